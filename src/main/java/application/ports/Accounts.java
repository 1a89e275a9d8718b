package application.ports;

import domain.access.AccessRules;
import domain.access.AccountName;
import domain.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may sign in. An account is never deleted, so that the actor of old actions stays somebody. */
public interface Accounts {

    /**
     * An account as it is stored.
     *
     * @param passwordHash by {@link Passwords}
     * @param devOnly made by the dev profile with a password that everybody knows; no other profile lets it in
     * @param subject of the identity provider, which alone lets the person in and decides on the role; {@code null}: who knows the
     *     password gets in
     * @param generation grows with every change after which earlier sign-ins no longer hold
     */
    record StoredAccount(
            long id,
            AccountName name,
            Role role,
            String passwordHash,
            boolean enabled,
            boolean devOnly,
            @Nullable String subject,
            long generation) {

        public StoredAccount withRole(Role other) {
            return new StoredAccount(id, name, other, passwordHash, enabled, devOnly, subject, generation);
        }

        /** From now on only who knows the password gets in, in whatever profile, and no provider has a say. */
        public StoredAccount withPasswordHash(String other) {
            return new StoredAccount(id, name, role, other, enabled, false, null, generation);
        }

        public StoredAccount withEnabled(boolean other) {
            return new StoredAccount(id, name, role, passwordHash, other, devOnly, subject, generation);
        }
    }

    /** What an account is to begin with; see {@link StoredAccount}. */
    record NewAccount(
            AccountName name,
            Role role,
            String passwordHash,
            boolean devOnly,
            @Nullable String subject) {}

    Optional<StoredAccount> account(AccountName name);

    /** The account of a person whom the identity provider knows by that subject. */
    Optional<StoredAccount> accountOfSubject(String subject);

    /** Like {@link #account}, and nobody else changes accounts until the transaction ends. */
    Optional<StoredAccount> accountToChange(AccountName name);

    /** Whether there is an account that gets in by these rules. */
    boolean anyLetIn(AccessRules rules);

    /** The enabled administrators whom every profile lets in, without anybody outside. */
    List<AccountName> admins();

    /**
     * @return whether it was added; the name may be taken
     */
    boolean add(NewAccount account, String actor, Instant now);

    /** Stores role, password, subject and whether it is enabled, and lets the generation grow. */
    void change(StoredAccount account, String actor, Instant now);
}
