package domain.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of SPEC §5, every pair of it. */
class AlertStatusTest {

    @ParameterizedTest
    @CsvSource({
        "OPEN, ACK, ACK",
        "OPEN, RESOLVE, RESOLVED",
        "OPEN, RETRY, RETRY_REQUESTED",
        "ACK, ACK,",
        "ACK, RESOLVE, RESOLVED",
        "ACK, RETRY, RETRY_REQUESTED",
        "RETRY_REQUESTED, ACK,",
        "RETRY_REQUESTED, RESOLVE, RESOLVED",
        "RETRY_REQUESTED, RETRY,",
        "RESOLVED, ACK,",
        "RESOLVED, RESOLVE,",
        "RESOLVED, RETRY,",
    })
    void anActionLeadsOnOrIsRefused(AlertStatus from, AlertAction action, AlertStatus to) {
        assertThat(from.after(action)).isEqualTo(Optional.ofNullable(to));
    }
}
