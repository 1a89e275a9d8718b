package bench;

import adapters.devstack.Folders;
import adapters.devstack.RunningStack;
import adapters.devstack.StackPlan;
import adapters.simulator.Message;
import adapters.simulator.SampleData;
import adapters.simulator.Scenario;
import adapters.simulator.TopicWriter;
import adapters.simulator.TrafficPlan;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import fixtures.browser.Chromium;
import fixtures.browser.Look;
import fixtures.browser.Screen;
import fixtures.browser.Visit;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Pictures of every page of the packaged application after a day of simulated trade. Run it by {@code docs/pictures/take}. */
public final class TakePictures {
    private static final String CHART_DRAWN =
            "() => !document.getElementById('chart-canvas') || window.Chart?.getChart('chart-canvas')";
    private static final String TOPIC = "event";
    private static final long SEED = 7;
    private static final int MESSAGES = 6_000;
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final URI console;
    private final Chromium chromium;

    private TakePictures(URI console, Chromium chromium) {
        this.console = console;
        this.chromium = chromium;
    }

    /** @param arguments {@code --readme}: the pictures of the README too */
    public static void main(String... arguments) throws Exception {
        Path folder = Path.of("target", "pictures-stack");
        Folders.delete(folder);
        StackPlan plan = StackPlan.in(folder, TOPIC).withBinaries(folder.resolveSibling("postgres-bin"));
        int port = Application.freePort();
        Path jar = Path.of("target", "quarkus-app", "quarkus-run.jar");
        Map<String, String> settings = Map.of("QUARKUS_HTTP_PORT", String.valueOf(port), "ROLL_UP_EVERY", "1s");
        try (RunningStack stack = RunningStack.start(plan, 0, reason -> {});
                Database database = new Database(stack.addresses())) {
            Database.migrate(stack.addresses());
            database.register(SampleData.products());
            try (Application application = Application.start(jar, stack.addresses(), TOPIC, folder, settings);
                    Chromium chromium = Chromium.launch(chromium())) {
                application.awaitReady(port);
                TakePictures pictures = new TakePictures(URI.create("http://localhost:" + port), chromium);
                pictures.takeAll(Map.of("first-run", "/"));
                long messages = trade(stack.addresses().bootstrapServers());
                application.await(() ->
                        database.consumed() == messages && database.number("select count(*) from dirty_windows") == 0);
                Map<String, String> pages = pages(database);
                pictures.takeAll(pages);
                if (List.of(arguments).contains("--readme")) {
                    pictures.takeForReadme(pages);
                }
            }
        }
        Folders.delete(folder);
    }

    private static Path chromium() {
        return Chromium.executable().orElseThrow(() -> new IllegalStateException("No Chromium found"));
    }

    /**
     * The same orders each time, of the day that ends now, and two bursts among them.
     *
     * @return how many messages tell of them
     */
    private static long trade(String bootstrapServers) {
        Instant start = Instant.now().minus(Duration.ofHours(26));
        try (TopicWriter writer = new TopicWriter(bootstrapServers, TOPIC, Duration.ofMinutes(1))) {
            write(
                    writer,
                    Scenario.MIXED,
                    start,
                    MESSAGES / (double) Duration.ofHours(26).toSeconds(),
                    MESSAGES);
            write(writer, Scenario.USER_BURST, Instant.now().minusSeconds(900), 1, 120);
            write(writer, Scenario.PRODUCT_BURST, Instant.now().minusSeconds(600), 1, 120);
            writer.flush();
            return writer.written();
        }
    }

    private static void write(TopicWriter writer, Scenario scenario, Instant start, double perSecond, int messages) {
        Iterator<Message> traffic =
                scenario.traffic(new TrafficPlan(SEED + messages, start, perSecond, Duration.ofMinutes(40)));
        for (int i = 0; i < messages; i++) {
            Message message = traffic.next();
            if (message.at().isBefore(Instant.now())) {
                writer.write(message);
            }
        }
    }

    private static Map<String, String> pages(Database database) throws SQLException {
        String burst = database.text(
                "select order_id from holds where reason = 'FUL-FRAUD-USER' and released_at is null order by hold_id desc limit 1");
        String alert =
                database.text("select alert_key from alerts where event_id is not null order by alert_key limit 1");
        String delivered = database.text(
                "select order_id from orders where current_status = 'DELIVERED' order by created_at desc limit 1");
        String event =
                database.text("select event_id from events where reason_code = 'EVT-SCHEMA' order by seq desc limit 1");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("start", "/");
        pages.put("orders", "/orders");
        pages.put("orders-none", "/orders?q=nothing-like-this");
        pages.put("held-order", "/orders/" + encoded(burst));
        pages.put("delivered-order", "/orders/" + encoded(delivered));
        pages.put("events", "/events");
        pages.put("errors", "/events?only_error=true");
        pages.put("raw-message", "/events/raw?id=" + encoded(event));
        pages.put("alerts", "/alerts?status=UNRESOLVED");
        pages.put("alert-groups", "/alerts?status=UNRESOLVED&view=groups");
        pages.put("alert", "/alerts/one?key=" + encoded(alert));
        pages.put("products", "/products");
        pages.put("exemptions", "/exemptions");
        pages.put("notifications", "/notifications");
        pages.put("accounts", "/accounts");
        pages.put("own-account", "/account");
        pages.put("not-found", "/orders/none");
        return pages;
    }

    private void takeAll(Map<String, String> pages) throws IOException {
        Files.createDirectories(PICTURES);
        for (String language : List.of("ko", "en")) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (Screen screen : Screen.EXTREMES) {
                    Look look = Look.USUAL.in(language).in(scheme).on(screen);
                    String kind = "-%d-%s-%s.png"
                            .formatted(screen.width(), scheme, language)
                            .toLowerCase(Locale.ROOT);
                    try (Visit visit = chromium.visit(console, look)) {
                        take(visit, pages, PICTURES, kind, true);
                        visit.page().context().clearCookies();
                        visit.open("/login?lang=" + language);
                        picture(visit.page(), PICTURES.resolve("sign-in" + kind), true);
                    }
                }
            }
        }
    }

    private void takeForReadme(Map<String, String> pages) {
        Map<String, String> shown = new LinkedHashMap<>(pages);
        shown.keySet().retainAll(List.of("start", "held-order"));
        try (Visit visit = chromium.visit(console, Look.USUAL)) {
            take(visit, shown, Path.of("docs", "pictures"), ".png", false);
        }
    }

    private static void take(Visit visit, Map<String, String> pages, Path folder, String ending, boolean whole) {
        pages.forEach((name, address) -> {
            Page page = visit.open(address).page();
            page.waitForSelector("html[data-live=on]");
            page.waitForFunction(CHART_DRAWN);
            picture(page, folder.resolve(name + ending), whole);
        });
    }

    private static void picture(Page page, Path file, boolean whole) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(whole).setPath(file));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
