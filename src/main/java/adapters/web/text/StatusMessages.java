package adapters.web.text;

import domain.hold.OperatorMove.Objection;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What an order's page says of changing its status; the wordings are in {@code messages/move_*.properties}. */
@MessageBundle("move")
public interface StatusMessages {

    @Message
    String title();

    @Message
    String nextLabel();

    @Message
    String choose();

    @Message
    String noteLabel();

    @Message
    String noteHint();

    @Message
    String submit();

    @Message
    String held();

    @Message
    String nothingLeft();

    @Message
    String done();

    @Message
    String notDone();

    @Message
    String nowIs();

    @Message
    String why(Objection why);

    @Message
    String fault(StatusFormFault fault);
}
