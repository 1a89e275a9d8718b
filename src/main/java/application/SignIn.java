package application;

import application.ports.AccessLog;
import application.ports.AccessLog.Entry;
import application.ports.Accounts;
import application.ports.Accounts.StoredAccount;
import application.ports.Passwords;
import domain.access.AccessEvent;
import domain.access.AccountName;
import domain.access.SignedIn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks at a name and a password (SPEC §10). Whoever guesses learns nothing but that it was wrong: an unknown name costs the same time
 * as a wrong password, and tries are counted by the name typed, whether an account has it or not ({@link AttemptLimits}).
 */
@ApplicationScoped
public class SignIn {
    private static final int LONGEST_TYPED = 200;

    private final Accounts accounts;
    private final Passwords passwords;
    private final AttemptLimits limits;
    private final AccessLog log;
    private final AllowedAccounts allowed;
    private final Clock clock;
    private final String nobodysHash;

    SignIn(
            Accounts accounts,
            Passwords passwords,
            AttemptLimits limits,
            AccessLog log,
            AllowedAccounts allowed,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.limits = limits;
        this.log = log;
        this.allowed = allowed;
        this.clock = clock;
        this.nobodysHash = passwords.hash("nobody has this password");
    }

    /**
     * What somebody claims to be.
     *
     * @param address from where
     */
    public record Claim(String name, String password, String address) {
        @Override
        public String toString() {
            return "a claim of " + address;
        }
    }

    /** Empty: refused, for whatever reason. */
    public Optional<SignedIn> attempt(Claim claim) {
        Instant now = clock.instant();
        String name = AccountName.of(claim.name()).map(AccountName::value).orElse(shortened(claim.name()));
        return switch (limits.byPassword(name, claim.address(), now)) {
            case GRANTED -> look(name, claim, now);
            case REFUSED_FIRST -> refused(AccessEvent.SIGN_IN_LIMITED, name, claim, now);
            case REFUSED -> Optional.empty();
        };
    }

    private Optional<SignedIn> look(String name, Claim claim, Instant now) {
        Optional<StoredAccount> account = AccountName.of(name).flatMap(accounts::account);
        String hash = account.map(StoredAccount::passwordHash).orElse(nobodysHash);
        boolean right = passwords.matches(claim.password(), hash);
        Optional<SignedIn> visitor = account.filter(found -> right).flatMap(allowed::in);
        if (visitor.isEmpty()) {
            return refused(AccessEvent.SIGN_IN_REFUSED, name, claim, now);
        }
        limits.wasRight(visitor.get().name(), claim.address(), now);
        return visitor;
    }

    private Optional<SignedIn> refused(AccessEvent event, String name, Claim claim, Instant now) {
        log.write(new Entry(event, name, null, claim.address(), null), now);
        return Optional.empty();
    }

    /** As much of it as is worth keeping; the rest would be a stranger's to fill the log with. */
    static String shortened(String typed) {
        String storable = typed.replace('\0', '\uFFFD').replaceAll("[\\uD800-\\uDFFF]", "\uFFFD");
        return storable.substring(0, Math.min(storable.length(), LONGEST_TYPED));
    }
}
