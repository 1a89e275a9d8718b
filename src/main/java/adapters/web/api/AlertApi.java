package adapters.web.api;

import adapters.web.access.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One alert, whatever the channel called its event: a client resolves {@code ..} in a path before it asks. */
@Path("/api/alert")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Alerts")
class AlertApi {
    private final AlertsApi alerts;

    AlertApi(AlertsApi alerts) {
        this.alerts = alerts;
    }

    @GET
    @Operation(summary = "The same as /api/alerts/{alert_key}, for any key; /api/alerts/actions acts on any key")
    public AlertsApi.WithTrail alert(
            @Parameter(description = "alert_key of the alert", example = "hold:4711")
                    @QueryParam("key")
                    @DefaultValue("")
                    String key) {
        return alerts.alert(key);
    }
}
