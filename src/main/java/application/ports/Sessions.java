package application.ports;

import application.ports.Accounts.StoredAccount;
import domain.access.SignedIn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who is signed in by form. A session is known by the digest of a secret that only the visitor's browser has, so that a reader of the
 * store cannot sign in by it.
 */
public interface Sessions {

    /**
     * How long a session lasts.
     *
     * @param idle without a use
     * @param whole in any case
     */
    record Lifetime(Duration idle, Duration whole) {}

    void open(String digest, SignedIn visitor, Instant now);

    /** Whose session it is, and notes that it is used; empty where it has ended, or its account has changed since. */
    Optional<StoredAccount> account(String digest, Lifetime lifetime, Instant now);

    /** Whose session it is, without a use of it; empty where it has ended, or its account has changed since. */
    Optional<StoredAccount> accountUnused(String digest, Lifetime lifetime, Instant now);

    void close(String digest);

    /** Forgets what has ended by itself. */
    void forgetEnded(Lifetime lifetime, Instant now);
}
