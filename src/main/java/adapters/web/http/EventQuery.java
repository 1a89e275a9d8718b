package adapters.web.http;

import application.views.EventFilter;
import application.views.PageRequest;
import domain.order.OrderStatus;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of the events' list, the same for programs and people. */
public record EventQuery(
        @Parameter(description = "The event with this id, as the channel gave it or as the list shows it")
        @QueryParam("event_id")
        @Nullable
        String eventId,

        @Parameter(description = "Events of this order") @QueryParam("order_id") @Nullable
        String orderId,

        @Parameter(description = "The type as the channel gave it", example = "ORDER_PAID")
        @QueryParam("event_type")
        @Nullable
        String eventType,

        @Parameter(description = "true: only events and messages with an EVT- code") @QueryParam("only_error") @Nullable
        String onlyError,

        @Parameter(description = "A channel by its name, or ALL", example = "smartstore")
        @QueryParam("channel")
        @Nullable
        String channel,

        @Parameter(
                description =
                        "Only events that moved their order on to this status: CREATED, PAID, PICKING, PACKED, SHIPPED,"
                                + " DELIVERED or CANCELED; takes the day beside it")
        @QueryParam("moved_to")
        @Nullable
        String movedTo,

        @Parameter(description = "The day of APP_TZ on which they did", example = "2026-03-01")
        @QueryParam("moved_on")
        @Nullable
        String movedOn,

        @Parameter(description = Parameters.LIMIT_MEANS) @QueryParam("limit") @Nullable
        String limit,

        @Parameter(description = Parameters.CURSOR_MEANS) @QueryParam("cursor") @Nullable
        String cursor) {

    public EventFilter filter(DisplayZone zone) {
        return new EventFilter(
                Parameters.text("event_id", eventId),
                Parameters.text("order_id", orderId),
                unlessAll("event_type", eventType),
                unlessAll("channel", channel),
                Parameters.flag("only_error", onlyError),
                moves(zone));
    }

    private EventFilter.@Nullable Moves moves(DisplayZone zone) {
        OrderStatus to = Parameters.oneOf("moved_to", movedTo, OrderStatus.values(), OrderStatus::name);
        Instant from = Parameters.from("moved_on", movedOn, zone);
        Instant until = Parameters.until("moved_on", movedOn, zone);
        if (to == null && from == null) {
            return null;
        }
        if (to == null || from == null || until == null || !from.isBefore(until)) {
            throw Refusal.badRequest("moved_to and moved_on belong together: a status and a day such as 2026-03-01");
        }
        return new EventFilter.Moves(to, from, until);
    }

    public boolean onlyErrors() {
        return Parameters.isSet(onlyError);
    }

    private static @Nullable String unlessAll(String name, @Nullable String value) {
        return "ALL".equals(value) ? null : Parameters.text(name, value);
    }

    public PageRequest<Long> page() {
        return new PageRequest<>(Cursors.event(cursor), Parameters.limit("limit", limit));
    }
}
