package adapters.web.pages;

import adapters.web.http.Parameters;
import adapters.web.http.Refusal;
import adapters.web.text.AlertFormFault;
import application.ActOnAlerts.Target;
import domain.alert.AlertAction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen on a page of alerts. A choice names an alert as it was shown: its version, a space, its key.
 *
 * @param action what to do to the alerts in scope
 * @param one an action on a single alert, named before the choice; it goes before {@code action}
 * @param scope {@code all}: whatever matches the filter; otherwise the chosen ones
 */
public record AlertForm(
        @RestForm("action") @Nullable String action,
        @RestForm("one") @Nullable String one,
        @RestForm("scope") @Nullable String scope,
        @RestForm("key") @Nullable List<String> choices,
        @RestForm("note") @Nullable String note) {

    AlertAction wanted() {
        String name = one == null ? action : one.substring(0, Math.max(0, one.indexOf(' ')));
        return Arrays.stream(AlertAction.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(AlertForm::unreadable);
    }

    boolean everything() {
        return one == null && "all".equals(scope);
    }

    List<Target> targets() {
        if (one != null) {
            return List.of(target(one.substring(one.indexOf(' ') + 1)));
        }
        return choices == null
                ? List.of()
                : choices.stream().map(AlertForm::target).toList();
    }

    String typedNote() {
        return note == null ? "" : note;
    }

    Optional<AlertFormFault> fault() {
        if (typedNote().codePointCount(0, typedNote().length()) > Parameters.LONGEST_NOTE) {
            return Optional.of(AlertFormFault.NOTE_LENGTH);
        }
        if (typedNote().indexOf('\0') >= 0) {
            return Optional.of(AlertFormFault.NOTE_CHARACTERS);
        }
        return everything() || !targets().isEmpty() ? Optional.empty() : Optional.of(AlertFormFault.NOTHING_CHOSEN);
    }

    private static Target target(String choice) {
        int space = choice.indexOf(' ');
        String version = choice.substring(0, Math.max(0, space));
        if (!version.matches("[0-9]{1,9}")) {
            throw unreadable();
        }
        String key = Parameters.findable(choice.substring(space + 1)).orElseThrow(AlertForm::unreadable);
        return new Target(key, Integer.valueOf(version));
    }

    private static Refusal unreadable() {
        return Refusal.badRequest("The form names no alert or no action that there is; load its page again");
    }
}
