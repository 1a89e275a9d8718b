package adapters.web.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fixtures.Arrivals;
import fixtures.LocalStackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class OrderStoryPagesTest {
    private final Instant noon = Instant.now().minusSeconds(3_600).truncatedTo(ChronoUnit.SECONDS);

    @Inject
    Arrivals arrivals;

    private String buyer;

    @BeforeEach
    void sevenOrdersOfOneBuyerOfWhichTheFirstLeft() {
        buyer = "os-" + UUID.randomUUID();
        given().contentType("application/json").body("{}").put("/api/products/" + buyer);
        List<String> messages = new ArrayList<>();
        messages.add(event(0, "PAID", noon.minusSeconds(40)));
        messages.add(event(0, "SHIPPED", noon.minusSeconds(30)));
        for (int i = 1; i <= 6; i++) {
            messages.add(event(i, "PAID", noon.plusSeconds(i)));
        }
        arrivals.arrive(messages);
    }

    @Test
    void aHeldOrderShowsTheBurstBehindIt() {
        String page = page(6);

        assertThat(page)
                .contains(
                        "Why is it held?",
                        "role=\"img\"",
                        "User " + buyer + " placed 6 orders within 10 s; 5 are allowed.")
                .containsOnlyOnce("dot-left");
        assertThat(page.split("<circle class=\"dot", -1)).hasSize(7);
        assertThat(page.split("dot dot-counted", -1)).hasSize(7);
    }

    @Test
    void theOrderThatSetTheBurstOffIsMarkedByItsShapeAndEachTellsItsTime() {
        String page = page(3);

        assertThat(page)
                .contains("key-trigger\">the order that set it off")
                .containsPattern("<path class=\"dot dot-counted\"[^>]*>\\s*<title>" + id(6) + " · "
                        + shown(noon.plusSeconds(6)) + " · the order that set it off · in the window")
                .contains("<title>" + id(1) + " · " + shown(noon.plusSeconds(1)) + " · in the window</title>")
                .contains("<title>" + id(0) + " · " + shown(noon.minusSeconds(40)) + " · had already left</title>");
        assertThat(page.split("<path class=\"dot", -1)).hasSize(2);
    }

    @Test
    void anAlertOfABurstShowsTheBurstBehindIt() {
        String key = given().get("/api/orders/" + id(2)).path("alerts.find { it.kind == 'HOLD' }.alert_key");

        String page = given().get("/alerts/one?lang=en&key=" + key).asString();

        assertThat(page)
                .contains(
                        "User " + buyer + " placed 6 orders within 10 s; 5 are allowed.",
                        "Orders of the last 60 s that it concerns: 7.",
                        "role=\"img\"",
                        "Show the orders (7 of 7)",
                        "<a href=\"/orders/" + id(2) + "\" aria-current=\"true\">")
                .doesNotContain("in a short time");
        assertThat(page.split("<circle class=\"dot", -1)).hasSize(7);
    }

    @Test
    void aLongStorySaysWhereItIsCutAndNoStopIsCalledSkippedForIt() {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 202; i++) {
            messages.add(event(3, "PICKING", noon.plusSeconds(i == 0 ? 4 : 10 + i)));
        }
        arrivals.arrive(messages.subList(0, 199));
        assertThat(page(3))
                .doesNotContain("Events before this are not told here.")
                .contains("stop-SKIPPED");

        arrivals.arrive(messages.subList(199, messages.size()));

        assertThat(page(3))
                .containsOnlyOnce("Events before this are not told here. <a href=\"/events?order_id=" + id(3) + "\">")
                .doesNotContain("stop-SKIPPED");
        String story = page(3).replaceAll("(?s)^.*<ol class=\"story\">|</ol>.*$", "");
        assertThat(story.indexOf("not told here")).isLessThan(story.indexOf("<strong>Held</strong>"));
    }

    @Test
    void aHoldIsActedOnHoweverManyAlertsItsOrderHas() {
        String key = given().get("/api/orders/" + id(5)).path("alerts.find { it.kind == 'HOLD' }.alert_key");
        List<String> bad = new ArrayList<>();
        for (int i = 0; i < 201; i++) {
            bad.add("{\"event_id\":\"%1$s-bad%2$d\",\"order_id\":\"%1$s\",\"status\":\"LOST\"}".formatted(id(5), i));
        }
        arrivals.arrive(bad);

        assertThat(page(5))
                .contains("name=\"key\" value=\"0 " + key + "\"")
                .contains("This order has more alerts than are told here. <a href=\"/alerts?status=ALL&amp;order_id="
                        + id(5));
    }

    @Test
    void whatTheSystemDidIsSaidInTheVisitorsLanguage() {
        arrivals.arrive(List.of(event(4, "CANCELED", noon.plusSeconds(60))));

        assertThat(given().get("/orders/" + id(4)).asString())
                .contains("주문 취소 (시스템)")
                .doesNotContain("<bdi>system</bdi>");
    }

    @Test
    void theWayShowsWhereTheOrderStandsAndWhatItSkipped() {
        assertThat(page(0))
                .containsPattern(
                        "stop-SKIPPED\">\\s*<span class=\"stop-mark\">.*\\s*</span>\\s*<span class=\"stop-name\">Picking")
                .containsPattern(
                        "stop-CURRENT\" aria-current=\"step\">\\s*.*\\s*</span>\\s*<span class=\"stop-name\">Shipped")
                .containsPattern("stop-AHEAD\">\\s*.*\\s*</span>\\s*<span class=\"stop-name\">Delivered")
                .doesNotContain("Why is it held?");
        assertThat(page(3)).contains("stop-CURRENT stop-held");

        arrivals.arrive(List.of(event(3, "CANCELED", noon.plusSeconds(60))));
        assertThat(page(3))
                .containsPattern(
                        "stop-CURRENT\" aria-current=\"step\">\\s*.*\\s*</span>\\s*<span class=\"stop-name\">Cancelled")
                .doesNotContain("stop-AHEAD", "stop-SKIPPED");
    }

    @Test
    void theStoryTellsAllInOneSequenceTheLatestFirst() {
        arrivals.arrive(List.of(event(2, "PICKING", noon.plusSeconds(20)), event(2, "CREATED", noon.plusSeconds(25))));
        String key = given().get("/api/orders/" + id(2)).path("alerts.find { it.kind == 'HOLD' }.alert_key");
        given().contentType("application/json")
                .body("{\"note\":\"known buyer\"}")
                .post("/api/alerts/" + key + "/resolve")
                .then()
                .statusCode(200);

        String story = page(2).replaceAll("(?s)^.*<ol class=\"story\">|</ol>.*$", "");

        assertThat(story)
                .containsSubsequence(
                        "known buyer", "Illegal move", "Moved while held", "<strong>Held</strong>", "Paid</span>");
        assertThat(page(2)).contains("Past holds: 1", "Events that need a look");
    }

    private static String shown(Instant at) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").format(at.atZone(ZoneId.of("Asia/Seoul")));
    }

    private String page(int number) {
        return given().get("/orders/" + id(number) + "?lang=en").asString();
    }

    private String id(int number) {
        return buyer + "-" + number;
    }

    private String event(int number, String status, Instant at) {
        return "{\"order_id\":\"%s\",\"user_id\":\"%s\",\"product_id\":\"%s\",\"address\":\"1 Sejong-daero\",\"status\":\"%s\",\"occurred_at\":\"%s\"}"
                .formatted(id(number), buyer, buyer, status, at);
    }
}
