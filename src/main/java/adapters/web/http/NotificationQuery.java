package adapters.web.http;

import application.views.NotificationFilter;
import application.views.PageRequest;
import domain.alert.NotificationStatus;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of the list of messages, the same for programs and people. */
public record NotificationQuery(
        @Parameter(description = "PENDING, SENDING, SENT, FAILED, SKIPPED, DROPPED or ALL")
        @QueryParam("status")
        @Nullable
        String status,

        @Parameter(description = "A code such as FUL-INV or EVT-SCHEMA, or ALL") @QueryParam("reason") @Nullable
        String reason,

        @Parameter(description = Parameters.LIMIT_MEANS) @QueryParam("limit") @Nullable
        String limit,

        @Parameter(description = Parameters.CURSOR_MEANS) @QueryParam("cursor") @Nullable
        String cursor) {
    public NotificationFilter filter() {
        return new NotificationFilter(
                Parameters.oneOf("status", status, NotificationStatus.values(), NotificationStatus::name),
                ReasonCodes.read("reason", reason));
    }

    public PageRequest<Long> page() {
        return new PageRequest<>(Cursors.event(cursor), Parameters.limit("limit", limit));
    }
}
