package adapters.web.text;

import domain.hold.ExemptionWish;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page of exemptions says; the wordings are in {@code messages/exempt_*.properties}. */
@MessageBundle("exempt")
public interface ExemptionMessages {

    @Message
    String caption();

    @Message
    String explained();

    @Message
    String kind(ExemptionWish.Kind kind);

    @Message
    String fault(ExemptionFault fault);

    @Message
    String kindLabel();

    @Message
    String subjectLabel();

    @Message
    String reasonLabel();

    @Message
    String endsLabel();

    @Message
    String endsHint();

    @Message
    String exemptionLabel();

    @Message
    String grantedLabel();

    @Message
    String endless();

    @Message
    String until(String time);

    @Message
    String untilEnded();

    @Message
    String active();

    @Message
    String over();

    @Message
    String endedBy();

    @Message
    String onlyActive();

    @Message
    String grantTitle();

    @Message
    String grant();

    @Message
    String granted();

    @Message
    String end();

    @Message
    String ended();

    @Message
    String nothingYet();

    @Message
    String nothingMatches();
}
