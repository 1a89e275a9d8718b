package application;

import application.ports.AlertDesk.StoredAlert;
import domain.alert.AlertAction;
import domain.alert.AlertStatus;
import domain.alert.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What operators do about alerts (SPEC §5): one, a selection, or all that match a filter, each by itself done or refused. */
@ApplicationScoped
public class ActOnAlerts {
    /** Alerts in one transaction: ingestion waits for it, so it is short. */
    private static final int AT_ONCE = 1_000;

    private final TakeAlertSteps steps;

    ActOnAlerts(TakeAlertSteps steps) {
        this.steps = steps;
    }

    /**
     * An alert to act on.
     *
     * @param version as the operator saw it; {@code null}: whichever it is
     */
    public record Target(String key, @Nullable Integer version) {}

    /** What became of the action on one alert. */
    public sealed interface Outcome {
        String key();

        record Done(String key, AlertStatus status, int version) implements Outcome {}

        /**
         * Nothing changed.
         *
         * @param now as the alert stands; {@code null}: there is none
         */
        record Refused(String key, Refusal why, @Nullable StoredAlert now) implements Outcome {}
    }

    /**
     * Acts on each of the alerts once.
     *
     * @return in the order of the targets, the first of equal keys only
     * @throws application.ports.StoreUnavailable where the store went away on the way: some may be done
     */
    public List<Outcome> act(AlertAction action, List<Target> targets, String actor, @Nullable String note) {
        Map<String, Target> distinct = new LinkedHashMap<>();
        targets.forEach(target -> distinct.putIfAbsent(target.key(), target));
        List<Target> all = List.copyOf(distinct.values());
        List<Outcome> outcomes = new ArrayList<>(all.size());
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Target> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            outcomes.addAll(steps.take(action, some, actor, note));
        }
        return outcomes;
    }
}
