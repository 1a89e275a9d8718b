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
    private static final String TOPIC = "event";
    private static final long SEED = 7;
    private static final int MESSAGES = 6_000;
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final URI console;
    private final Map<String, String> pages;

    private TakePictures(URI console, Map<String, String> pages) {
        this.console = console;
        this.pages = pages;
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
            trade(stack.addresses().bootstrapServers());
            try (Application application = Application.start(jar, stack.addresses(), TOPIC, folder, settings)) {
                application.awaitReady(port);
                settle(database, application);
                take(new TakePictures(URI.create("http://localhost:" + port), pages(database)), List.of(arguments));
            }
        }
        Folders.delete(folder);
    }

    /** The same orders each time, of the day that ends now, and two bursts among them. */
    private static void trade(String bootstrapServers) {
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

    /** Waits until all is consumed and rolled up. */
    private static void settle(Database database, Application application)
            throws SQLException, IOException, InterruptedException {
        long before = -1;
        while (database.consumed() != before
                || before == 0
                || database.number("select count(*) from dirty_windows") > 0) {
            before = database.consumed();
            application.checkAlive();
            Thread.sleep(3_000);
        }
    }

    private static Map<String, String> pages(Database database) throws SQLException {
        String burst = database.text(
                "select order_id from holds where reason = 'FUL-FRAUD-USER' and released_at is null order by hold_id desc limit 1");
        String alert =
                database.text("select alert_key from alerts where event_id is not null order by alert_key limit 1");
        String delivered = database.text(
                "select order_id from orders where current_status = 'DELIVERED' order by created_at desc limit 1");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("start", "/");
        pages.put("orders", "/orders");
        pages.put("orders-none", "/orders?q=nothing-like-this");
        pages.put("held-order", "/orders/" + encoded(burst));
        pages.put("delivered-order", "/orders/" + encoded(delivered));
        pages.put("events", "/events");
        pages.put("errors", "/events?only_error=true");
        pages.put("alerts", "/alerts");
        pages.put("alert-groups", "/alerts?view=groups");
        pages.put("alert", "/alerts/one?key=" + encoded(alert));
        pages.put("products", "/products");
        pages.put("exemptions", "/exemptions");
        pages.put("notifications", "/notifications");
        return pages;
    }

    private static void take(TakePictures pictures, List<String> arguments) throws IOException {
        Path executable = Chromium.executable().orElseThrow(() -> new IllegalStateException("No Chromium found"));
        try (Chromium chromium = Chromium.launch(executable)) {
            pictures.takeAll(chromium);
            if (arguments.contains("--readme")) {
                pictures.takeForReadme(chromium);
            }
        }
    }

    private void takeAll(Chromium chromium) throws IOException {
        Files.createDirectories(PICTURES);
        for (String language : List.of("ko", "en")) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (Screen screen : Screen.values()) {
                    Look look = Look.USUAL.in(language).in(scheme).on(screen);
                    String kind = "-%d-%s-%s.png"
                            .formatted(screen.width(), scheme, language)
                            .toLowerCase(Locale.ROOT);
                    take(chromium, look, pages, PICTURES, kind, true);
                }
            }
        }
    }

    private void takeForReadme(Chromium chromium) {
        Map<String, String> shown = new LinkedHashMap<>(pages);
        shown.keySet().retainAll(List.of("start", "held-order"));
        take(chromium, Look.USUAL, shown, Path.of("docs", "pictures"), ".png", false);
    }

    private void take(
            Chromium chromium, Look look, Map<String, String> shown, Path folder, String ending, boolean whole) {
        try (Visit visit = chromium.visit(console, look)) {
            shown.forEach((name, address) -> {
                Page page = visit.open(address).page();
                // the script that marks the page live comes last; charts have drawn by then
                page.waitForSelector("html[data-live=on]");
                page.screenshot(new Page.ScreenshotOptions().setFullPage(whole).setPath(folder.resolve(name + ending)));
            });
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
