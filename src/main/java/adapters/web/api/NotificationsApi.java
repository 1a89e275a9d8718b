package adapters.web.api;

import adapters.web.access.Roles;
import adapters.web.access.Visitor;
import adapters.web.http.Cursors;
import adapters.web.http.NotificationQuery;
import adapters.web.http.Parameters;
import adapters.web.http.Refusal;
import application.ResendNotification;
import application.ResendNotification.Outcome;
import application.ports.NotificationViews;
import application.views.NotificationRow;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/notifications")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notifications")
class NotificationsApi {
    private final NotificationViews notifications;
    private final ResendNotification resendNotification;
    private final Visitor visitor;

    NotificationsApi(NotificationViews notifications, ResendNotification resendNotification, Visitor visitor) {
        this.notifications = notifications;
        this.resendNotification = resendNotification;
        this.visitor = visitor;
    }

    @GET
    @Operation(summary = "Messages to operators, newest first")
    public ListAnswer<NotificationRow> page(@BeanParam NotificationQuery query) {
        return ListAnswer.of(notifications.page(query.filter(), query.page()), Cursors::ofEvent);
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("/{id}/resend")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Sends a message once more that failed or was skipped",
            description =
                    "Body: {\"note\": text} or none. 409 where its status does not allow it, or where another message of"
                            + " its group waits already.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties =
                                                    @SchemaProperty(
                                                            name = "note",
                                                            type = SchemaType.STRING,
                                                            nullable = true,
                                                            description = Parameters.NOTE_MEANS)),
                            examples = @ExampleObject(name = "note", value = "{\"note\": \"the channel is back\"}")))
    public NotificationRow resend(
            @Parameter(description = "id of the message", example = "17") @PathParam("id") String id,
            @Nullable JsonNode body) {
        if (!id.matches("[0-9]{1,18}")) {
            throw unknown();
        }
        Outcome outcome = resendNotification.resend(Long.parseLong(id), visitor.name(), note(body));
        if (outcome instanceof Outcome.Queued queued) {
            return queued.notification();
        }
        if (outcome instanceof Outcome.NotResendable other) {
            throw Refusal.of(
                    Status.CONFLICT, "Only FAILED and SKIPPED messages can be resent; this one is " + other.status());
        }
        throw outcome instanceof Outcome.Unknown
                ? unknown()
                : Refusal.of(Status.CONFLICT, "Another message of this group waits already and will tell everything");
    }

    private static @Nullable String note(@Nullable JsonNode body) {
        if (body == null || body.isNull() || body.isMissingNode()) {
            return null;
        }
        JsonNode note = body.path("note");
        if (!body.isObject() || !(note.isTextual() || note.isNull() || note.isMissingNode())) {
            throw Refusal.badRequest("The body must be a JSON object whose note is text");
        }
        return note.isTextual() ? Parameters.text("note", note.textValue()) : null;
    }

    private static Refusal unknown() {
        return Refusal.notFound("No message has this id");
    }
}
