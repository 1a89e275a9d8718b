package adapters.web.access;

import adapters.settings.Settings;
import adapters.settings.Settings.Access;
import application.FirstAccounts;
import application.ports.StoreOpened;
import domain.access.AccessRules;
import domain.access.AccountName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Sees to it that somebody can sign in once the database is there, or says in the log what is missing for that. */
@ApplicationScoped
class FirstSignIn {
    private static final Logger LOG = Logger.getLogger(FirstSignIn.class);

    private final FirstAccounts accounts;
    private final AccessRules rules;
    private final Access settings;

    FirstSignIn(FirstAccounts accounts, AccessRules rules, Settings settings) {
        this.accounts = accounts;
        this.rules = rules;
        this.settings = settings.access();
    }

    void prepare(@Observes StoreOpened opened) {
        if (rules.devAccounts()) {
            accounts.dev();
            LOG.infof("Dev mode: sign in as %s with the password %s", FirstAccounts.DEV_NAME, FirstAccounts.DEV_NAME);
        }
        settings.adminUser().flatMap(AccountName::of).ifPresent(this::prepareAdmin);
        if (accounts.missing() && !rules.provider()) {
            LOG.warn(
                    "Nobody can sign in: there is no account that is let in. Set ADMIN_USER to a name that no account has,"
                            + " and ADMIN_PASSWORD, and start again, which makes an administrator");
        }
    }

    private void prepareAdmin(AccountName name) {
        switch (accounts.admin(name, settings.adminPassword().orElseThrow())) {
            case CREATED -> LOG.infof("The administrator %s of ADMIN_USER was made", name.value());
            case RESTORED ->
                LOG.warnf("No administrator was left: the account %s of ADMIN_USER is one again", name.value());
            case KEPT ->
                LOG.infof(
                        "ADMIN_USER changes nothing: the account %s exists, and so does an administrator. A name that no"
                                + " account has is made an administrator",
                        name.value());
        }
    }
}
