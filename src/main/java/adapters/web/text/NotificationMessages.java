package adapters.web.text;

import domain.alert.AlertGroup;
import domain.alert.NotificationStatus;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page of messages says; the wordings are in {@code messages/notice_*.properties}. */
@MessageBundle("notice")
public interface NotificationMessages {

    @Message
    String caption();

    @Message
    String status(NotificationStatus status);

    @Message
    String kind(AlertGroup.Kind kind);

    @Message
    String reasonLabel();

    @Message
    String groupLabel();

    @Message
    String alertsLabel();

    @Message
    String timeLabel();

    @Message
    String attemptsLabel();

    @Message
    String noOrder();

    @Message
    String fresh(long count);

    @Message
    String soFar(long count);

    @Message
    String due();

    @Message
    String nextAttempt();

    @Message
    String created();

    @Message
    String resend();

    @Message
    String resentBy();

    @Message
    String resent();

    @Message
    String problem(ResendProblem problem);

    @Message
    String noWebhook();

    @Message
    String nothingYet();

    @Message
    String nothingMatches();
}
