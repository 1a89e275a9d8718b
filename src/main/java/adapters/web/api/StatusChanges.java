package adapters.web.api;

import adapters.web.access.Visitor;
import adapters.web.http.Parameters;
import adapters.web.http.Refusal;
import application.ChangeOrderStatus;
import application.ChangeOrderStatus.ActiveHold;
import application.ChangeOrderStatus.Outcome;
import application.ChangeOrderStatus.Standing;
import application.ChangeOrderStatus.Wish;
import com.fasterxml.jackson.databind.JsonNode;
import domain.order.ShownStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes of an order's status as programs ask for them; a refusal says how the order stands and what can be done instead. */
@ApplicationScoped
class StatusChanges {
    static final String SUMMARY = "Moves an order on, cancels it, or holds it";
    static final String DESCRIPTION =
            "The change is an event of the order with source operator, stamped now. HOLD places FUL-MANUAL, whose alert releases it"
                    + " when it is resolved. 409, and nothing is kept, where no legal move leads to next_status (the same status"
                    + " again included); where the order is held, unless it is to be cancelled; or where an event that a channel"
                    + " stamped later than now would lose its effect. The problem then tells current_status, underlying_status, holds with"
                    + " their alerts, and legal_moves.";
    static final String EXAMPLE = "{\"next_status\": \"CANCELED\", \"note\": \"the buyer called\"}";
    static final String EXAMPLE_HOLD = "{\"next_status\": \"HOLD\", \"note\": \"address to be confirmed by phone\"}";
    static final String EXAMPLE_DONE =
            "{\"ok\": true, \"order_id\": \"2026-118\", \"prev_status\": \"PAID\", \"status\": \"CANCELED\","
                    + " \"event_id\": \"operator-6f1c9a52-4c3e-4f0e-9d59-8a3a2f0a7c11\"}";
    static final String EXAMPLE_REFUSED =
            "{\"type\": \"about:blank\", \"title\": \"Conflict\", \"status\": 409, \"detail\": \"The order is held for FUL-INV: it"
                    + " can only be cancelled, or released first, by resolving hold:17.\", \"order_id\": \"2026-118\", \"why\":"
                    + " \"HELD\", \"current_status\": \"HOLD\", \"underlying_status\": \"PAID\", \"holds\": [{\"reason\":"
                    + " \"FUL-INV\", \"alert_key\": \"hold:17\"}], \"legal_moves\": [\"CANCELED\", \"HOLD\"],"
                    + " \"last_occurred_at\": \"2026-03-01T09:00:00+09:00\"}";

    private final ChangeOrderStatus changeOrderStatus;
    private final Visitor visitor;

    StatusChanges(ChangeOrderStatus changeOrderStatus, Visitor visitor) {
        this.changeOrderStatus = changeOrderStatus;
        this.visitor = visitor;
    }

    /** A change that was made; both statuses as they are shown. */
    record Changed(boolean ok, String orderId, ShownStatus prevStatus, ShownStatus status, String eventId) {}

    Changed change(String orderId, @Nullable JsonNode body) {
        StatusBody wanted = StatusBody.of(body);
        String id = Parameters.findable(orderId).orElseThrow(StatusChanges::unknown);
        Outcome outcome = changeOrderStatus.change(new Wish(id, wanted.nextStatus(), visitor.name(), wanted.note()));
        if (outcome instanceof Outcome.Changed changed) {
            return new Changed(true, changed.orderId(), changed.before(), changed.after(), changed.eventId());
        }
        throw outcome instanceof Outcome.Refused refused ? refusal(refused) : unknown();
    }

    private static Refusal unknown() {
        return Refusal.notFound("No order has this id");
    }

    private static Refusal refusal(Outcome.Refused refused) {
        Standing now = refused.now();
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("order_id", now.orderId());
        state.put("why", refused.why());
        state.put("current_status", now.shown());
        state.put("underlying_status", now.underlying());
        state.put(
                "holds",
                now.holds().stream()
                        .map(hold -> Map.of("reason", hold.reason().code(), "alert_key", hold.alertKey()))
                        .toList());
        state.put("legal_moves", now.legal());
        state.put("last_occurred_at", now.lastOccurredAt());
        return Refusal.conflict(sentence(refused) + " " + legal(now.legal()), state);
    }

    private static String sentence(Outcome.Refused refused) {
        Standing now = refused.now();
        return switch (refused.why()) {
            case SAME_STATUS -> "The order is %s already.".formatted(now.underlying());
            case ILLEGAL_MOVE ->
                "The order is %s, from where it cannot become %s.".formatted(now.underlying(), refused.next());
            case HELD ->
                "The order is held for %s: it can only be cancelled, or released first, by resolving %s."
                        .formatted(reasons(now.holds()), alerts(now.holds()));
            case HELD_BY_OPERATOR ->
                "An operator holds the order already; the hold ends when its alert is resolved. The order is held for %s by %s."
                        .formatted(reasons(now.holds()), alerts(now.holds()));
            case NOT_HOLDABLE ->
                "The order is %s: only an order that is CREATED, PAID, PICKING or PACKED can be held."
                        .formatted(now.underlying());
            case LATER_EVENT ->
                "An event of the order is stamped %s, which is not before now, and would lose its effect: repeat the change after that time."
                        .formatted(now.lastOccurredAt());
        };
    }

    private static String legal(List<ShownStatus> moves) {
        return moves.isEmpty()
                ? "No move is legal now."
                : "Legal now: " + moves.stream().map(Enum::name).collect(Collectors.joining(", ")) + ".";
    }

    private static String reasons(List<ActiveHold> holds) {
        return holds.stream().map(hold -> hold.reason().code()).distinct().collect(Collectors.joining(", "));
    }

    private static String alerts(List<ActiveHold> holds) {
        return holds.stream().map(ActiveHold::alertKey).collect(Collectors.joining(", "));
    }
}
