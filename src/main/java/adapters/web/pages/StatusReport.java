package adapters.web.pages;

import adapters.web.http.Parameters;
import adapters.web.text.StatusFormFault;
import application.ChangeOrderStatus.Outcome;
import domain.hold.OperatorMove.Objection;
import domain.order.ShownStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a form about an order's status.
 *
 * @param changed the status that it was changed to just now; {@code null}: it was not
 * @param why the objection to the change; {@code null}: there was none
 * @param after after which time it may be tried again; {@code null}: that is not what stands in the way
 * @param fault why nothing was tried; {@code null}: it was, or nobody asked
 * @param chosen as chosen, kept until the change is done
 * @param note as typed, kept likewise
 */
public record StatusReport(
        @Nullable ShownStatus changed,
        @Nullable Objection why,
        @Nullable Instant after,
        @Nullable StatusFormFault fault,
        @Nullable ShownStatus chosen,
        String note) {

    /**
     * @param changed status that an address says an order was changed to just now; {@code null}: nothing was
     */
    static StatusReport told(@Nullable String changed) {
        ShownStatus status = Parameters.oneOf("changed", changed, ShownStatus.values(), ShownStatus::name);
        return new StatusReport(status, null, null, null, null, "");
    }

    static StatusReport fault(StatusFormFault fault, StatusForm form) {
        return new StatusReport(null, null, null, fault, form.wanted().orElse(null), form.typedNote());
    }

    static StatusReport of(Outcome.Refused refused, StatusForm form) {
        boolean later = refused.why() == Objection.LATER_EVENT;
        return new StatusReport(
                null,
                refused.why(),
                later ? refused.now().lastOccurredAt() : null,
                null,
                refused.next(),
                form.typedNote());
    }

    public boolean chose(ShownStatus status) {
        return chosen == status;
    }
}
