package adapters.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents and the compose file say of the settings, held against the settings. */
class DocumentedSettingsTest {
    private static final Pattern VARIABLE = Pattern.compile("`([A-Z]+(?:_[A-Z]+)*)`");
    private static final String OPERATIONS = read("docs/operations.md");
    private static final String CONFIGURATION = read("src/main/resources/application.properties");

    @ParameterizedTest
    @EnumSource
    void theOperationsPageTellsTheDefaultOfEachSettingAndWhatItTakes(Setting setting) {
        String shown = defaultOf(setting).isEmpty() ? "not set" : "`" + defaultOf(setting) + "`";

        assertThat(OPERATIONS)
                .contains("| `%s` | %s | %s |"
                        .formatted(setting, shown, setting.takes().description()));
    }

    @Test
    void theCheckOfSessionsKnowsTheirDefault() {
        assertThat(SettingsCheck.SESSION_LIFE_BY_DEFAULT).isEqualTo(defaultOf(Setting.SESSION_LIFE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ko.md"})
    void everyReadmeHasEachSettingInItsTable(String readme) {
        assertThat(variables(read(readme)))
                .containsAll(Arrays.stream(Setting.values()).map(Setting::name).toList());
    }

    @Test
    void theOperationsPageTellsTheRightsOfTheRunningAccount() {
        assertThat(OPERATIONS).contains(read("src/main/resources/db/grants.sql").replace(":account", "fulfilment"));
    }

    @Test
    void bothReadmesNameTheSameVariables() {
        assertThat(variables(read("README.ko.md"))).isEqualTo(variables(read("README.md")));
    }

    /** The port inside a container is always the same; {@code APP_LISTEN} says where it is reached. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QUARKUS_HTTP_PORT")
    void theContainersTakeEachSettingFromTheExampleOfTheirEnvironment(Setting setting) {
        assertThat(read("docker/compose.yaml")).contains("      " + setting + ":");
        assertThat(read("docker/.env.example")).containsPattern("(?m)^#?" + setting + "=");
    }

    /** The variables in the first column of tables. */
    private static Set<String> variables(String document) {
        return document.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", 3)[1])
                .flatMap(cell -> VARIABLE.matcher(cell).results().map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String defaultOf(Setting setting) {
        Matcher expression =
                Pattern.compile("(?m)^[^%#].*\\$\\{" + setting + ":([^}]*)\\}").matcher(CONFIGURATION);
        boolean passedOn = setting.name().startsWith("KAFKA_SASL_");
        assertThat(expression.find())
                .as("%s in application.properties", setting)
                .isNotEqualTo(passedOn);
        if (passedOn) {
            return "";
        }
        boolean followsAnother = expression.group(1).startsWith("${quarkus.datasource.");
        return followsAnother ? "" : expression.group(1);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
