package adapters.web.api;

import adapters.web.http.Refusal;
import application.ActOnAlerts.Outcome;
import application.ports.AlertDesk.StoredAlert;
import domain.alert.AlertAction;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says why an action on an alert is refused and what to do instead, with the alert as it stands. */
final class AlertConflicts {
    private AlertConflicts() {}

    static Refusal unknown() {
        return Refusal.notFound("No alert has this key");
    }

    static Refusal refusal(AlertAction action, Outcome.Refused refused) {
        StoredAlert now = refused.now();
        if (now == null) {
            return unknown();
        }
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("alert_key", now.key());
        state.put("why", refused.why());
        // a problem has a status of its own, that of the answer
        state.put("alert_status", now.status());
        state.put("version", now.version());
        state.put("operator", now.operator());
        return Refusal.conflict(sentence(action, refused), state);
    }

    static String sentence(AlertAction action, Outcome.Refused refused) {
        StoredAlert now = refused.now();
        return switch (refused.why()) {
            case UNKNOWN -> "No alert has this key";
            case NOT_ALLOWED ->
                now == null
                        ? ""
                        : "The alert is %s%s, and %s leads nowhere from there. Read it again to see what can still be done."
                                .formatted(now.status(), by(now), action);
            case CHANGED_MEANWHILE ->
                now == null
                        ? ""
                        : "The alert changed meanwhile: it is %s%s at version %d. Look at it and repeat the action with that version."
                                .formatted(now.status(), by(now), now.version());
        };
    }

    private static String by(StoredAlert alert) {
        return alert.operator() == null ? "" : " by " + alert.operator();
    }
}
