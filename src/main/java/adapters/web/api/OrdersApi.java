package adapters.web.api;

import adapters.web.access.Roles;
import adapters.web.http.Cursors;
import adapters.web.http.DisplayZone;
import adapters.web.http.OrderQuery;
import adapters.web.http.Parameters;
import adapters.web.http.Problem;
import adapters.web.http.Refusal;
import application.ports.OrderViews;
import application.views.OrderDetail;
import application.views.OrderFilter;
import application.views.OrderPosition;
import application.views.OrderRow;
import application.views.PageRequest;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/orders")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
class OrdersApi {
    private final OrderViews orders;
    private final DisplayZone zone;
    private final StatusChanges changes;

    OrdersApi(OrderViews orders, DisplayZone zone, StatusChanges changes) {
        this.orders = orders;
        this.zone = zone;
        this.changes = changes;
    }

    /** The newest orders. */
    record Latest(List<OrderRow> items) {}

    @GET
    @Operation(summary = "The newest orders")
    public Latest latest(@Parameter(description = Parameters.LIMIT_MEANS) @QueryParam("limit") @Nullable String limit) {
        PageRequest<OrderPosition> request = new PageRequest<>(null, Parameters.limit("limit", limit));
        return new Latest(orders.page(OrderFilter.NONE, request).items());
    }

    @GET
    @Path("/page")
    @Operation(summary = "Orders, newest first")
    public ListAnswer<OrderRow> page(@BeanParam OrderQuery query) {
        return ListAnswer.of(orders.page(query.filter(zone), query.page()), Cursors::ofOrder);
    }

    @GET
    @Path("/{order_id: .+}")
    @Operation(
            summary = "One order with its latest events and alerts, its holds with their evidence, and its history",
            description =
                    "Further events and alerts are in /api/events/page and /api/alerts/page; of holds there are 100 at most, and"
                            + " of changes in the history the latest 500. An id that no path can carry, such as page or .., goes to"
                            + " /api/order?id= instead.")
    public OrderDetail detail(
            @Parameter(description = "order_id of the order") @PathParam("order_id") String orderId,
            @BeanParam DetailLimits limits) {
        OrderDetail.Limits rows = limits.rows();
        return Parameters.findable(orderId)
                .flatMap(id -> orders.detail(id, rows))
                .orElseThrow(() -> Refusal.notFound("No order has this id"));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("/{order_id: .+}/status")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = StatusChanges.SUMMARY, description = StatusChanges.DESCRIPTION)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StatusBody.class),
                            examples = {
                                @ExampleObject(name = "cancel", value = StatusChanges.EXAMPLE),
                                @ExampleObject(name = "hold", value = StatusChanges.EXAMPLE_HOLD)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "It is changed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StatusChanges.Changed.class),
                            examples = @ExampleObject(name = "done", value = StatusChanges.EXAMPLE_DONE)))
    @APIResponse(responseCode = "400", description = "The body is missing or wrong; the detail says what it takes")
    @APIResponse(responseCode = "404", description = "No order has this id")
    @APIResponse(
            responseCode = "409",
            description = "The change is not legal now",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            examples = @ExampleObject(name = "held", value = StatusChanges.EXAMPLE_REFUSED)))
    @APIResponse(responseCode = "415", description = "The body is not application/json")
    public StatusChanges.Changed changeStatus(
            @Parameter(description = "order_id of the order") @PathParam("order_id") String orderId,
            @Nullable JsonNode body) {
        return changes.change(orderId, body);
    }
}
