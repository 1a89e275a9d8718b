package adapters.rebuild;

import application.FailureSummary;
import application.RebuildFromRaw;
import application.RebuildFromRaw.Outcome;
import application.ports.LiveTables.TableComparison;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jboss.logging.Logger;

/** {@code rebuild}: a command of the same application that recomputes all tables from the raw copies and compares them. */
@ApplicationScoped
@Unremovable // only Main names it
public class RebuildCommand implements QuarkusApplication {
    public static final String NAME = "rebuild";

    private static final Logger LOG = Logger.getLogger(RebuildCommand.class);
    private static final String REPLACE = "--replace";
    private static final int IDENTICAL = 0;
    private static final int DIFFERENT = 1;
    private static final int WRONG_USAGE = 2;
    private static final int FAILED = 3;
    private static final String LINE = "%-18s %12s %12s %12s  %s%n";
    private static final String USAGE = """
            Usage: rebuild [--replace]
            Recomputes all tables from the raw copies in a schema of its own and compares them with what is stored.
              --replace   put what was recomputed in the place of what is stored where anything differs
            Exit code: 0 identical or replaced, 1 different, 2 wrong options, 3 not done.
            """;

    private final RebuildFromRaw rebuild;

    RebuildCommand(RebuildFromRaw rebuild) {
        this.rebuild = rebuild;
    }

    /** Takes away what consumes, serves, sends or wakes up by itself. To be called before the start. */
    public static void startNothingElse() {
        Map.of(
                        "quarkus.http.host-enabled", "false",
                        "quarkus.scheduler.enabled", "false",
                        "mp.messaging.incoming.events.enabled", "false",
                        "fulfilment.simulator", "off",
                        "quarkus.log.console.stderr", "true")
                .forEach(System::setProperty);
    }

    @Override
    public int run(String... options) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        int exitCode = run(out, options);
        out.flush();
        return exitCode;
    }

    private int run(PrintWriter out, String... options) {
        boolean replace = options.length == 1 && options[0].equals(REPLACE);
        if (options.length > 0 && !replace) {
            out.print(USAGE);
            return WRONG_USAGE;
        }
        try {
            return report(out, rebuild.rebuild(replace));
        } catch (RuntimeException failure) {
            LOG.debug("the rebuild failed", failure);
            out.println("Nothing was changed: " + FailureSummary.of(failure));
            return FAILED;
        }
    }

    private static int report(PrintWriter out, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            out.println("Nothing was done: " + refused.why());
            return FAILED;
        }
        Outcome.Compared compared = (Outcome.Compared) outcome;
        out.printf(
                "Took %,d messages and %,d changes of operators in once more.%n%n",
                compared.messages(), compared.changes());
        out.printf(LINE, "table", "live", "rebuilt", "different", "");
        compared.tables().forEach(table -> report(out, table));
        out.println();
        out.println(verdict(compared));
        return compared.identical() || compared.replaced() ? IDENTICAL : DIFFERENT;
    }

    private static void report(PrintWriter out, TableComparison table) {
        out.printf(
                LINE,
                table.table(),
                "%,d".formatted(table.live()),
                "%,d".formatted(table.rebuilt()),
                "%,d".formatted(table.different()),
                table.remark());
        table.first().forEach(row -> out.println("    " + row));
    }

    private static String verdict(Outcome.Compared compared) {
        if (compared.identical()) {
            return "All tables are identical.";
        }
        return compared.replaced()
                ? "What was recomputed is in the place of what was stored."
                : "What is stored differs from what was recomputed.";
    }
}
