package adapters.simulator;

import java.time.Instant;

/** How one channel writes an event down. */
interface Dialect {

    byte[] write(ChannelEvent event);

    /** The number within the channel becomes an order id of the look customers know from it; one number, one id. */
    String orderId(long tenDigits, Instant orderedAt);
}
