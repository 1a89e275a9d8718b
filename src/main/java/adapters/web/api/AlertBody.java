package adapters.web.api;

import adapters.web.http.AlertQuery;
import adapters.web.http.Parameters;
import adapters.web.http.Refusal;
import application.ActOnAlerts.Target;
import application.views.AlertFilter;
import com.fasterxml.jackson.databind.JsonNode;
import domain.alert.AlertAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what programs want to do about alerts. */
final class AlertBody {
    static final String EXAMPLE = "{\"note\": \"called the buyer\", \"version\": 1}";

    private static final int MOST_KEYS = 10_000;
    private static final Set<String> FILTERS =
            Set.of("status", "kind", "reason", "order_id", "group_kind", "group_subject");

    private AlertBody() {}

    /** What an action on one alert may carry. */
    record Single(@Nullable String note, @Nullable Integer version) {}

    /**
     * An action on many alerts.
     *
     * @param filter {@code null}: the targets are named
     */
    record Many(
            AlertAction action,
            List<Target> targets,
            @Nullable AlertFilter filter,
            @Nullable String note) {}

    static Single single(@Nullable JsonNode body) {
        if (body == null || body.isNull() || body.isMissingNode()) {
            return new Single(null, null);
        }
        if (!body.isObject()) {
            throw Refusal.badRequest("The body must be a JSON object such as {\"note\": \"called the buyer\"}");
        }
        return new Single(note(body), version(body.path("version")));
    }

    static Many many(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw Refusal.badRequest(
                    "The body must be a JSON object such as {\"action\": \"ACK\", \"keys\": [\"hold:17\"]}");
        }
        AlertAction action = action(body.path("action"));
        boolean named = !body.path("keys").isMissingNode();
        if (named == !body.path("filter").isMissingNode()) {
            throw Refusal.badRequest("Give either keys or filter");
        }
        return named
                ? new Many(action, targets(body.path("keys")), null, note(body))
                : new Many(action, List.of(), filter(body.path("filter")), note(body));
    }

    private static AlertAction action(JsonNode action) {
        String name = action.asText("").toUpperCase(Locale.ROOT);
        return Arrays.stream(AlertAction.values())
                .filter(known -> action.isTextual() && known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("action takes one of ACK, RESOLVE, RETRY"));
    }

    private static List<Target> targets(JsonNode keys) {
        if (!keys.isArray() || keys.isEmpty() || keys.size() > MOST_KEYS) {
            throw Refusal.badRequest("keys takes a list of 1 to " + MOST_KEYS + " alert keys");
        }
        List<Target> targets = new ArrayList<>(keys.size());
        for (JsonNode key : keys) {
            targets.add(
                    key.isObject()
                            ? new Target(key(key.path("alert_key")), version(key.path("version")))
                            : new Target(key(key), null));
        }
        return targets;
    }

    private static String key(JsonNode key) {
        return Optional.of(key)
                .filter(JsonNode::isTextual)
                .flatMap(text -> Parameters.findable(text.textValue()))
                .orElseThrow(() -> Refusal.badRequest(
                        "Each of the keys is a text such as \"hold:17\", or an object of alert_key and version"));
    }

    /** A misspelt field would widen the filter to alerts that nobody meant; so would none at all. */
    private static AlertFilter filter(JsonNode filter) {
        if (!filter.isObject() || filter.isEmpty()) {
            throw Refusal.badRequest("filter takes an object such as {\"status\": \"OPEN\", \"reason\": \"FUL-INV\"};"
                    + " {\"status\": \"ALL\"} means every alert");
        }
        filter.fieldNames().forEachRemaining(AlertBody::requireKnown);
        return new AlertQuery(
                        text(filter, "status"),
                        text(filter, "kind"),
                        text(filter, "reason"),
                        text(filter, "order_id"),
                        text(filter, "group_kind"),
                        text(filter, "group_subject"),
                        null,
                        null)
                .filter();
    }

    private static void requireKnown(String field) {
        if (!FILTERS.contains(field)) {
            throw Refusal.badRequest("filter has no field \"" + field + "\"; it takes status, kind, reason, order_id,"
                    + " group_kind and group_subject");
        }
    }

    private static @Nullable String note(JsonNode body) {
        return Parameters.note(text(body, "note"));
    }

    private static @Nullable String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw Refusal.badRequest(field + " takes text");
        }
        return value.textValue();
    }

    private static @Nullable Integer version(JsonNode version) {
        if (version.isMissingNode() || version.isNull()) {
            return null;
        }
        if (!version.isIntegralNumber() || !version.canConvertToInt() || version.intValue() < 0) {
            throw Refusal.badRequest("version takes the whole number that the alert was shown with");
        }
        return version.intValue();
    }
}
