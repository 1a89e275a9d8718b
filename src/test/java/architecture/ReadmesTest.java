package architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What both languages have in common: names, commands, examples and links. */
class ReadmesTest {
    private static final Pattern BLOCK = Pattern.compile("```.*?```", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");
    private static final String ENGLISH = "README.md";
    private static final String KOREAN = "README.ko.md";

    @Test
    void bothLanguagesSayTheSameInCode() throws IOException {
        assertThat(found(CODE, KOREAN)).isEqualTo(found(CODE, ENGLISH));
    }

    @Test
    void bothLanguagesLeadToTheSamePages() throws IOException {
        assertThat(found(LINK, KOREAN)).isEqualTo(found(LINK, ENGLISH));
    }

    @Test
    void bothLanguagesHaveTheSameBlocks() throws IOException {
        assertThat(BLOCK.matcher(Files.readString(Path.of(KOREAN))).results().count())
                .isEqualTo(BLOCK.matcher(Files.readString(Path.of(ENGLISH)))
                        .results()
                        .count());
    }

    private static Set<String> found(Pattern pattern, String readme) throws IOException {
        String text = BLOCK.matcher(Files.readString(Path.of(readme))).replaceAll("");
        Set<String> found = pattern.matcher(text)
                .results()
                .map(result -> result.group(1).replaceAll("\\s+", " "))
                .collect(Collectors.toCollection(TreeSet::new));
        // the way to the other language
        found.removeAll(Set.of(ENGLISH, KOREAN));
        return found;
    }
}
