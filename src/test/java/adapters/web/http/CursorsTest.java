package adapters.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import application.views.OrderPosition;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
    @ParameterizedTest
    @ValueSource(strings = {"A-1", "a/b/c", "주문 №1", ""})
    void aPositionComesBackAsItWas(String orderId) {
        OrderPosition position = new OrderPosition(Instant.parse("2026-03-01T00:00:00.000001Z"), orderId);

        assertThat(Cursors.order(Cursors.ofOrder(position))).isEqualTo(position);
    }

    @Test
    void timesBeforeTheEpochComeBackToo() {
        OrderPosition position = new OrderPosition(Instant.parse("1969-12-31T23:59:59.999999Z"), "x");

        assertThat(Cursors.order(Cursors.ofOrder(position))).isEqualTo(position);
    }

    @Test
    void cursorsAreTextThatNeedsNoEscapingInAUrl() {
        assertThat(Cursors.ofProduct("상품/1?&")).matches("[A-Za-z0-9_-]+");
        assertThat(Cursors.event(Cursors.ofEvent(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void noCursorIsTheBeginning() {
        assertThat(Cursors.order(null)).isNull();
        assertThat(Cursors.product("")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "zz", "=", "MTIz", "L3g", "_w", "LTkyMjMzNzIwMzY4NTQ3NzU4MDgveA"})
    void whatNoListGaveOutIsRefused(String cursor) {
        assertThatThrownBy(() -> Cursors.order(cursor)).isInstanceOf(Refusal.class);
    }
}
