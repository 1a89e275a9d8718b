package adapters.web.http;

import application.views.OrderFilter;
import application.views.OrderPosition;
import application.views.PageRequest;
import domain.hold.HoldReason;
import domain.order.ShownStatus;
import domain.order.Stage;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of the orders' list, the same for programs and people. */
public record OrderQuery(
        @Parameter(
                description = "Shown status: CREATED, PAID, PICKING, PACKED, SHIPPED, DELIVERED, CANCELED, HOLD or ALL")
        @QueryParam("status")
        @Nullable
        String status,

        @Parameter(description = "PAYMENT, FULFILLMENT, LOGISTICS, SYSTEM or ALL") @QueryParam("stage") @Nullable
        String stage,

        @Parameter(description = "A channel by its name, or ALL", example = "smartstore")
        @QueryParam("channel")
        @Nullable
        String channel,

        @Parameter(description = "Shown reason of the hold, such as FUL-INV, or ALL") @QueryParam("reason") @Nullable
        String reason,

        @Parameter(description = "Part of the order id, user or tracking number, in any case")
        @QueryParam("q")
        @Nullable
        String q,

        @Parameter(
                description = "Created at or after this time (ISO-8601 with offset) or on or after this day of APP_TZ")
        @QueryParam("from")
        @Nullable
        String from,

        @Parameter(description = "Created before this time, or on or before this day of APP_TZ")
        @QueryParam("to")
        @Nullable
        String to,

        @Parameter(
                description =
                        "true: only orders that are late now: shown as PAID for too long, or undelivered past their"
                                + " promised date, as the roll-up of every 30 seconds finds them")
        @QueryParam("late")
        @Nullable
        String late,

        @Parameter(description = Parameters.LIMIT_MEANS) @QueryParam("limit") @Nullable
        String limit,

        @Parameter(description = Parameters.CURSOR_MEANS) @QueryParam("cursor") @Nullable
        String cursor) {

    public OrderFilter filter(DisplayZone zone) {
        return new OrderFilter(
                Parameters.oneOf("status", status, ShownStatus.values(), ShownStatus::name),
                Parameters.oneOf("stage", stage, Stage.values(), Stage::name),
                channelFilter(),
                Parameters.oneOf("reason", reason, HoldReason.values(), HoldReason::code),
                Parameters.text("q", q),
                Parameters.from("from", from, zone),
                Parameters.until("to", to, zone),
                Parameters.flag("late", late) ? zone.now() : null);
    }

    public boolean onlyLate() {
        return Parameters.isSet(late);
    }

    private @Nullable String channelFilter() {
        return "ALL".equals(channel) ? null : Parameters.text("channel", channel);
    }

    public PageRequest<OrderPosition> page() {
        return new PageRequest<>(Cursors.order(cursor), Parameters.limit("limit", limit));
    }
}
