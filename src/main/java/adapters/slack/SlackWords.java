package adapters.slack;

import domain.alert.AlertGroup;
import domain.event.EventReason;
import domain.hold.HoldReason;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What messages say; the wordings are in {@code messages/slack_*.properties}. */
@MessageBundle("slack")
interface SlackWords {

    @Message
    String holdReason(HoldReason reason);

    @Message
    String eventReason(EventReason reason);

    @Message
    String kind(AlertGroup.Kind kind);

    @Message
    String heading(String reason, String code);

    @Message
    String headingOfUpdate(String reason, String code);

    @Message
    String open(long open);

    @Message
    String openWithFresh(long open, long fresh);

    @Message
    String noOrder();

    @Message
    String seeErrors();

    @Message
    String moreOrders(long more);

    @Message
    String occurred(String time, String zone);

    @Message
    String summary(String heading, String subject, String standing);
}
