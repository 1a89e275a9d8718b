package domain.alert;

import java.time.Duration;

/** What came of one attempt to deliver a message; what it says of a failure never contains the address. */
public sealed interface Delivery {

    /** The channel has it. */
    record Accepted() implements Delivery {}

    /** The channel will not take it, however often it is sent. */
    record Refused(String why) implements Delivery {}

    /**
     * The channel is told too much.
     *
     * @param pause how long it wants no message at all
     */
    record Throttled(Duration pause) implements Delivery {}

    /** Nobody knows whether it arrived; another attempt may succeed. */
    record Broken(String why) implements Delivery {}
}
