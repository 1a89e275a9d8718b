package application;

import application.SignInByProvider.Outcome;
import application.SignInByProvider.Why;
import application.ports.AccessLog;
import application.ports.AccessLog.Entry;
import application.ports.Accounts;
import application.ports.Accounts.NewAccount;
import application.ports.Accounts.StoredAccount;
import application.ports.IdentityProvider.Person;
import application.ports.Passwords;
import domain.access.AccessEvent;
import domain.access.AccountName;
import domain.access.Role;
import domain.access.RoleMapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/**
 * Finds or makes the account of a person for whom the provider vouches, and keeps its role as the provider has it. An account that
 * somebody made here is never given to a person who happens to be called like it.
 */
@ApplicationScoped
class AdmitPerson {
    private static final String ACTOR = "identity provider";

    private final Accounts accounts;
    private final Passwords passwords;
    private final RoleMapping roles;
    private final AllowedAccounts allowed;
    private final AccessLog log;
    private final Clock clock;

    AdmitPerson(
            Accounts accounts,
            Passwords passwords,
            RoleMapping roles,
            AllowedAccounts allowed,
            AccessLog log,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.roles = roles;
        this.allowed = allowed;
        this.log = log;
        this.clock = clock;
    }

    static String detail(Why why) {
        return ACTOR + ": " + why;
    }

    @Transactional
    Outcome admit(Person person, String address) {
        Optional<StoredAccount> known = accounts.accountOfSubject(person.subject());
        Optional<Role> role = roles.of(person.groups());
        if (role.isEmpty()) {
            known.ifPresent(this::endSessions);
            return refuse(Why.NO_ROLE, person, address);
        }
        if (known.isEmpty()) {
            return join(person, role.get(), address);
        }
        StoredAccount account = known.get();
        if (!account.enabled()) {
            return refuse(Why.DISABLED, person, address);
        }
        return account.role() == role.get() ? enter(account) : enter(withRole(account, role.get()));
    }

    private Outcome join(Person person, Role role, String address) {
        Optional<AccountName> name = AccountName.of(person.name());
        if (name.isEmpty()) {
            return refuse(Why.NAME_UNUSABLE, person, address);
        }
        NewAccount account = new NewAccount(name.get(), role, passwords.unusable(), false, person.subject());
        if (!accounts.add(account, ACTOR, clock.instant())) {
            return refuse(Why.NAME_TAKEN, person, address);
        }
        write(AccessEvent.ACCOUNT_CREATED, name.get(), role.name());
        return enter(accounts.accountOfSubject(person.subject()).orElseThrow());
    }

    private StoredAccount withRole(StoredAccount account, Role role) {
        accounts.change(account.withRole(role), ACTOR, clock.instant());
        write(AccessEvent.ROLE_CHANGED, account.name(), account.role() + " → " + role);
        return accounts.account(account.name()).orElseThrow();
    }

    /** By letting its generation grow. */
    private void endSessions(StoredAccount account) {
        accounts.change(account, ACTOR, clock.instant());
    }

    private Outcome enter(StoredAccount account) {
        return allowed.in(account)
                .<Outcome>map(Outcome.Entered::new)
                .orElseGet(() -> new Outcome.Refused(Why.DISABLED));
    }

    private Outcome refuse(Why why, Person person, String address) {
        String name = SignIn.shortened(person.name());
        log.write(new Entry(AccessEvent.SIGN_IN_REFUSED, name, null, address, detail(why)), clock.instant());
        return new Outcome.Refused(why);
    }

    private void write(AccessEvent event, AccountName name, String detail) {
        log.write(new Entry(event, name.value(), ACTOR, null, detail), clock.instant());
    }
}
