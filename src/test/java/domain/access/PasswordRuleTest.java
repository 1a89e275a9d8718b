package domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "0123456789a",
                "비밀번호를길게적습니다",
                "passwordless-door",
                "seventy-two bytes are the most that bcrypt looks at, and these are them."
            })
    void aLongOneThatIsNotGuessedFirstIsTaken(String password) {
        assertThat(PasswordRule.fault("kim", password)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ninechars, TOO_SHORT",
        "'seventy-two bytes are the most that bcrypt looks at, but this has more !!', TOO_LONG",
        "한글은글자하나가세바이트이므로스물네글자가가장긴비밀번호입니다, TOO_LONG",
        "Password123, EASY_TO_GUESS",
        "adminadmin, EASY_TO_GUESS",
        "!!changeme!!, EASY_TO_GUESS",
        "8027461935, EASY_TO_GUESS",
        "abababababab, EASY_TO_GUESS",
        "qwertyuiop, EASY_TO_GUESS",
        "warehouse-lead, LIKE_THE_NAME",
        "Warehouse-Lead2026!, LIKE_THE_NAME"
    })
    void othersAreRefusedWithTheReason(String password, PasswordFault fault) {
        assertThat(PasswordRule.fault("warehouse-lead", password)).hasValue(fault);
    }
}
