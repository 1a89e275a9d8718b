package adapters.web.text;

import adapters.web.catalogue.CsvFault;
import domain.event.EventReason;
import domain.hold.HoldReason;
import domain.hold.Lack;
import domain.hold.Release.Cause;
import domain.order.OrderStatus;
import domain.order.ShownStatus;
import domain.order.Stage;
import domain.stock.ProductEdit.Fault;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What fields and values are called; the wordings are in {@code messages/word_*.properties}. */
@MessageBundle("word")
public interface Words {

    @Message
    String statusLabel();

    @Message
    String reasonLabel();

    @Message
    String stageLabel();

    @Message
    String channelLabel();

    @Message
    String fromLabel();

    @Message
    String toLabel();

    @Message
    String orderLabel();

    @Message
    String userLabel();

    @Message
    String productLabel();

    @Message
    String lastEventLabel();

    @Message
    String createdLabel();

    @Message
    String underlyingLabel();

    @Message
    String addressLabel();

    @Message
    String trackingLabel();

    @Message
    String promisedLabel();

    @Message
    String triggerLabel();

    @Message
    String occurredLabel();

    @Message
    String ingestedLabel();

    @Message
    String eventTypeLabel();

    @Message
    String eventIdLabel();

    @Message
    String productIdLabel();

    @Message
    String productNameLabel();

    @Message
    String stockLabel();

    @Message
    String reservedLabel();

    @Message
    String availableLabel();

    @Message
    String updatedLabel();

    @Message
    String lineLabel();

    @Message
    String faultLabel();

    @Message
    String unreadFilter();

    @Message
    String timeUnreadable();

    @Message
    String onlyLate();

    @Message
    String movedOn(String status, String day);

    @Message
    String withoutThis();

    @Message
    String section(Section section);

    @Message
    String status(ShownStatus status);

    @Message
    String orderStatus(OrderStatus status);

    @Message
    String stage(Stage stage);

    @Message
    String reason(HoldReason reason);

    @Message
    String eventReason(EventReason reason);

    /** What became of the event, in a sentence; the technical detail is the event's own explanation. */
    @Message
    String eventReasonMeaning(EventReason reason);

    @Message
    String lack(Lack lack);

    @Message
    String releaseCause(Cause cause);

    @Message
    String fault(Fault fault);

    @Message
    String csvFault(CsvFault fault);

    @Message
    String problem(ProblemKind kind);

    @Message
    String problemAdvice(ProblemKind kind);
}
