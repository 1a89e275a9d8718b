package adapters.web.pages;

import adapters.web.http.Parameters;
import adapters.web.text.AlertFormFault;
import application.ActOnAlerts.Outcome;
import domain.alert.AlertAction;
import domain.alert.AlertStatus;
import domain.alert.Refusal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a form about alerts.
 *
 * @param action {@code null}: nothing was tried
 * @param successes the first of those that were done, where they are told one by one
 * @param refusals the first of those that were refused
 * @param refused how many were refused
 * @param fault why nothing was tried; {@code null}: it was
 * @param note as typed, kept until the action is done
 */
public record AlertReport(
        @Nullable AlertAction action,
        int done,
        int refused,
        List<Done> successes,
        List<Refused> refusals,
        @Nullable AlertFormFault fault,
        String note) {
    private static final int MOST_SHOWN = 20;
    private static final String OF_HOLDS = "hold:";
    static final AlertReport NONE = new AlertReport(null, 0, 0, List.of(), List.of(), null, "");

    /** An alert as it stands after the action. */
    public record Done(String key, AlertStatus status) {}

    /** An alert on which nothing was done, as it stands now. */
    public record Refused(
            String key,
            Refusal why,
            @Nullable AlertStatus status,
            @Nullable String operator) {}

    static AlertReport done(AlertAction action, int done) {
        return new AlertReport(action, done, 0, List.of(), List.of(), null, "");
    }

    /**
     * @param did action that an address says was done to one alert just now; {@code null}: none was
     */
    static AlertReport told(@Nullable String did) {
        AlertAction action = Parameters.oneOf("did", did, AlertAction.values(), AlertAction::name);
        return action == null ? NONE : done(action, 1);
    }

    static AlertReport fault(AlertFormFault fault, String note) {
        return new AlertReport(null, 0, 0, List.of(), List.of(), fault, note);
    }

    static AlertReport of(AlertAction action, List<Outcome> outcomes, String note) {
        List<Outcome.Refused> refused = outcomes.stream()
                .filter(Outcome.Refused.class::isInstance)
                .map(Outcome.Refused.class::cast)
                .toList();
        return new AlertReport(
                action,
                outcomes.size() - refused.size(),
                refused.size(),
                outcomes.stream()
                        .filter(Outcome.Done.class::isInstance)
                        .map(Outcome.Done.class::cast)
                        .limit(MOST_SHOWN)
                        .map(outcome -> new Done(outcome.key(), outcome.status()))
                        .toList(),
                refused.stream().limit(MOST_SHOWN).map(AlertReport::refused).toList(),
                null,
                note);
    }

    private static Refused refused(Outcome.Refused outcome) {
        return new Refused(
                outcome.key(),
                outcome.why(),
                outcome.now() == null ? null : outcome.now().status(),
                outcome.now() == null ? null : outcome.now().operator());
    }

    /** How many refusals are not shown one by one. */
    public int unshown() {
        return refused - refusals.size();
    }

    /** How many that were done are not shown one by one. */
    public int untold() {
        return done - successes.size();
    }

    /** Whether there is more to tell of each than of all. */
    public boolean oneByOne() {
        return !successes.isEmpty() && done + refused > 1;
    }

    /** Whether what was done can be undone, as far as it is told: only the release of an order can. */
    public boolean undoable() {
        return action == AlertAction.RESOLVE
                && done > 0
                && (successes.isEmpty()
                        || successes.stream().anyMatch(success -> success.key().startsWith(OF_HOLDS)));
    }

    public boolean clean() {
        return fault == null && refused == 0;
    }

    public boolean tried() {
        return action != null;
    }

    public AlertAction triedAction() {
        return Objects.requireNonNull(action);
    }
}
