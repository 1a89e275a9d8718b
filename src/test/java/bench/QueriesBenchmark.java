package bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import domain.metrics.Preset;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How long readers wait for each list, search and detail while events come in. Run it by {@code bench/queries}. */
public final class QueriesBenchmark {
    private static final int DEEP = 20;
    private static final int WARMING = 4;

    private final Options options;

    private QueriesBenchmark(Options options) {
        this.options = options;
    }

    /** What a run is asked for. */
    static final class Options {
        @Option(
                names = "--orders",
                paramLabel = "<n>",
                description = "Orders in the tables. Default: ${DEFAULT-VALUE}.")
        int orders = 2_000_000;

        @Option(
                names = "--events",
                paramLabel = "<n>",
                description = "Events in the tables. Default: ${DEFAULT-VALUE}.")
        int events = 10_000_000;

        @Option(
                names = "--rate",
                paramLabel = "<n>",
                description = "Events ingested per second. Default: ${DEFAULT-VALUE}.")
        int rate = 1_000;

        @Option(names = "--readers", paramLabel = "<n>", description = "Concurrent readers. Default: ${DEFAULT-VALUE}.")
        int readers = 50;

        @Option(
                names = "--pause",
                paramLabel = "<ms>",
                description = "From one request of a reader to its next when many read. Default: ${DEFAULT-VALUE}.")
        int pause = 1_000;

        @Option(
                names = "--calls",
                paramLabel = "<n>",
                description = "Requests of each kind. Default: ${DEFAULT-VALUE}.")
        int calls = 300;

        @Option(
                names = "--only",
                paramLabel = "<text>",
                description = "Kinds of calls whose names contain it. Default: all.")
        String only = "";

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this and end.")
        boolean help;
    }

    public static void main(String... arguments) throws Exception {
        Options options = new Options();
        CommandLine syntax = new CommandLine(options);
        syntax.parseArgs(arguments);
        if (options.help) {
            syntax.usage(System.out);
            return;
        }
        new QueriesBenchmark(options).run();
    }

    private void run() throws SQLException, IOException, InterruptedException {
        Report report = new Report();
        StoredTrade.with("bench-queries", options.orders, options.events, Map.of(), report, trade -> {
            try (LiveFeed feed = new LiveFeed(trade.addresses().bootstrapServers(), StoredTrade.TOPIC, options.rate)) {
                trade.await(() -> trade.database().consumed() > options.rate * 10L);
                measure(new QueryLoad(trade.port()), report);
                report.say(
                        "Lag at the end: %,d messages",
                        feed.written() - trade.database().consumed());
            }
        });
    }

    private void measure(QueryLoad load, Report report) throws IOException, InterruptedException {
        report.say("%-42s %27s %27s", "ms", "1 reader", options.readers + " readers");
        report.say("%-42s %8s %8s %8s  %8s %8s %8s", "", "median", "p99", "most", "median", "p99", "most");
        Map<String, String> calls = calls(load);
        calls.keySet().removeIf(name -> !name.contains(options.only));
        for (String path : calls.values()) {
            load.measure(path, WARMING, 0, options.calls / WARMING);
        }
        for (Map.Entry<String, String> call : calls.entrySet()) {
            QueryLoad.Latency one = load.measure(call.getValue(), 1, 50, options.calls);
            QueryLoad.Latency many = load.measure(
                    call.getValue(), options.readers, options.pause, Math.max(5, options.calls * 2 / options.readers));
            report.say(
                    "%-42s %8.1f %8.1f %8.1f  %8.1f %8.1f %8.1f",
                    call.getKey(), one.median(), one.p99(), one.worst(), many.median(), many.p99(), many.worst());
        }
    }

    private static Map<String, String> calls(QueryLoad load) throws IOException, InterruptedException {
        Map<String, String> calls = new LinkedHashMap<>();
        String orders = "/api/orders/page?limit=50";
        calls.put("orders, first page", orders);
        calls.put("orders, a deep page", deep(load, "/api/orders/page?limit=200"));
        for (String filter : new String[] {
            "channel=smartstore",
            "channel=popup",
            "channel=nobody",
            "status=CREATED",
            "status=PAID",
            "status=DELIVERED",
            "status=HOLD",
            "status=CANCELED",
            "stage=PAYMENT",
            "stage=LOGISTICS",
            "reason=FUL-INV",
            "reason=FUL-MANUAL",
            "late=true",
            "channel=popup&status=DELIVERED",
            "channel=mall&reason=FUL-INV",
            "status=PICKING&channel=coupang"
        }) {
            calls.put("orders, " + filter, orders + "&" + filter);
        }
        String order = new ObjectMapper()
                .readTree(load.get(orders + "&status=DELIVERED"))
                .at("/items/40/order_id")
                .asText();
        String tracking = new ObjectMapper()
                .readTree(load.get(orders + "&status=DELIVERED"))
                .at("/items/40/tracking_no")
                .asText();
        calls.put("search, common (2)", orders + "&q=2");
        calls.put("search, common (user)", orders + "&q=user");
        calls.put("search, whole order id", orders + "&q=" + order);
        calls.put("search, middle of a tracking number", orders + "&q=" + tracking.substring(2, 10));
        calls.put("search, six digits", orders + "&q=" + tracking.substring(3, 9));
        calls.put("search, one user", orders + "&q=USER0123456");
        calls.put("search, nothing (zzz-77)", orders + "&q=zzz-77");
        calls.put("search, nothing (zz)", orders + "&q=zz");
        calls.put("search, one user delivered", orders + "&status=DELIVERED&q=user0123456");
        calls.put("order", "/api/orders/" + URLEncoder.encode(order, StandardCharsets.UTF_8));
        String events = "/api/events/page?limit=50";
        calls.put("events, first page", events);
        calls.put("events, a deep page", deep(load, "/api/events/page?limit=200"));
        for (String filter : new String[] {
            "only_error=true",
            "channel=coupang",
            "channel=popup",
            "event_type=ORDER_PAID",
            "event_type=nothing",
            "channel=popup&event_type=ORDER_SHIPPED",
            "order_id=" + order
        }) {
            calls.put("events, " + filter.replace(order, "…"), events + "&" + filter);
        }
        String alerts = "/api/alerts/page?limit=50";
        calls.put("alerts, first page", alerts);
        for (String filter : new String[] {
            "status=OPEN", "status=RESOLVED", "kind=EVENT", "reason=FUL-INV", "status=ACK&reason=FUL-VALID"
        }) {
            calls.put("alerts, " + filter, alerts + "&" + filter);
        }
        calls.put("products", "/api/products");
        calls.put("summary", "/api/summary");
        for (Preset preset : Preset.values()) {
            calls.put("timeseries, " + preset.code(), "/api/timeseries?preset=" + preset.code());
        }
        for (String figures : new String[] {"orders", "events", "alerts"}) {
            calls.put("kpi, " + figures, "/api/kpi/" + figures + "?preset=" + Preset.MONTH.code());
        }
        return calls;
    }

    private static String deep(QueryLoad load, String path) throws IOException, InterruptedException {
        String next = path;
        for (int i = 0; i < DEEP; i++) {
            String cursor = new ObjectMapper()
                    .readTree(load.get(next))
                    .path("next_cursor")
                    .asText();
            next = path + "&cursor=" + cursor;
        }
        return next;
    }
}
