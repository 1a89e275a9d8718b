package adapters.web.api;

import adapters.web.http.Parameters;
import application.views.OrderDetail;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** How much of an order's lists an answer carries. */
public record DetailLimits(
        @Parameter(description = "Latest events, 1 to 200; 50 where not given") @QueryParam("events_limit") @Nullable
        String eventsLimit,

        @Parameter(
                description =
                        "Alerts, 1 to 200; 50 where not given. Of more, the unresolved of holds come first, then others, then the latest")
        @QueryParam("alerts_limit")
        @Nullable
        String alertsLimit) {

    OrderDetail.Limits rows() {
        return new OrderDetail.Limits(
                Parameters.limit("events_limit", eventsLimit), Parameters.limit("alerts_limit", alertsLimit));
    }
}
