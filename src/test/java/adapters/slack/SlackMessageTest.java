package adapters.slack;

import static org.assertj.core.api.Assertions.assertThat;

import adapters.settings.Settings.Language;
import application.ports.Notifier.Digest;
import application.ports.Notifier.Wording;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import domain.alert.AlertGroup;
import domain.alert.AlertGroup.Kind;
import domain.event.EventReason;
import domain.hold.HoldReason;
import fixtures.LocalStackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class SlackMessageTest {
    private static final Instant AT = Instant.parse("2026-03-02T01:02:03.456Z");
    private static final String[] PIECES = {
        "<!channel>",
        "&",
        "*",
        "_",
        "`",
        "\n",
        "\"",
        "\\",
        "a",
        "주",
        "😀",
        "/",
        "?#",
        "%",
        "\u202e",
        "|",
        "x".repeat(150)
    };

    @Test
    void aBurstIsToldInKorean() throws JsonProcessingException {
        Wording wording = message(Language.KO).of(burst(false));

        assertThat(wording.text()).isEqualTo("고객 주문 급증 (FUL-FRAUD-USER): 철수 &amp; 영희, 미해결 알림 12건");
        JsonNode body = new ObjectMapper().readTree(wording.body());
        assertThat(body.at("/text").textValue()).isEqualTo(wording.text());
        assertThat(body.at("/blocks/0/type").textValue()).isEqualTo("header");
        assertThat(body.at("/blocks/0/text/type").textValue()).isEqualTo("plain_text");
        assertThat(body.at("/blocks/0/text/text").textValue()).isEqualTo("고객 주문 급증 (FUL-FRAUD-USER)");
        assertThat(body.at("/blocks/1/text/text").textValue()).isEqualTo("*고객* 철수 &amp; 영희\n미해결 알림 12건");
        assertThat(body.at("/blocks/2/text/text").textValue()).isEqualTo("""
                        • <https://console.example/ops/orders/A%2F1%20%2A|A/1 ∗>
                        • <https://console.example/ops/orders/%EC%A3%BC%EB%AC%B8|주문>
                        외 주문 10건""");
        assertThat(body.at("/blocks/3/elements/0/text").textValue())
                .isEqualTo("마지막 발생 2026-03-02 10:02:03 (Asia/Seoul)");
        assertThat(body.at("/blocks")).hasSize(4);
    }

    @Test
    void anUpdateIsToldInEnglish() {
        assertThat(message(Language.EN).of(burst(true)).text())
                .isEqualTo(
                        "More: Burst of one user (FUL-FRAUD-USER): 철수 &amp; 영희, Open alerts: 12, new since the last message: 3");
    }

    @Test
    void messagesWithoutAnOrderLeadToTheErrors() {
        Digest digest = new Digest(new AlertGroup("EVT-PARSE", Kind.NONE, ""), 5, 5, false, 0, List.of(), AT);

        assertThat(message(Language.EN).of(digest).body())
                .contains(
                        "Message that is not JSON (EVT-PARSE)",
                        "*Messages* without an order id",
                        "<https://console.example/ops/events?only_error=true|See the errors>");
    }

    @Test
    void everyReasonHasWordsInBothLanguages() {
        for (Language language : Language.values()) {
            for (String code : codes()) {
                Digest digest = new Digest(new AlertGroup(code, Kind.ORDER, "o"), 1, 1, false, 1, List.of("o"), AT);
                assertThat(message(language).of(digest).text())
                        .matches(".{3,} \\(" + code + "\\): o, .*1.*")
                        .doesNotContain("{");
            }
        }
    }

    @Test
    void slacksLimitsHoldForAnyText() throws JsonProcessingException {
        for (long seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            List<String> orders = new ArrayList<>();
            for (int i = random.nextInt(11); i > 0; i--) {
                orders.add(text(random));
            }
            String code = codes().get(random.nextInt(codes().size()));
            AlertGroup group = new AlertGroup(code, List.of(Kind.values()).get(random.nextInt(4)), text(random));
            long open = random.nextLong(1, Long.MAX_VALUE);
            Digest digest = new Digest(group, open, open, random.nextBoolean(), open, orders, AT);

            assertWithinLimits(
                    message(List.of(Language.values()).get(random.nextInt(2))).of(digest));
        }
    }

    private static void assertWithinLimits(Wording wording) throws JsonProcessingException {
        JsonNode body = new ObjectMapper().readTree(wording.body());
        assertThat(body.at("/blocks").size()).isBetween(3, 50);
        assertThat(body.at("/blocks/0/text/text").textValue()).hasSizeBetween(1, 150);
        assertThat(wording.text()).hasSizeBetween(1, 3_000).doesNotContain("<", ">", "\n");
        for (JsonNode block : body.at("/blocks")) {
            JsonNode text = block.at("/text");
            if (block.at("/type").textValue().equals("section")) {
                assertThat(text.at("/text").textValue())
                        .hasSizeBetween(1, 3_000)
                        .doesNotContain("<!", "<@", "`");
                assertThat(text.at("/verbatim").booleanValue()).isTrue();
                assertLinksOnly(text.at("/text").textValue());
            }
        }
    }

    /** Angle brackets are those of our own links. */
    private static void assertLinksOnly(String markup) {
        assertThat(markup.replaceAll("<https://console\\.example/ops/[A-Za-z0-9%._?=/-]+\\|[^<>|\n]+>", ""))
                .doesNotContain("<", ">");
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(40); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.codePoints()
                .limit(200)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<String> codes() {
        return Stream.concat(
                        HoldReason.codes().stream(),
                        Arrays.stream(EventReason.values()).map(EventReason::code))
                .toList();
    }

    private static Digest burst(boolean update) {
        AlertGroup group = new AlertGroup("FUL-FRAUD-USER", Kind.USER, "철수 & 영희");
        return new Digest(group, 12, update ? 3 : 12, update, 12, List.of("A/1 *", "주문"), AT);
    }

    private static SlackMessage message(Language language) {
        return new SlackMessage(language, ZoneId.of("Asia/Seoul"), URI.create("https://console.example/ops/"));
    }
}
