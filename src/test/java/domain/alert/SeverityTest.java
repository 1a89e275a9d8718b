package domain.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityTest {

    @ParameterizedTest
    @CsvSource({
        "EVT-HELD, CRITICAL",
        "FUL-FRAUD-USER, HIGH",
        "FUL-FRAUD-PROD, HIGH",
        "FUL-INV, NORMAL",
        "FUL-VALID, NORMAL",
        "EVT-SCHEMA, NORMAL"
    })
    void whatCanStillBeStoppedComesFirst(String reason, Severity severity) {
        assertThat(Severity.of(reason)).isEqualTo(severity);
    }
}
