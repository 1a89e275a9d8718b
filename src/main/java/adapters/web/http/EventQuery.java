package adapters.web.http;

import application.views.EventFilter;
import application.views.PageRequest;
import jakarta.ws.rs.QueryParam;
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

        @Parameter(description = Parameters.LIMIT_MEANS) @QueryParam("limit") @Nullable
        String limit,

        @Parameter(description = Parameters.CURSOR_MEANS) @QueryParam("cursor") @Nullable
        String cursor) {

    public EventFilter filter() {
        return new EventFilter(
                Parameters.text("event_id", eventId),
                Parameters.text("order_id", orderId),
                unlessAll("event_type", eventType),
                unlessAll("channel", channel),
                onlyErrors());
    }

    public boolean onlyErrors() {
        return Parameters.flag("only_error", onlyError);
    }

    private static @Nullable String unlessAll(String name, @Nullable String value) {
        return "ALL".equals(value) ? null : Parameters.text(name, value);
    }

    public PageRequest<Long> page() {
        return new PageRequest<>(Cursors.event(cursor), Parameters.limit("limit", limit));
    }
}
