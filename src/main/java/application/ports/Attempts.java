package application.ports;

import java.time.Duration;
import java.time.Instant;

/** How often somebody tried to sign in, counted for all instances together, and from where owners of accounts did. */
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

    /** Forgets what is counted by keys that end so. */
    void forgetEnding(String end);

    void forgetBefore(Instant time);

    /** Remembers that the owner of the account came in from there. */
    void enter(String account, String place, Instant now);

    /** Whether the owner of the account came in from there after that time. */
    boolean entered(String account, String place, Instant after);

    void forgetPlacesBefore(Instant time);
}
