package adapters.postgres;

import domain.hold.BurstRule;
import domain.hold.BurstRule.Trigger;
import domain.hold.Evidence;
import domain.hold.HoldReason;
import domain.hold.Lack;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The evidence of a hold in its columns from {@code trigger_order_id} to {@code ever_lacked}. */
final class EvidenceColumns {
    private EvidenceColumns() {}

    static void write(BinaryRows row, Evidence evidence) {
        if (evidence instanceof Evidence.Burst burst) {
            row.text(burst.trigger().orderId())
                    .time(burst.trigger().at())
                    .int4(burst.rule().limit())
                    .int8(burst.rule().window().toMillis())
                    .int8(burst.rule().lookback().toMillis())
                    .text(null)
                    .text(null);
        } else if (evidence instanceof Evidence.Stated stated) {
            row.text(stated.eventId())
                    .time(stated.at())
                    .int4(null)
                    .int8(null)
                    .int8(null)
                    .text(stated.reason())
                    .text(null);
        } else if (evidence instanceof Evidence.MissingData missing) {
            withoutTrigger(row).text(names(missing.lacks())).text(names(missing.everLacked()));
        } else if (evidence instanceof Evidence.Shortage shortage) {
            withoutTrigger(row)
                    .text(shortage.wanted() + "/" + shortage.available() + "/" + shortage.productId())
                    .text(null);
        }
    }

    static Evidence read(ResultSet row, HoldReason reason) throws SQLException {
        return switch (reason) {
            case VALID -> new Evidence.MissingData(lacks(row.getString("detail")), lacks(row.getString("ever_lacked")));
            case INV -> shortage(row.getString("detail").split("/", 3));
            case FRAUD_USER, FRAUD_PROD ->
                new Evidence.Burst(
                        new Trigger(Sql.instant(row, "trigger_at"), row.getString("trigger_order_id")),
                        new BurstRule(
                                row.getInt("rule_limit"),
                                Duration.ofMillis(row.getLong("rule_window_ms")),
                                Duration.ofMillis(row.getLong("rule_lookback_ms"))));
            case CHANNEL, MANUAL ->
                new Evidence.Stated(
                        row.getString("trigger_order_id"), Sql.instant(row, "trigger_at"), row.getString("detail"));
        };
    }

    /** Lacks as text, always in the same order. */
    static String names(Set<Lack> lacks) {
        return lacks.stream().sorted().map(Lack::name).collect(Collectors.joining(","));
    }

    static Set<Lack> lacks(@Nullable String names) {
        return names == null || names.isEmpty()
                ? Set.of()
                : Arrays.stream(names.split(",", -1)).map(Lack::valueOf).collect(Collectors.toSet());
    }

    private static Evidence.Shortage shortage(String[] parts) {
        return new Evidence.Shortage(parts[2], Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    private static BinaryRows withoutTrigger(BinaryRows row) {
        return row.text(null).time(null).int4(null).int8(null).int8(null);
    }
}
