package adapters.web.api;

import adapters.web.access.Roles;
import adapters.web.access.Visitor;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/stream")
@RolesAllowed(Roles.VIEWER)
@Tag(name = "Figures")
class StreamApi {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final long RECONNECT_MILLIS = 2_000;

    private final ChangeStream changes;
    private final Visitor visitor;

    StreamApi(ChangeStream changes, Visitor visitor) {
        this.changes = changes;
        this.visitor = visitor;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "What changes, as server-sent events",
            description =
                    "Event orders: {\"order_ids\": [...], \"count\": n}, those that changed or of which an event came, of many only the"
                            + " first; alerts: {\"alert_keys\": [...], \"count\": n}; kpis: the answer of /api/summary, after each roll-up that changed something; reset: something may"
                            + " have been missed, read anew what is shown. The stream begins with a reset, or, where the header"
                            + " Last-Event-ID names an event not too long ago, with what came after it. An event beat every 15 s says that"
                            + " the connection still holds.")
    public Multi<OutboundSseEvent> stream(
            @Context Sse sse,
            @Parameter(description = "id of the last event that came, to get what came after it")
                    @HeaderParam("Last-Event-ID")
                    @Nullable
                    String lastId) {
        Multi<OutboundSseEvent> entries = changes.after(lastId)
                .map(entry -> sse.newEventBuilder()
                        .id(entry.id())
                        .name(entry.name())
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(entry.data())
                        .reconnectDelay(RECONNECT_MILLIS)
                        .build());
        BooleanSupplier staying = visitor.staying();
        Multi<OutboundSseEvent> heartbeat = Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(tick -> {
                    if (!staying.getAsBoolean()) {
                        throw new AuthenticationFailedException();
                    }
                })
                .map(tick -> sse.newEventBuilder()
                        .name("beat")
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(Map.of())
                        .build());
        // who is no longer signed in is told nothing more
        return Multi.createBy()
                .merging()
                .streams(entries, heartbeat)
                .onFailure(AuthenticationFailedException.class)
                .recoverWithCompletion();
    }
}
