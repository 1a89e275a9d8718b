package application;

import application.ports.LiveTables;
import application.ports.LiveTables.TableComparison;
import application.ports.MetricsWindows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Recomputes everything that follows from the raw copies and from what people did, beside what is stored, and compares the two: the same
 * use cases take the same messages in once more. Nobody is told of anything by it.
 */
@ApplicationScoped
public class RebuildFromRaw {
    private static final int ORDERS_AT_ONCE = 1_000;

    private final LiveTables live;
    private final ForeknownDecisions foreknown;
    private final IngestEvents ingestEvents;
    private final ReplaySteps steps;
    private final RollUpMetrics rollUp;

    RebuildFromRaw(
            LiveTables live,
            ForeknownDecisions foreknown,
            IngestEvents ingestEvents,
            ReplaySteps steps,
            RollUpMetrics rollUp) {
        this.live = live;
        this.foreknown = foreknown;
        this.ingestEvents = ingestEvents;
        this.steps = steps;
        this.rollUp = rollUp;
    }

    /** What became of it. */
    public sealed interface Outcome {

        /** Nothing was done. */
        record Refused(String why) implements Outcome {}

        /**
         * All tables were compared.
         *
         * @param messages how many were taken in once more
         * @param changes how many changes of operators
         * @param replaced whether what was stored gave way to what was recomputed
         */
        record Compared(long messages, long changes, List<TableComparison> tables, boolean replaced)
                implements Outcome {
            public boolean identical() {
                return tables.stream().allMatch(table -> table.different() == 0);
            }
        }
    }

    /**
     * Recomputes and compares.
     *
     * @param replace whether what is stored shall give way where anything differs
     * @throws RuntimeException where the database fails: what is stored is as it was
     */
    public Outcome rebuild(boolean replace) {
        Optional<String> objection = live.objection();
        if (objection.isPresent()) {
            return new Outcome.Refused(objection.get());
        }
        live.layOut();
        foreknown.on(live.decidedOrders());
        Replaying replaying = new Replaying(ingestEvents, steps);
        live.replay(replaying);
        settle();
        Outcome.Compared compared =
                new Outcome.Compared(replaying.messages(), replaying.changes(), live.compare(), false);
        boolean replaced = replace && !compared.identical();
        if (replaced) {
            live.replace();
        }
        live.clear();
        return new Outcome.Compared(compared.messages(), compared.changes(), compared.tables(), replaced);
    }

    /** What is not in the messages joins them; the figures come last, because they count all of it. */
    private void settle() {
        Set<String> withoutStock = live.takeOverShortages();
        inPortions(withoutStock, steps::judgeAgain);
        Set<String> takenOver = new HashSet<>(withoutStock);
        takenOver.addAll(foreknown.orderIds());
        inPortions(takenOver, steps::openAlertsOfDecided);
        live.takeOverRecords();
        if (!(rollUp.run() instanceof MetricsWindows.Done)) {
            throw new IllegalStateException("somebody else rolls up; stop all instances and try again");
        }
    }

    private static void inPortions(Collection<String> orderIds, Consumer<Set<String>> work) {
        List<String> all = new ArrayList<>(orderIds);
        for (int from = 0; from < all.size(); from += ORDERS_AT_ONCE) {
            work.accept(Set.copyOf(all.subList(from, Math.min(from + ORDERS_AT_ONCE, all.size()))));
        }
    }
}
