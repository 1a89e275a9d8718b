package adapters.slack;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** An incoming webhook. Built at run time for the address that is set, because an address in the configuration of clients is logged. */
@Path("")
interface SlackWebhook {

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> post(String message);
}
