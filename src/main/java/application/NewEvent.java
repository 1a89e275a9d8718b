package application;

import application.ports.Decoded.Accepted;
import application.ports.RawMessage.Position;
import domain.order.OrderEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event that is to be kept.
 *
 * @param position where its raw copy is; {@code null}: an operator made it, and no message brought it
 */
record NewEvent(OrderEvent event, @Nullable Position position) {

    static NewEvent of(Accepted message) {
        return new NewEvent(message.event(), message.raw().position());
    }

    static NewEvent byOperator(OrderEvent event) {
        return new NewEvent(event, null);
    }
}
