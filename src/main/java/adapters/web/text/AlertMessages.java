package adapters.web.text;

import application.views.AlertFilter.Standing;
import domain.alert.AlertAction;
import domain.alert.AlertGroup;
import domain.alert.AlertKind;
import domain.alert.AlertStatus;
import domain.alert.AlertStep;
import domain.alert.Refusal;
import domain.alert.Severity;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the console says of alerts and of acting on them; the wordings are in {@code messages/desk_*.properties}. */
@MessageBundle("desk")
public interface AlertMessages {

    @Message
    String caption();

    /** Empty for what waits its turn. */
    @Message
    String severity(Severity severity);

    /** {@code %count%} is for the page to put in. */
    @Message
    String selectedCount();

    @Message
    String confirmSome(String action, String count);

    @Message
    String confirmAll(String action, String count);

    @Message
    String keys();

    @Message
    String keyMove();

    @Message
    String keySelect();

    @Message
    String keySelectAll();

    @Message
    String keyOpen();

    @Message
    String keyReport();

    @Message
    String keyFilter();

    @Message
    String keyDismiss();

    @Message
    String keyHelp();

    @Message
    String keysRest();

    @Message
    String close();

    @Message
    String eachOutcome();

    @Message
    String undoHint();

    @Message
    String selectGroup(String reason, String subject);

    @Message
    String scopeSelectedGroups();

    @Message
    String groupsCaption();

    @Message
    String oneByOne();

    @Message
    String byGroup();

    @Message
    String views();

    @Message
    String status(AlertStatus status);

    @Message
    String standing(Standing standing);

    @Message
    String kind(AlertKind kind);

    @Message
    String groupKind(AlertGroup.Kind kind);

    @Message
    String action(AlertAction action);

    /** What the action does, for those who meet it first. */
    @Message
    String actionMeaning(AlertAction action);

    @Message
    String step(AlertStep step);

    @Message
    String why(Refusal why);

    @Message
    String fault(AlertFormFault fault);

    @Message
    String kindLabel();

    @Message
    String reasonLabel();

    @Message
    String aboutLabel();

    @Message
    String whatLabel();

    @Message
    String openedLabel();

    @Message
    String whoLabel();

    @Message
    String retriesLabel();

    @Message
    String actionsLabel();

    @Message
    String alertsLabel();

    @Message
    String keyLabel();

    @Message
    String noteLabel();

    @Message
    String noteHint();

    @Message
    String select(String key);

    @Message
    String selectAll();

    @Message
    String scopeLabel();

    @Message
    String scopeSelected();

    @Message
    String scopeAll(String count);

    @Message
    String actOn(String action, String key);

    @Message
    String actOnGroup(String action, String reason, String subject);

    @Message
    String done(String action, int count);

    @Message
    String refused(int count);

    @Message
    String refusedMore(int count);

    @Message
    String nowIs();

    @Message
    String attempts(int count);

    @Message
    String noSubject();

    @Message
    String userBurst(String user);

    @Message
    String productBurst(String product);

    @Message
    String openOf(String count);

    @Message
    String onlyGroup();

    @Message
    String allGroups();

    @Message
    String failedSignedOut();

    @Message
    String failedForbidden();

    @Message
    String failedOtherwise();

    @Message
    String trail();

    @Message
    String noSteps();

    @Message
    String systemActor();

    @Message
    String nothingYet();

    @Message
    String nothingUnresolved();

    @Message
    String nothingMatches();

    @Message
    String showAlert();

    @Message
    String retryEvent();

    @Message
    String exempt();
}
