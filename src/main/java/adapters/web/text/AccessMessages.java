package adapters.web.text;

import application.ManageAccounts.Outcome;
import application.SignInByProvider.Why;
import domain.access.AccessEvent;
import domain.access.Role;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said about signing in; the wordings are in {@code messages/access_*.properties}. */
@MessageBundle("access")
public interface AccessMessages {

    @Message
    String signInTitle();

    @Message
    String nameLabel();

    @Message
    String passwordLabel();

    @Message
    String signIn();

    @Message
    String refused();

    @Message
    String byProvider();

    @Message
    String turnedAway(Why why);

    @Message
    String elsewhere();

    @Message
    String signedOut();

    @Message
    String devAccount(String name);

    @Message
    String noAccount();

    @Message
    String role(Role role);

    @Message
    String needsOperator();

    @Message
    String needsAdmin();

    @Message
    String outcome(Outcome outcome);

    @Message
    String event(AccessEvent event);

    @Message
    String signOut();

    @Message
    String ownPassword();

    @Message
    String oldPasswordLabel();

    @Message
    String newPasswordLabel();

    @Message
    String passwordHint();

    @Message
    String change();

    @Message
    String changed();

    @Message
    String accountsTitle();

    @Message
    String accountsCaption();

    @Message
    String roleLabel();

    @Message
    String statusLabel();

    @Message
    String enabled();

    @Message
    String disabled();

    @Message
    String lastSignIn();

    @Message
    String never();

    @Message
    String made();

    @Message
    String create();

    @Message
    String createTitle();

    @Message
    String changeRole();

    @Message
    String resetPassword();

    @Message
    String disable();

    @Message
    String enable();

    @Message
    String logTitle();

    @Message
    String logCaption();

    @Message
    String timeLabel();

    @Message
    String eventLabel();

    @Message
    String accountLabel();

    @Message
    String actorLabel();

    @Message
    String addressLabel();

    @Message
    String detailLabel();

    @Message
    String older();

    @Message
    String nobodyThere();
}
