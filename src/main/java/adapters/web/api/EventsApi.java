package adapters.web.api;

import adapters.web.access.Roles;
import adapters.web.http.Cursors;
import adapters.web.http.DisplayZone;
import adapters.web.http.EventQuery;
import adapters.web.http.Parameters;
import adapters.web.http.Refusal;
import application.ports.EventViews;
import application.views.EventRow;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/events")
@RolesAllowed(Roles.VIEWER)
@Tag(name = "Events")
class EventsApi {
    /** A browser that is led here shows no page and runs nothing, whatever the message says. */
    private static final String INERT = "default-src 'none'; sandbox";

    private final EventViews events;
    private final DisplayZone zone;

    EventsApi(EventViews events, DisplayZone zone) {
        this.events = events;
        this.zone = zone;
    }

    @GET
    @Path("/page")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Events and bad messages, latest arrival first")
    public ListAnswer<EventRow> page(@BeanParam EventQuery query) {
        return ListAnswer.of(events.page(query.filter(zone), query.page()), Cursors::ofEvent);
    }

    @GET
    @Path("/{event_id: .+}/raw")
    @Produces({MediaType.APPLICATION_OCTET_STREAM, "application/problem+json"})
    @Operation(
            summary = "The message as it was received, byte for byte",
            description = "A message without a value has an empty body and the header X-Message-Value: absent.")
    public Response raw(@Parameter(description = "event_id of the event") @PathParam("event_id") String eventId) {
        byte[] value = Parameters.findable(eventId)
                .flatMap(events::raw)
                .orElseThrow(() -> Refusal.notFound("No event with this id has a raw message"))
                .value()
                .orElse(null);
        return Response.ok(value == null ? new byte[0] : value)
                .type(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"message.json\"")
                .header("Content-Security-Policy", INERT)
                .header("X-Message-Value", value == null ? "absent" : "present")
                .build();
    }
}
