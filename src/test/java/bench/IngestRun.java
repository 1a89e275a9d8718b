package bench;

import adapters.devstack.RunningStack;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Lets one or several applications work off the topic and watches them from outside. */
final class IngestRun {
    private static final long LONGEST_STANDSTILL_NANOS = 90_000_000_000L;
    private static final int POLL_MILLIS = 200;

    private final Database database;
    private final RunningStack stack;
    private final List<Application> applications;
    private final long postmaster;

    IngestRun(Database database, RunningStack stack, Application... applications) throws SQLException {
        this.database = database;
        this.stack = stack;
        this.applications = List.of(applications);
        this.postmaster = database.postmaster();
    }

    /**
     * @param whole from the first committed batch to the last: the start of the virtual machine stays out, and so do the
     *     messages of that first batch
     * @param secondHalf of the same: what remains once the virtual machine has compiled what it needs
     */
    record Result(Moment.Span whole, Moment.Span secondHalf) {}

    Result measure(long messages) throws SQLException, IOException, InterruptedException {
        Moment first = untilAtLeast(now(), 1);
        Moment half = reaches(messages / 2, first);
        Moment last = reaches(messages, half);
        return new Result(last.since(first), last.since(half));
    }

    /** When so many messages were done. */
    Moment reaches(long messages) throws SQLException, IOException, InterruptedException {
        return reaches(messages, now());
    }

    private Moment reaches(long messages, Moment from) throws SQLException, IOException, InterruptedException {
        Moment latest = from;
        while (latest.done() < messages) {
            latest = untilAtLeast(latest, latest.done() + 1);
        }
        return latest;
    }

    private Moment untilAtLeast(Moment before, long wanted) throws SQLException, IOException, InterruptedException {
        while (database.consumed() < wanted) {
            for (Application application : applications) {
                application.checkAlive();
            }
            if (System.nanoTime() - before.nanos() > LONGEST_STANDSTILL_NANOS) {
                throw new IllegalStateException(
                        "Nothing was ingested for 90 s:\n" + applications.get(0).logTail());
            }
            Thread.sleep(POLL_MILLIS);
        }
        return now();
    }

    private Moment now() throws SQLException {
        return new Moment(
                System.nanoTime(),
                database.consumed(),
                ProcessAccounts.ofFamily(postmaster),
                applications.stream()
                        .mapToLong(application -> ProcessAccounts.ofProcess(application.pid()))
                        .sum(),
                ProcessAccounts.ofProcess(stack.host().pid()),
                ProcessAccounts.ofMachine());
    }
}
