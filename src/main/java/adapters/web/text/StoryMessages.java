package adapters.web.text;

import domain.hold.Verdict;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What an order's page tells of its way and its story; the wordings are in {@code messages/story_*.properties}. */
@MessageBundle("story")
public interface StoryMessages {

    @Message
    String progress();

    @Message
    String skippedStop();

    @Message
    String whyHeld();

    @Message
    String problems();

    @Message
    String pastHolds(int count);

    @Message
    String story();

    @Message
    String allEvents();

    @Message
    String eventsDropped();

    @Message
    String noChange();

    @Message
    String placed();

    @Message
    String ended();

    @Message
    String learnedAt();

    @Message
    String slack();

    @Message
    String alertsTold(String count);

    @Message
    String byChannel();

    @Message
    String byOperator();

    @Message
    String picture(String subject);

    @Message
    String secondsBefore(String seconds);

    @Message
    String trigger();

    @Message
    String window();

    @Message
    String legendCounted();

    @Message
    String legendOther();

    @Message
    String legendLeft();

    @Message
    String legendSelf();

    @Message
    String legendTrigger();

    @Message
    String eventsCut();

    @Message
    String alertsCut();

    @Message
    String allAlerts();

    /** Told to those who cannot see that the page changed. */
    @Message
    String followed();

    /** Before what somebody had typed into a form that is gone. */
    @Message
    String unsent();

    @Message
    String stillMissing();

    @Message
    String stillShort(String product, long wanted, long available);

    @Message
    String stillBurst(String subject);

    @Message
    String verdict(Verdict.Plain verdict);
}
