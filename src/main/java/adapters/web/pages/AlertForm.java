package adapters.web.pages;

import adapters.web.http.Parameters;
import adapters.web.http.Refusal;
import adapters.web.text.AlertFormFault;
import application.ActOnAlerts.Target;
import domain.alert.AlertAction;
import domain.alert.AlertGroup;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen on a page of alerts. A choice names an alert as it was shown: its version, a space, its key; or a group: its reason,
 * what it is about and the subject, with spaces between.
 *
 * @param action what to do to the alerts in scope
 * @param one an action on a single alert, named before the choice; it goes before {@code action}
 * @param whole an action on a single group, named before the choice; it goes before {@code action}
 * @param scope {@code all}: whatever matches the filter; otherwise the chosen ones
 * @param confirmed present: it was asked whether as many are meant
 */
public record AlertForm(
        @RestForm("action") @Nullable String action,
        @RestForm("one") @Nullable String one,
        @RestForm("whole") @Nullable String whole,
        @RestForm("scope") @Nullable String scope,
        @RestForm("key") @Nullable List<String> choices,
        @RestForm("group") @Nullable List<String> groupChoices,
        @RestForm("note") @Nullable String note,
        @RestForm("confirmed") @Nullable String confirmed) {

    AlertAction wanted() {
        String single = one == null ? whole : one;
        String name = single == null ? action : single.substring(0, Math.max(0, single.indexOf(' ')));
        return Arrays.stream(AlertAction.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(AlertForm::unreadable);
    }

    boolean everything() {
        return one == null && whole == null && "all".equals(scope);
    }

    /** Whether it may mean alerts that were not looked at one by one, and nobody was asked yet. */
    boolean unconfirmed() {
        return confirmed == null && (everything() || !groups().isEmpty());
    }

    List<Target> targets() {
        if (one != null) {
            return List.of(target(one.substring(one.indexOf(' ') + 1)));
        }
        return choices == null
                ? List.of()
                : choices.stream().map(AlertForm::target).toList();
    }

    /** The chosen groups, unless single alerts were chosen. */
    List<AlertGroup> groups() {
        if (one != null) {
            return List.of();
        }
        if (whole != null) {
            return List.of(group(whole.substring(whole.indexOf(' ') + 1)));
        }
        return groupChoices == null
                ? List.of()
                : groupChoices.stream().map(AlertForm::group).toList();
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
        return everything() || !groups().isEmpty() || !targets().isEmpty()
                ? Optional.empty()
                : Optional.of(AlertFormFault.NOTHING_CHOSEN);
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

    private static AlertGroup group(String choice) {
        String[] parts = choice.split(" ", 3);
        AlertGroup.Kind kind = Arrays.stream(AlertGroup.Kind.values())
                .filter(known -> parts.length == 3 && known.name().equals(parts[1]))
                .findFirst()
                .orElseThrow(AlertForm::unreadable);
        return new AlertGroup(parts[0], kind, Parameters.findable(parts[2]).orElseThrow(AlertForm::unreadable));
    }

    private static Refusal unreadable() {
        return Refusal.badRequest("The form names no alert or no action that there is; load its page again");
    }
}
