package adapters.web.pages;

import adapters.web.http.Parameters;
import adapters.web.http.Refusal;
import adapters.web.text.StatusFormFault;
import domain.order.ShownStatus;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What was chosen and typed on an order's page to change its status. */
public record StatusForm(
        @RestForm("next_status") @Nullable String nextStatus,
        @RestForm("note") @Nullable String note) {

    /** Empty: nothing was chosen. */
    Optional<ShownStatus> wanted() {
        if (nextStatus == null || nextStatus.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ShownStatus.named(nextStatus)
                .orElseThrow(() -> Refusal.badRequest("The form names no status that there is; load its page again")));
    }

    String typedNote() {
        return note == null ? "" : note;
    }

    Optional<StatusFormFault> fault() {
        if (typedNote().codePointCount(0, typedNote().length()) > Parameters.LONGEST_NOTE) {
            return Optional.of(StatusFormFault.NOTE_LENGTH);
        }
        if (typedNote().indexOf('\0') >= 0) {
            return Optional.of(StatusFormFault.NOTE_CHARACTERS);
        }
        return wanted().isEmpty() ? Optional.of(StatusFormFault.NOTHING_CHOSEN) : Optional.empty();
    }
}
