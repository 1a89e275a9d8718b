package adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import fixtures.LocalStackResource;
import fixtures.Rows;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;

/** Partitions are made ahead, and one that was missing stops nothing. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class PartitionsTest {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT);

    @Inject
    @Readiness
    Schema schema;

    @Inject
    Sql sql;

    @Inject
    Rows rows;

    @Inject
    Clock clock;

    @Test
    void theSchedulePutsWhatCameWithoutAPartitionIntoTheOneThatItMakes() {
        YearMonth ahead =
                YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).plusMonths(2);
        String events = "events_" + NAME.format(ahead);
        String raw = "orders_raw_" + NAME.format(ahead);
        sql.update("drop table if exists " + events + ", " + raw);
        Instant first = ahead.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant last = first.atOffset(ZoneOffset.UTC).plusMonths(1).toInstant().minus(1, ChronoUnit.MICROS);
        for (Instant at : List.of(first, last)) {
            rows.event(at.getEpochSecond(), "partitions-" + at, at).insert();
            rows.raw("partitions", 0, at.getEpochSecond(), at, new byte[] {'{'}).insert();
        }
        assertThat(places()).containsExactly("events_default 2", "orders_raw_default 2");

        schema.makePartitions();

        assertThat(places()).containsExactly(events + " 2", raw + " 2");
        assertThat(sql.query(
                        "select relname as name from pg_class where relname ~ '^(events|orders_raw)_[0-9]{6}$'"
                                + " and right(relname, 6) between ? and ? order by relname",
                        row -> row.getString("name"), NAME.format(ahead.minusMonths(2)), NAME.format(ahead)))
                .hasSize(6);
        rows.execute("delete from events where event_id like 'partitions-%'");
        rows.execute("delete from orders_raw where topic = 'partitions'");
    }

    private List<String> places() {
        return sql.query("""
                select tableoid::regclass || ' ' || count(*) as place from events where event_id like 'partitions-%' group by tableoid
                union all
                select tableoid::regclass || ' ' || count(*) from orders_raw where topic = 'partitions' group by tableoid
                order by 1""", row -> row.getString("place"));
    }
}
