package application;

import application.AttemptLimits.Turn;
import application.ports.AccessLog;
import application.ports.AccessLog.Entry;
import application.ports.Accounts;
import application.ports.Accounts.NewAccount;
import application.ports.Accounts.StoredAccount;
import application.ports.Passwords;
import domain.access.AccessEvent;
import domain.access.AccountName;
import domain.access.PasswordFault;
import domain.access.PasswordRule;
import domain.access.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes and changes accounts. Every change ends the sessions that began before it. The last administrator stays one, or nobody could
 * make another.
 */
@ApplicationScoped
public class ManageAccounts {
    private static final Set<AccessEvent> KEPT_BY_THE_PROVIDER =
            EnumSet.of(AccessEvent.ROLE_CHANGED, AccessEvent.PASSWORD_RESET, AccessEvent.PASSWORD_CHANGED);

    private final Accounts accounts;
    private final Passwords passwords;
    private final AttemptLimits limits;
    private final AccessLog log;
    private final Clock clock;

    ManageAccounts(Accounts accounts, Passwords passwords, AttemptLimits limits, AccessLog log, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.limits = limits;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Who changes something, and from where.
     *
     * @param address {@code null}: not by a request
     */
    public record Doer(String name, @Nullable String address) {}

    /** What became of a change. */
    public enum Outcome {
        DONE,
        UNKNOWN,
        /** Nothing to change: it is so already. */
        UNCHANGED,
        NAME_UNUSABLE,
        NAME_TAKEN,
        PASSWORD_TOO_SHORT,
        PASSWORD_TOO_LONG,
        PASSWORD_LIKE_THE_NAME,
        PASSWORD_EASY_TO_GUESS,
        PASSWORD_WRONG,
        /** The password was not looked at: it was wrong too often before. */
        TRIED_TOO_OFTEN,
        /** The account has no password, and its role is the identity provider's business. */
        KEPT_ELSEWHERE,
        LAST_ADMIN;

        private static Outcome of(PasswordFault fault) {
            return switch (fault) {
                case TOO_SHORT -> PASSWORD_TOO_SHORT;
                case TOO_LONG -> PASSWORD_TOO_LONG;
                case LIKE_THE_NAME -> PASSWORD_LIKE_THE_NAME;
                case EASY_TO_GUESS -> PASSWORD_EASY_TO_GUESS;
            };
        }
    }

    @Transactional
    public Outcome create(String typedName, Role role, String password, Doer doer) {
        Optional<AccountName> name = AccountName.of(typedName);
        if (name.isEmpty()) {
            return Outcome.NAME_UNUSABLE;
        }
        Optional<PasswordFault> fault = PasswordRule.fault(name.get().value(), password);
        if (fault.isPresent()) {
            return Outcome.of(fault.get());
        }
        Instant now = clock.instant();
        NewAccount account = new NewAccount(name.get(), role, passwords.hash(password), false, null);
        if (!accounts.add(account, doer.name(), now)) {
            return Outcome.NAME_TAKEN;
        }
        write(AccessEvent.ACCOUNT_CREATED, name.get(), doer, role.name());
        return Outcome.DONE;
    }

    @Transactional
    public Outcome changeRole(String name, Role role, Doer doer) {
        return change(name, doer, account -> account.withRole(role), AccessEvent.ROLE_CHANGED);
    }

    @Transactional
    public Outcome enable(String name, boolean enabled, Doer doer) {
        return change(
                name,
                doer,
                account -> account.withEnabled(enabled),
                enabled ? AccessEvent.ACCOUNT_ENABLED : AccessEvent.ACCOUNT_DISABLED);
    }

    /** Gives the account another password, which may be tried at once however often another one was before. */
    @Transactional
    public Outcome resetPassword(String name, String password, Doer doer) {
        Outcome outcome = setPassword(name, password, doer, AccessEvent.PASSWORD_RESET);
        if (outcome == Outcome.DONE) {
            AccountName.of(name).ifPresent(limits::unlock);
        }
        return outcome;
    }

    /** Somebody changes the password of his own account, and shows that he knows the old one, which he may not try too often. */
    @Transactional
    public Outcome changeOwnPassword(String oldPassword, String password, Doer doer) {
        Optional<StoredAccount> account = AccountName.of(doer.name()).flatMap(accounts::account);
        if (account.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        if (account.get().subject() != null) {
            return Outcome.KEPT_ELSEWHERE;
        }
        AccountName owner = account.get().name();
        Turn turn = limits.byOwner(owner, clock.instant());
        if (turn == Turn.REFUSED_FIRST) {
            write(AccessEvent.SIGN_IN_LIMITED, owner, doer, null);
        }
        if (turn != Turn.GRANTED) {
            return Outcome.TRIED_TOO_OFTEN;
        }
        if (!passwords.matches(oldPassword, account.get().passwordHash())) {
            return Outcome.PASSWORD_WRONG;
        }
        limits.wasOwner(owner);
        return setPassword(doer.name(), password, doer, AccessEvent.PASSWORD_CHANGED);
    }

    private Outcome setPassword(String name, String password, Doer doer, AccessEvent event) {
        Optional<PasswordFault> fault = PasswordRule.fault(name, password);
        if (fault.isPresent()) {
            return Outcome.of(fault.get());
        }
        String hash = passwords.hash(password);
        return change(name, doer, account -> account.withPasswordHash(hash), event);
    }

    private Outcome change(String name, Doer doer, UnaryOperator<StoredAccount> change, AccessEvent event) {
        Optional<StoredAccount> stored = AccountName.of(name).flatMap(accounts::accountToChange);
        if (stored.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        StoredAccount before = stored.get();
        if (before.subject() != null && KEPT_BY_THE_PROVIDER.contains(event)) {
            return Outcome.KEPT_ELSEWHERE;
        }
        StoredAccount after = change.apply(before);
        if (after.equals(before)) {
            return Outcome.UNCHANGED;
        }
        boolean staysAdmin = after.enabled() && after.role() == Role.ADMIN;
        if (!staysAdmin && accounts.admins().equals(List.of(before.name()))) {
            return Outcome.LAST_ADMIN;
        }
        accounts.change(after, doer.name(), clock.instant());
        String detail = event == AccessEvent.ROLE_CHANGED ? before.role() + " → " + after.role() : null;
        write(event, before.name(), doer, detail);
        return Outcome.DONE;
    }

    private void write(AccessEvent event, AccountName name, Doer doer, @Nullable String detail) {
        log.write(new Entry(event, name.value(), doer.name(), doer.address(), detail), clock.instant());
    }
}
