package adapters.web.http;

import application.views.AlertFilter;
import application.views.AlertFilter.Standing;
import application.views.AlertGroupPosition;
import application.views.PageRequest;
import domain.alert.AlertGroup;
import domain.alert.AlertKind;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of the alerts' list, the same for programs and people. */
public record AlertQuery(
        @Parameter(description = "OPEN, ACK, RETRY_REQUESTED, RESOLVED, UNRESOLVED (all but the last) or ALL")
        @QueryParam("status")
        @Nullable
        String status,

        @Parameter(description = "HOLD, EVENT or ALL") @QueryParam("kind") @Nullable
        String kind,

        @Parameter(description = "A code such as FUL-INV or EVT-SCHEMA, or ALL") @QueryParam("reason") @Nullable
        String reason,

        @Parameter(description = "Alerts of this order") @QueryParam("order_id") @Nullable
        String orderId,

        @Parameter(description = "What the subject of the alert's group is: USER, PRODUCT, ORDER, NONE or ALL")
        @QueryParam("group_kind")
        @Nullable
        String groupKind,

        @Parameter(description = "The user, product or order of the alert's group")
        @QueryParam("group_subject")
        @Nullable
        String groupSubject,

        @Parameter(description = Parameters.LIMIT_MEANS) @QueryParam("limit") @Nullable
        String limit,

        @Parameter(description = Parameters.CURSOR_MEANS) @QueryParam("cursor") @Nullable
        String cursor) {

    public AlertFilter filter() {
        return new AlertFilter(
                Parameters.oneOf("status", status, Standing.values(), Standing::name),
                Parameters.oneOf("kind", kind, AlertKind.values(), AlertKind::name),
                ReasonCodes.read("reason", reason),
                Parameters.text("order_id", orderId),
                Parameters.oneOf("group_kind", groupKind, AlertGroup.Kind.values(), AlertGroup.Kind::name),
                Parameters.text("group_subject", groupSubject));
    }

    public PageRequest<Long> page() {
        return new PageRequest<>(Cursors.event(cursor), Parameters.limit("limit", limit));
    }

    public PageRequest<AlertGroupPosition> groupPage() {
        return new PageRequest<>(Cursors.group(cursor), Parameters.limit("limit", limit));
    }

    /** Whether it asks for nothing in particular. */
    public boolean empty() {
        return status == null
                && kind == null
                && reason == null
                && orderId == null
                && groupKind == null
                && groupSubject == null
                && limit == null
                && cursor == null;
    }
}
