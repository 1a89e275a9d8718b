package adapters.postgres.console;

import adapters.postgres.Query;
import adapters.postgres.Sql;
import application.views.OrderTallies;
import application.views.OrderTallies.Channel;
import domain.hold.HoldReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts today's orders and the held ones along their indexes. All onlookers share one result, and the longer the counting took, the
 * longer the result serves: counting never takes more than a twentieth of the time.
 */
@ApplicationScoped
class OrderTalliesReader {
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);
    private static final int REST_PER_WORK = 20;
    private static final String CHANNELS = """
            select channel, orders, coalesce(held, 0) as held
            from (select channel, count(*) as orders from orders where created_at >= ? group by channel) today
            left join (
                select channel, count(*) as held from orders where created_at >= ? and hold_reason_code is not null group by channel
            ) h using (channel)
            order by orders desc, channel""";
    private static final String REASONS = """
            select hold_reason_code, count(*) as orders from orders where hold_reason_code is not null group by hold_reason_code""";

    private final Sql sql;
    private @Nullable Counted latest;

    OrderTalliesReader(Sql sql) {
        this.sql = sql;
    }

    private record Counted(Instant midnight, OrderTallies tallies, long servesUntil) {
        boolean serves(Instant day) {
            return midnight.equals(day) && System.nanoTime() - servesUntil < 0;
        }
    }

    synchronized OrderTallies read(Instant midnight) {
        Counted known = latest;
        if (known != null && known.serves(midnight)) {
            return known.tallies();
        }
        long begun = System.nanoTime();
        OrderTallies tallies = sql.readPlannedSnapshot(connection -> count(connection, midnight));
        long ended = System.nanoTime();
        long rest = Math.max(SHORTEST_REST.toNanos(), REST_PER_WORK * (ended - begun));
        latest = new Counted(midnight, tallies, ended + rest);
        return tallies;
    }

    private static OrderTallies count(Connection connection, Instant midnight) throws SQLException {
        List<Channel> channels = new Query(CHANNELS, midnight, midnight)
                .list(
                        connection,
                        row -> new Channel(row.getString("channel"), row.getLong("orders"), row.getLong("held")));
        Map<HoldReason, Long> reasons = new EnumMap<>(HoldReason.class);
        new Query(REASONS)
                .list(
                        connection,
                        row -> reasons.put(
                                HoldReason.ofCode(row.getString("hold_reason_code")), row.getLong("orders")));
        return new OrderTallies(channels, reasons);
    }
}
