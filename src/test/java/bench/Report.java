package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what was measured, in words that keep their meaning when they are quoted elsewhere. */
final class Report {
    private final int processors = Runtime.getRuntime().availableProcessors();

    void traffic(Plan plan, long bytes) {
        say(
                "Traffic: %d messages, mix %s, seed %d, %d bytes on average, 6 partitions",
                plan.count, plan.mix, plan.seed, bytes / plan.count);
    }

    void machine(Database database) throws IOException, SQLException {
        say("Machine: %d processors, Java %s, load %s", processors, System.getProperty("java.version"), load());
        say(
                "PostgreSQL %s: fsync %s, synchronous_commit %s, full_page_writes %s, shared_buffers %s",
                database.text("show server_version"),
                database.text("show fsync"),
                database.text("show synchronous_commit"),
                database.text("show full_page_writes"),
                database.text("show shared_buffers"));
    }

    void contents(Database database) throws SQLException {
        say("Stored: %s", join(database.counts("""
                select 'raw', count(*) from orders_raw union all select 'events', count(*) from events
                union all select 'orders', count(*) from orders union all select 'holds', count(*) from holds
                union all select 'alerts', count(*) from alerts""")));
        say(
                "Bad events: %s",
                join(
                        database.counts(
                                "select reason_code, count(*) from events where reason_code is not null group by 1 order by 1")));
        say("Holds: %s", join(database.counts("select reason, count(*) from holds group by 1 order by 1")));
        say(
                "Disk: %,d MB of tables and indexes; written to the log ahead of them since initdb: %,d MB",
                database.number("select pg_database_size(current_database())") >> 20,
                database.number("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint") >> 20);
    }

    void result(IngestRun.Result run, Moment.Span bare) throws IOException {
        Moment.Span ingest = run.whole();
        Moment.Span later = run.secondHalf();
        say("");
        say(
                "Ingest:    %,.0f messages/s (%,d in %.1f s after the first batch)",
                ingest.perSecond(), ingest.messages(), ingest.seconds());
        say(
                "           CPU-µs per message: %.1f = application %.1f + PostgreSQL %.1f (Kafka, besides: %.1f)",
                ingest.together(), ingest.client(), ingest.server(), ingest.kafka());
        say(
                "           the second half alone: %,.0f messages/s, %.1f µs = application %.1f + PostgreSQL %.1f",
                later.perSecond(), later.together(), later.client(), later.server());
        say("           CPU taken by other processes meanwhile: %.0f %%", 100 * ingest.othersShare(processors));
        say("Bare COPY: %,.0f messages/s (%,d in %.1f s)", bare.perSecond(), bare.messages(), bare.seconds());
        say(
                "           CPU-µs per message: %.1f = client %.1f + PostgreSQL %.1f",
                bare.together(), bare.client(), bare.server());
        say("");
        say("Ratio of bare COPY's CPU to ours, both sides together: %.2f", bare.together() / ingest.together());
        say("Ratio of bare COPY's CPU to ours, PostgreSQL alone:    %.2f", bare.server() / ingest.server());
        say("Ratio of our messages/s to bare COPY's:                %.2f", ingest.perSecond() / bare.perSecond());
        say("Load at the end: %s", load());
    }

    void memory(HeapLog heap, long residentKilobytes) {
        say(
                "Application's heap: after collections at least %s MB in the quarters of the run, of %d MB; %d collections; at most %d MB resident",
                heap.quarters(), heap.limit(), heap.collections(), residentKilobytes / 1_024);
    }

    void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static String load() throws IOException {
        String[] averages = Files.readString(Path.of("/proc/loadavg")).split(" ", -1);
        return averages[0] + " (1 min) " + averages[1] + " (5 min)";
    }

    private static String join(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
