package application.ports;

import java.time.Duration;
import java.time.Instant;

/** How often somebody tried to sign in, counted for all instances together. */
public interface Attempts {

    /**
     * Counts one more.
     *
     * @param key whose attempts are counted, such as an account's name or an address
     * @param within the time after which counting begins anew
     * @return attempts within that time, this one included
     */
    int add(String key, Duration within, Instant now);

    /** One attempt was none. */
    void takeBack(String key);

    void forget(String key);

    void forgetBefore(Instant time);
}
