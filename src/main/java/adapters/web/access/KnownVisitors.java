package adapters.web.access;

import application.KeepSessions;
import application.SignIn;
import application.SignIn.Claim;
import application.ports.StoreUnavailable;
import domain.access.SignedIn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who the latest visitors were, so that not every request asks the database, nor costs a look at a password. What another instance ends
 * is known here within {@link #TRUSTED}; what this one ends, at once. While the database is away, who came shortly before stays in.
 */
@ApplicationScoped
public class KnownVisitors {
    private static final Duration TRUSTED = Duration.ofSeconds(5);
    private static final Duration TRUSTED_WITHOUT_DATABASE = Duration.ofMinutes(5);
    private static final Duration PASSWORD_REMEMBERED = Duration.ofMinutes(5);
    private static final int MOST = 10_000;
    private static final String SESSION = "session ";
    private static final String OPEN_PAGE = "open page ";
    private static final int ATTEMPTED_AT_ONCE = 64;

    private final KeepSessions sessions;
    private final SignIn signIn;
    private final Clock clock;
    private final String key = Secrets.fresh();
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, Known> passwords = new ConcurrentHashMap<>();
    private final Object[] attempting =
            Stream.generate(Object::new).limit(ATTEMPTED_AT_ONCE).toArray();

    KnownVisitors(KeepSessions sessions, SignIn signIn, Clock clock) {
        this.sessions = sessions;
        this.signIn = signIn;
        this.clock = clock;
    }

    /**
     * What was found out.
     *
     * @param visitor empty: nobody
     */
    record Known(Optional<SignedIn> visitor, Instant since) {}

    /** Whose session it is, if that needs no look into the database. */
    @Nullable
    Known knownBySession(String secret) {
        return fresh(known.get(SESSION + Secrets.digest(secret)), TRUSTED);
    }

    /** Like {@link #knownBySession}, for what an open page asks by itself. */
    @Nullable
    Known knownByOpenPage(String secret) {
        return fresh(seenByOpenPage(Secrets.digest(secret)), TRUSTED);
    }

    /** Whose session it is; empty where it has ended. */
    Optional<SignedIn> bySession(String secret) {
        String digest = Secrets.digest(secret);
        return recent(SESSION + digest, known.get(SESSION + digest), () -> sessions.visitor(digest));
    }

    /** Like {@link #bySession}, without being a use of the session. */
    Optional<SignedIn> byOpenPage(String secret) {
        String digest = Secrets.digest(secret);
        return recent(OPEN_PAGE + digest, seenByOpenPage(digest), () -> sessions.onlooker(digest));
    }

    /** A use of the session tells as much as a look that is none. */
    private @Nullable Known seenByOpenPage(String digest) {
        Known looked = known.get(OPEN_PAGE + digest);
        Known used = known.get(SESSION + digest);
        return looked == null || (used != null && used.since().isAfter(looked.since())) ? used : looked;
    }

    /**
     * Whose name and password they are; empty where they are nobody's. A script's requests that come at the same time are one attempt, not
     * many.
     */
    Optional<SignedIn> byPassword(Claim claim) {
        String proof = Secrets.digest(key, claim.name() + '\0' + claim.password());
        Optional<SignedIn> known = remembered(proof);
        if (known.isPresent()) {
            return known;
        }
        synchronized (attempting[Math.floorMod(proof.hashCode(), attempting.length)]) {
            return remembered(proof).or(() -> {
                Optional<SignedIn> visitor = signIn.attempt(claim);
                return visitor.isPresent() ? keep(passwords, proof, visitor) : visitor;
            });
        }
    }

    private Optional<SignedIn> remembered(String proof) {
        Known before = fresh(passwords.get(proof), PASSWORD_REMEMBERED);
        return before == null ? Optional.empty() : before.visitor().filter(this::holds);
    }

    /** Whether what somebody signed in as is still so. */
    boolean holds(SignedIn visitor) {
        String account = "account " + visitor.accountId() + " " + visitor.generation();
        return recent(account, known.get(account), () -> Optional.of(visitor).filter(sessions::holds))
                .isPresent();
    }

    /** To be called when a session ended or an account changed. */
    public void forget() {
        known.clear();
        passwords.clear();
    }

    private Optional<SignedIn> recent(String what, @Nullable Known before, Supplier<Optional<SignedIn>> look) {
        Known trusted = fresh(before, TRUSTED);
        if (trusted != null) {
            return trusted.visitor();
        }
        try {
            return keep(known, what, look.get());
        } catch (StoreUnavailable away) {
            Known lately = fresh(before, TRUSTED_WITHOUT_DATABASE);
            if (lately == null) {
                throw away;
            }
            return lately.visitor();
        }
    }

    private Optional<SignedIn> keep(Map<String, Known> where, String what, Optional<SignedIn> visitor) {
        if (where.size() >= MOST) {
            where.clear();
        }
        where.put(what, new Known(visitor, clock.instant()));
        return visitor;
    }

    private @Nullable Known fresh(@Nullable Known entry, Duration within) {
        return entry != null && entry.since().plus(within).isAfter(clock.instant()) ? entry : null;
    }
}
