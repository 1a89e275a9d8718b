package adapters.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SlackTextPropertyTest {
    private static final String[] PIECES = {
        "<!channel>",
        "<@U1>",
        "<http://x|y>",
        "&",
        "&lt;",
        "*",
        "**b**",
        "_",
        "_i_",
        "~",
        "`",
        "```",
        "|",
        "\n",
        "\r\n>",
        "\u2028",
        "\u202e",
        "\u0000",
        "\ud800",
        "a",
        "주문",
        "😀",
        "o_1",
        " ",
        ">"
    };

    static LongStream seeds() {
        return LongStream.range(0, 1_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "<!channel> ¦ &lt;!channel&gt;",
                "a & b ¦ a &amp; b",
                "*bold* `code` ~gone~ ¦ ∗bold∗ ˋcodeˋ ∼gone∼",
                "_it_ order_1_x ¦ ˍitˍ order_1_x",
                "a|b ¦ aǀb",
                "주문-1 😀 ¦ 주문-1 😀"
            })
    void markUpBecomesText(String text, String shown) {
        assertThat(SlackText.inert(text, 100)).isEqualTo(shown);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingFromOutsideFormatsMentionsOrBreaksTheLine(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        int longest = 1 + random.nextInt(60);

        String shown = SlackText.inert(text.toString(), longest);

        assertThat(shown).doesNotContainPattern("[<>*`~|\\p{Cntrl}\\u2028\\u2029\\u202e]");
        assertThat(shown.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&");
        assertThat(shown).doesNotContainPattern("(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");
        assertThat(shown.replaceAll("&(amp|lt|gt);", "x").codePoints().count()).isLessThanOrEqualTo(longest);
        assertThat(shown.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE))
                .isTrue();
    }
}
