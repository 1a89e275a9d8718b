package application;

import application.ports.AccessLog;
import application.ports.AccessLog.Entry;
import application.ports.Accounts;
import application.ports.Accounts.NewAccount;
import application.ports.Accounts.StoredAccount;
import application.ports.Passwords;
import domain.access.AccessEvent;
import domain.access.AccessRules;
import domain.access.AccountName;
import domain.access.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The accounts that nobody signed in could make: the first administrator, and the dev profile's operator. */
@ApplicationScoped
public class FirstAccounts {
    /** Name and password of the dev profile's account. */
    public static final String DEV_NAME = "operator";

    private static final String ACTOR = "start";

    private final Accounts accounts;
    private final Passwords passwords;
    private final AccessLog log;
    private final AccessRules rules;
    private final Clock clock;

    FirstAccounts(Accounts accounts, Passwords passwords, AccessLog log, AccessRules rules, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.log = log;
        this.rules = rules;
        this.clock = clock;
    }

    /** What became of the administrator that the settings name. */
    public enum Outcome {
        CREATED,
        /** There was an account of that name, and no administrator; it is an enabled one with that password now. */
        RESTORED,
        /** There is an account of that name, and there is an administrator: accounts are the console's business. */
        KEPT
    }

    /**
     * Makes the administrator where no account has that name: at the first start, and as the way back in for whoever lost the password of
     * the last one. An account that exists is changed only where no administrator is left, so that settings which stay in the
     * environment never undo what was done in the console.
     */
    @Transactional
    public Outcome admin(AccountName name, String password) {
        Instant now = clock.instant();
        if (accounts.account(name).isEmpty()
                && accounts.add(new NewAccount(name, Role.ADMIN, passwords.hash(password), false, null), ACTOR, now)) {
            log.write(created(name, Role.ADMIN), now);
            return Outcome.CREATED;
        }
        StoredAccount there = accounts.accountToChange(name).orElseThrow();
        if (!accounts.admins().isEmpty()) {
            return Outcome.KEPT;
        }
        String hash = passwords.hash(password);
        accounts.change(there.withRole(Role.ADMIN).withPasswordHash(hash).withEnabled(true), ACTOR, now);
        log.write(new Entry(AccessEvent.PASSWORD_RESET, name.value(), ACTOR, null, Role.ADMIN.name()), now);
        return Outcome.RESTORED;
    }

    /** Makes the account whose password is its name, for the dev profile. */
    @Transactional
    public void dev() {
        AccountName name = new AccountName(DEV_NAME);
        Optional<StoredAccount> there = accounts.account(name);
        if (there.isEmpty()) {
            Instant now = clock.instant();
            accounts.add(new NewAccount(name, Role.OPERATOR, passwords.hash(DEV_NAME), true, null), ACTOR, now);
            log.write(created(name, Role.OPERATOR), now);
        }
    }

    /** Whether nobody can sign in: there is no account that this profile and these settings let in. */
    public boolean missing() {
        return !accounts.anyLetIn(rules);
    }

    private static Entry created(AccountName name, Role role) {
        return new Entry(AccessEvent.ACCOUNT_CREATED, name.value(), ACTOR, null, role.name());
    }
}
