package adapters.web.api;

import adapters.web.access.Roles;
import application.views.OrderDetail;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * One order, whatever its channel called it. Below {@code /api/orders} an id shares the address with the list's {@code page}, and a
 * client resolves {@code ..} before it asks, percent-encoded or not.
 */
@Path("/api/order")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
class OrderApi {
    private final OrdersApi orders;

    OrderApi(OrdersApi orders) {
        this.orders = orders;
    }

    @GET
    @Operation(summary = "The same as /api/orders/{order_id}, for any id")
    public OrderDetail detail(
            @Parameter(description = "order_id of the order") @QueryParam("id") @DefaultValue("") String orderId,
            @BeanParam DetailLimits limits) {
        return orders.detail(orderId, limits);
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("/status")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "The same as POST /api/orders/{order_id}/status, for any id")
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
    public StatusChanges.Changed changeStatus(
            @Parameter(description = "order_id of the order") @QueryParam("id") @DefaultValue("") String orderId,
            @Nullable JsonNode body) {
        return orders.changeStatus(orderId, body);
    }
}
