package adapters.postgres;

import application.ports.OrderRecord;
import application.ports.StateLock;
import application.ports.StoreUnavailable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Keeps the marks that tell in which five minutes of creation there are orders of a status or stage, so that a list of the rare ones
 * need not look through all orders.
 */
@ApplicationScoped
class OrderMarks {
    private static final Logger LOG = Logger.getLogger(OrderMarks.class);
    private static final long SLOT_SECONDS = Duration.ofMinutes(5).toSeconds();
    private static final int MOST_AT_ONCE = 200;
    private static final String ADD = """
            insert into order_marks (mark, slot)
            select new.mark, new.slot from unnest(?::text[], ?::text[]::timestamptz[]) as new (mark, slot)
            where not exists (select from order_marks known where known.mark = new.mark and known.slot = new.slot)
            on conflict do nothing""";
    private static final String FORGET = "select forget_order_marks(?)";

    private final Sql sql;
    private final StateLock lock;

    OrderMarks(Sql sql, StateLock lock) {
        this.sql = sql;
        this.lock = lock;
    }

    private record Mark(String name, Instant slot) {}

    void add(Collection<OrderRecord> orders) {
        Set<Mark> marks = orders.stream().flatMap(OrderMarks::marks).collect(Collectors.toSet());
        if (!marks.isEmpty()) {
            List<Mark> wanted = List.copyOf(marks);
            sql.update(
                    ADD,
                    Sql.column(wanted, Mark::name),
                    Sql.column(wanted, mark -> mark.slot().toString()));
        }
    }

    private static Stream<Mark> marks(OrderRecord order) {
        Instant slot = slot(order.state().createdAt());
        return Stream.of(order.shown().name(), order.state().status().stage().name())
                .map(name -> new Mark(name, slot));
    }

    /** As the function {@code order_slot} of the schema. */
    static Instant slot(Instant at) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), SLOT_SECONDS) * SLOT_SECONDS);
    }

    @Scheduled(every = "20s", delayed = "20s", concurrentExecution = ConcurrentExecution.SKIP)
    void forgetOld() {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                lock.acquire();
                sql.query(FORGET, row -> true, MOST_AT_ONCE);
            });
        } catch (DatabaseFailure | StoreUnavailable failure) {
            LOG.debugf("marks of orders are looked through later: %s", failure.getMessage());
        }
    }
}
