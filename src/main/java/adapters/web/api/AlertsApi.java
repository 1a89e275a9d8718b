package adapters.web.api;

import adapters.web.access.Roles;
import adapters.web.access.Visitor;
import adapters.web.http.AlertQuery;
import adapters.web.http.Cursors;
import adapters.web.http.Parameters;
import application.ActOnAlerts;
import application.ActOnAlerts.Outcome;
import application.ActOnAlerts.Target;
import application.ports.AlertViews;
import application.views.AlertFilter;
import application.views.AlertRow;
import application.views.AlertTrailEntry;
import application.views.PageRequest;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import domain.alert.AlertAction;
import domain.alert.AlertStatus;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/alerts")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Alerts")
class AlertsApi {
    private static final String ACTION_BODY =
            "Body: {\"note\": text, \"version\": number}, both optional, or none. With the"
                    + " version that the alert was shown with, an action of somebody else in between is noticed. 409 where the"
                    + " alert's status does not allow it or the alert changed meanwhile, with alert_status, version and operator.";

    private final AlertViews alerts;
    private final ActOnAlerts actOnAlerts;
    private final Visitor visitor;

    AlertsApi(AlertViews alerts, ActOnAlerts actOnAlerts, Visitor visitor) {
        this.alerts = alerts;
        this.actOnAlerts = actOnAlerts;
        this.visitor = visitor;
    }

    /** The latest of a list. */
    record Latest(List<AlertRow> items) {}

    /** An alert with every step it took, the first one first. */
    record WithTrail(@JsonUnwrapped AlertRow alert, List<AlertTrailEntry> steps) {}

    /** What became of an alert. */
    record Acted(boolean ok, String alertKey, AlertStatus status, int version, String operator) {}

    @GET
    @Operation(summary = "The latest alerts, whatever their status")
    public Latest latest(@Parameter(description = Parameters.LIMIT_MEANS) @QueryParam("limit") @Nullable String limit) {
        PageRequest<Long> request = new PageRequest<>(null, Parameters.limit("limit", limit));
        return new Latest(alerts.page(AlertFilter.NONE, request).items());
    }

    @GET
    @Path("/page")
    @Operation(summary = "Alerts, newest first")
    public ListAnswer<AlertRow> page(@BeanParam AlertQuery query) {
        return ListAnswer.of(alerts.page(query.filter(), query.page()), Cursors::ofEvent);
    }

    @GET
    @Path("/{alert_key: .+}")
    @Operation(summary = "One alert with every step it took")
    public WithTrail alert(
            @Parameter(description = "alert_key of the alert", example = "hold:4711") @PathParam("alert_key")
                    String key) {
        AlertRow alert = Parameters.findable(key).flatMap(alerts::alert).orElseThrow(AlertConflicts::unknown);
        return new WithTrail(alert, alerts.trails(List.of(key)).getOrDefault(key, List.of()));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("/{alert_key: .+}/ack")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says that somebody is on it", description = ACTION_BODY)
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AlertBody.Single.class),
                            examples = @ExampleObject(name = "note", value = AlertBody.EXAMPLE)))
    public Acted ack(
            @Parameter(description = "alert_key of the alert", example = "hold:4711") @PathParam("alert_key")
                    String key,
            @Nullable JsonNode body) {
        return act(AlertAction.ACK, key, body);
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("/{alert_key: .+}/resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Closes it; the hold that it is about is released", description = ACTION_BODY)
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AlertBody.Single.class),
                            examples = @ExampleObject(name = "note", value = AlertBody.EXAMPLE)))
    public Acted resolve(
            @Parameter(description = "alert_key of the alert", example = "hold:4711") @PathParam("alert_key")
                    String key,
            @Nullable JsonNode body) {
        return act(AlertAction.RESOLVE, key, body);
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("/{alert_key: .+}/retry")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Asks for the order to be judged, or the message to be processed, again within seconds",
            description = ACTION_BODY)
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AlertBody.Single.class),
                            examples = @ExampleObject(name = "note", value = AlertBody.EXAMPLE)))
    public Acted retry(
            @Parameter(description = "alert_key of the alert", example = "hold:4711") @PathParam("alert_key")
                    String key,
            @Nullable JsonNode body) {
        return act(AlertAction.RETRY, key, body);
    }

    private Acted act(AlertAction action, String key, @Nullable JsonNode body) {
        AlertBody.Single wanted = AlertBody.single(body);
        String findable = Parameters.findable(key).orElseThrow(AlertConflicts::unknown);
        Outcome outcome = actOnAlerts
                .act(action, List.of(new Target(findable, wanted.version())), visitor.name(), wanted.note())
                .get(0);
        if (outcome instanceof Outcome.Done done) {
            return new Acted(true, done.key(), done.status(), done.version(), visitor.name());
        }
        throw AlertConflicts.refusal(action, (Outcome.Refused) outcome);
    }
}
