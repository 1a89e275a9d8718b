package bench;

import com.microsoft.playwright.Page;
import fixtures.browser.Chromium;
import fixtures.browser.Look;
import fixtures.browser.Visit;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * How soon a visitor sees each page when the tables are full, by the browser's own first contentful paint, and what its first load takes
 * over the network. Run it by {@code bench/pages}.
 */
public final class PagesBenchmark {
    private static final List<String> PAGES = List.of(
            "/",
            "/orders",
            "/orders?status=HOLD",
            "/orders?late=true",
            "/orders?status=DELIVERED&channel=popup",
            "/orders?q=user0123",
            "/events",
            "/events?only_error=true",
            "/alerts?status=UNRESOLVED",
            "/alerts?status=UNRESOLVED&view=groups",
            "/products",
            "/notifications",
            "/exemptions");
    private static final int WARM_UP = 10;

    /** One message in Slack for each alert of the fill. */
    private static final String MESSAGES = """
            insert into notifications (reason, group_kind, group_subject, status, created_at, due_at, next_attempt_at, attempts, alert_count,
                new_count, sent_at, settled_at)
            select reason, group_kind, group_subject, 'SENT', opened_at, opened_at, opened_at, 1, 1, 1, opened_at, opened_at
            from alerts order by opened_at""";

    /** Milliseconds from the beginning of the navigation. */
    private static final String PAINT = """
            () => new Promise((resolve) => new PerformanceObserver((list) => list.getEntries()
                    .filter((entry) => entry.name === 'first-contentful-paint')
                    .forEach((entry) => resolve(entry.startTime)))
                .observe({ type: 'paint', buffered: true }))""";

    /** Bytes of the page, and of what it asked for, without the chart's script, which is fetched once the page stands. */
    private static final String TRANSFERRED = """
            () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                .filter((entry) => !entry.name.includes('/chart.js/'))
                .reduce((sum, entry) => sum + entry.transferSize, 0)""";

    @Option(names = "--orders", paramLabel = "<n>", description = "Orders in the tables. Default: ${DEFAULT-VALUE}.")
    int orders = 2_000_000;

    @Option(names = "--events", paramLabel = "<n>", description = "Events in the tables. Default: ${DEFAULT-VALUE}.")
    int events = 10_000_000;

    @Option(names = "--loads", paramLabel = "<n>", description = "Loads of each page. Default: ${DEFAULT-VALUE}.")
    int loads = 50;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and end.")
    boolean help;

    public static void main(String... arguments) throws Exception {
        PagesBenchmark benchmark = new PagesBenchmark();
        CommandLine syntax = new CommandLine(benchmark);
        syntax.parseArgs(arguments);
        if (benchmark.help) {
            syntax.usage(System.out);
            return;
        }
        benchmark.run();
    }

    private void run() throws SQLException, IOException, InterruptedException {
        Path executable = Chromium.executable().orElseThrow(() -> new IllegalStateException("No Chromium found"));
        Report report = new Report();
        StoredTrade.with("bench-pages", orders, events, Map.of(), report, trade -> {
            trade.database().execute(MESSAGES);
            trade.database().execute("vacuum analyze notifications");
            trade.application().awaitReady(trade.port());
            trade.await(() -> true);
            try (Chromium chromium = Chromium.launch(executable)) {
                measure(chromium, URI.create("http://localhost:" + trade.port()), report);
            }
        });
    }

    private void measure(Chromium chromium, URI console, Report report) {
        report.say("First contentful paint of %,d loads with a filled cache; first load with an empty one", loads);
        report.say("%-42s %10s %10s %14s %14s", "", "median ms", "most ms", "first load ms", "first load KB");
        try (Visit usual = chromium.visit(console, Look.USUAL)) {
            for (String path : PAGES) {
                for (int i = 0; i < WARM_UP; i++) {
                    paint(usual.page(), path);
                }
                double[] millis = new double[loads];
                Arrays.setAll(millis, i -> paint(usual.page(), path));
                Arrays.sort(millis);
                try (Visit first = chromium.visit(console, Look.USUAL)) {
                    double cold = paint(first.page(), path);
                    first.page().waitForSelector("html[data-live=on]");
                    double kilobytes = number(first.page(), TRANSFERRED) / 1_000;
                    report.say(
                            "%-42s %10.0f %10.0f %14.0f %14.0f",
                            path, millis[loads / 2], millis[loads - 1], cold, kilobytes);
                }
            }
        }
    }

    private static double paint(Page page, String path) {
        page.navigate(path);
        return number(page, PAINT);
    }

    private static double number(Page page, String script) {
        return ((Number) page.evaluate(script)).doubleValue();
    }
}
