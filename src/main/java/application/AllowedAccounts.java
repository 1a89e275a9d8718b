package application;

import application.ports.Accounts.StoredAccount;
import domain.access.AccessRules;
import domain.access.SignedIn;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells which accounts are let in: enabled ones, those of the dev profile only there, those of the identity provider while there is one. */
@ApplicationScoped
class AllowedAccounts {
    private final AccessRules rules;

    AllowedAccounts(AccessRules rules) {
        this.rules = rules;
    }

    Optional<SignedIn> in(StoredAccount account) {
        boolean allowed = account.enabled()
                && (rules.devAccounts() || !account.devOnly())
                && (rules.provider() || account.subject() == null);
        return allowed
                ? Optional.of(new SignedIn(account.id(), account.name(), account.role(), account.generation()))
                : Optional.empty();
    }
}
