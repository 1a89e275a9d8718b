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
import java.util.stream.Collectors;

/** The evidence of a hold in its columns from {@code trigger_order_id} to {@code detail}. */
final class EvidenceColumns {
    private EvidenceColumns() {}

    static void write(BinaryRows row, Evidence evidence) {
        if (evidence instanceof Evidence.Burst burst) {
            row.text(burst.trigger().orderId())
                    .time(burst.trigger().at())
                    .int4(burst.rule().limit())
                    .int8(burst.rule().window().toMillis())
                    .int8(burst.rule().lookback().toMillis())
                    .text(null);
        } else if (evidence instanceof Evidence.Stated stated) {
            row.text(stated.eventId())
                    .time(stated.at())
                    .int4(null)
                    .int8(null)
                    .int8(null)
                    .text(stated.reason());
        } else if (evidence instanceof Evidence.MissingData missing) {
            withoutTrigger(row).text(missing.inOrder().stream().map(Lack::name).collect(Collectors.joining(",")));
        } else if (evidence instanceof Evidence.Shortage shortage) {
            withoutTrigger(row).text(shortage.wanted() + "/" + shortage.available() + "/" + shortage.productId());
        }
    }

    static Evidence read(ResultSet row, HoldReason reason) throws SQLException {
        return switch (reason) {
            case VALID ->
                new Evidence.MissingData(Arrays.stream(row.getString("detail").split(","))
                        .map(Lack::valueOf)
                        .collect(Collectors.toSet()));
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

    private static Evidence.Shortage shortage(String[] parts) {
        return new Evidence.Shortage(parts[2], Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    private static BinaryRows withoutTrigger(BinaryRows row) {
        return row.text(null).time(null).int4(null).int8(null).int8(null);
    }
}
