package application;

import application.ports.AccessLog;
import application.ports.AccessLog.Entry;
import application.ports.Accounts;
import application.ports.Accounts.StoredAccount;
import application.ports.Attempts;
import application.ports.Passwords;
import domain.access.AccessEvent;
import domain.access.AccountName;
import domain.access.SignedIn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks at a name and a password (SPEC §10). Whoever guesses learns nothing but that it was wrong: an unknown name costs the same time
 * as a wrong password, and attempts are counted by the name typed, whether an account has it or not. Attempts count before the password
 * is looked at, so that many at once do not slip through.
 */
@ApplicationScoped
public class SignIn {
    public static final int MOST_BY_NAME = 10;
    public static final int MOST_BY_ADDRESS = 100;
    public static final Duration COUNTED_WITHIN = Duration.ofMinutes(10);
    private static final int LONGEST_TYPED = 200;

    private final Accounts accounts;
    private final Passwords passwords;
    private final Attempts attempts;
    private final AccessLog log;
    private final AllowedAccounts allowed;
    private final Clock clock;
    private final String nobodysHash;

    SignIn(
            Accounts accounts,
            Passwords passwords,
            Attempts attempts,
            AccessLog log,
            AllowedAccounts allowed,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.attempts = attempts;
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
        int fromHere = attempts.add(addressKey(claim.address()), COUNTED_WITHIN, now) - MOST_BY_ADDRESS;
        int beyond = fromHere > 0 ? fromHere : attempts.add(name(name), COUNTED_WITHIN, now) - MOST_BY_NAME;
        if (beyond > 0) {
            return beyond == 1 ? refused(AccessEvent.SIGN_IN_LIMITED, name, claim, now) : Optional.empty();
        }
        Optional<StoredAccount> account = AccountName.of(name).flatMap(accounts::account);
        String hash = account.map(StoredAccount::passwordHash).orElse(nobodysHash);
        boolean right = passwords.matches(claim.password(), hash);
        Optional<SignedIn> visitor = account.filter(found -> right).flatMap(allowed::in);
        if (visitor.isEmpty()) {
            return refused(AccessEvent.SIGN_IN_REFUSED, name, claim, now);
        }
        attempts.forget(name(name));
        attempts.takeBack(addressKey(claim.address()));
        return visitor;
    }

    private static String name(String name) {
        return "name " + name;
    }

    /** Under which the attempts from an address are counted. */
    static String addressKey(String address) {
        return "address " + address;
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
