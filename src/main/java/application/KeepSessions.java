package application;

import application.ports.AccessLog;
import application.ports.AccessLog.Entry;
import application.ports.Accounts;
import application.ports.Sessions;
import application.ports.Sessions.Lifetime;
import domain.access.AccessEvent;
import domain.access.AccessRules;
import domain.access.SignedIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Begins and ends the sessions of those who signed in, and tells whose are in effect. */
@ApplicationScoped
public class KeepSessions {
    private final Sessions sessions;
    private final Accounts accounts;
    private final AttemptLimits limits;
    private final AccessLog log;
    private final AllowedAccounts allowed;
    private final Lifetime lifetime;
    private final Clock clock;

    KeepSessions(
            Sessions sessions,
            Accounts accounts,
            AttemptLimits limits,
            AccessLog log,
            AllowedAccounts allowed,
            AccessRules rules,
            Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.limits = limits;
        this.log = log;
        this.allowed = allowed;
        this.lifetime = new Lifetime(rules.sessionIdle(), rules.sessionLife());
        this.clock = clock;
    }

    /**
     * Begins a session, and forgets what ended by itself.
     *
     * @param digest of a secret that was never a session's before
     * @param address from where
     */
    @Transactional
    public void begin(String digest, SignedIn visitor, String address) {
        Instant now = clock.instant();
        sessions.forgetEnded(lifetime, now);
        limits.tidy(now);
        sessions.open(digest, visitor, now);
        String name = visitor.name().value();
        log.write(new Entry(AccessEvent.SIGNED_IN, name, name, address, null), now);
    }

    /** Who is signed in by the session; empty where it has ended. */
    public Optional<SignedIn> visitor(String digest) {
        return sessions.account(digest, lifetime, clock.instant()).flatMap(allowed::in);
    }

    /** Like {@link #visitor}, for an open page that looks on: the session does not last longer by it. */
    public Optional<SignedIn> onlooker(String digest) {
        return sessions.accountUnused(digest, lifetime, clock.instant()).flatMap(allowed::in);
    }

    /** Whether what somebody signed in as is still so. */
    public boolean holds(SignedIn visitor) {
        return accounts.account(visitor.name()).flatMap(allowed::in).equals(Optional.of(visitor));
    }

    /** Ends the session; a secret that was copied is worth nothing from then on. */
    @Transactional
    public void end(String digest, SignedIn visitor, String address) {
        sessions.close(digest);
        String name = visitor.name().value();
        log.write(new Entry(AccessEvent.SIGNED_OUT, name, name, address, null), clock.instant());
    }
}
