package adapters.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressShownTest {

    @Test
    void anObjectIsReadAsItsValues() {
        assertThat(AddressShown.addressLines(
                        "{\"name\":\"장지호\",\"zip\":22382,\"road\":{\"city\":\"인천광역시\",\"more\":[\"중구\",\"108동\"]}}"))
                .containsExactly("장지호", "22382", "인천광역시", "중구", "108동");
    }

    @Test
    void whatAnObjectLeavesOutTakesNoLine() {
        assertThat(AddressShown.addressLines("{\"name\":null,\"zip\":\"  \",\"road\":\"1 Sejong-daero\"}"))
                .containsExactly("1 Sejong-daero");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 Sejong-daero, Seoul",
                "{gate 3} 1 Sejong-daero",
                "{\"road\":\"1 Sejong-daero\"} rear",
                "{}",
                "{\"road\":",
                "[\"1 Sejong-daero\"]"
            })
    void anythingElseIsShownAsItCame(String address) {
        assertThat(AddressShown.addressLines(address)).containsExactly(address);
    }
}
