package adapters.web.api;

import adapters.web.access.Roles;
import adapters.web.access.Visitor;
import adapters.web.http.Cursors;
import adapters.web.http.DisplayZone;
import adapters.web.http.ExemptionQuery;
import adapters.web.http.Parameters;
import adapters.web.http.Refusal;
import application.ManageExemptions;
import application.ManageExemptions.Ending;
import application.ManageExemptions.Granting;
import application.views.ExemptionRow;
import com.fasterxml.jackson.databind.JsonNode;
import domain.hold.ExemptionWish;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/exemptions")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exemptions")
class ExemptionsApi {
    private static final Set<String> FIELDS = Set.of("kind", "subject", "reason", "ends_at");

    private final ManageExemptions exemptions;
    private final DisplayZone zone;
    private final Visitor visitor;

    ExemptionsApi(ManageExemptions exemptions, DisplayZone zone, Visitor visitor) {
        this.exemptions = exemptions;
        this.zone = zone;
        this.visitor = visitor;
    }

    @GET
    @Operation(summary = "Users and products that their burst rule spares or spared, latest first")
    public ListAnswer<ExemptionRow> page(@BeanParam ExemptionQuery query) {
        return ListAnswer.of(exemptions.page(query.filter(), query.page()), Cursors::ofEvent);
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Spares a user or product from its burst rule",
            description =
                    "Body: {\"kind\": \"USER|PRODUCT\", \"subject\": text, \"reason\": text, \"ends_at\": time or day}; without"
                            + " ends_at it lasts until it is ended. It spares what arrives from now on, up to the end in event time;"
                            + " orders that are held stay held until their alerts are retried or resolved.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            requiredProperties = {"kind", "subject", "reason"},
                                            properties = {
                                                @SchemaProperty(
                                                        name = "kind",
                                                        type = SchemaType.STRING,
                                                        enumeration = {"USER", "PRODUCT"}),
                                                @SchemaProperty(
                                                        name = "subject",
                                                        type = SchemaType.STRING,
                                                        description =
                                                                "The id of the user or product, up to 200 characters"),
                                                @SchemaProperty(
                                                        name = "reason",
                                                        type = SchemaType.STRING,
                                                        description = Parameters.NOTE_MEANS),
                                                @SchemaProperty(
                                                        name = "ends_at",
                                                        type = SchemaType.STRING,
                                                        nullable = true,
                                                        description = "A time with offset, or the last day in APP_TZ")
                                            }),
                            examples =
                                    @ExampleObject(
                                            name = "wholesale",
                                            value =
                                                    "{\"kind\": \"USER\", \"subject\": \"u-17\", \"reason\": \"wholesale buyer\"}")))
    @APIResponse(
            responseCode = "201",
            description = "It is granted",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ExemptionRow.class)))
    public Response grant(@Nullable JsonNode body) {
        Granting outcome = exemptions.grant(wish(body), visitor.name());
        if (outcome instanceof Granting.Granted granted) {
            return Response.status(Status.CREATED).entity(granted.exemption()).build();
        }
        throw Refusal.badRequest(sentence(((Granting.Refused) outcome).fault()));
    }

    @DELETE
    @RolesAllowed(Roles.ADMIN)
    @Path("/{id}")
    @Operation(summary = "Ends an exemption now", description = "It stays in the list. 409 where it is over already.")
    public ExemptionRow end(
            @Parameter(description = "exemption_id of the exemption", example = "17") @PathParam("id") String id) {
        if (!id.matches("[0-9]{1,18}")) {
            throw unknown();
        }
        Ending outcome = exemptions.end(Long.parseLong(id), visitor.name());
        if (outcome instanceof Ending.Ended ended) {
            return ended.exemption();
        }
        if (outcome instanceof Ending.Over over) {
            String endedAt =
                    zone.iso(Optional.ofNullable(over.exemption().endsAt()).orElseThrow());
            throw Refusal.conflict("This exemption is over since " + endedAt, Map.of("ends_at", endedAt));
        }
        throw unknown();
    }

    private ExemptionWish wish(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw Refusal.badRequest(
                    "The body must be a JSON object such as {\"kind\": \"USER\", \"subject\": \"u-17\","
                            + " \"reason\": \"wholesale buyer\"}");
        }
        body.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw Refusal.badRequest("An exemption has no field \"" + field + "\" to set");
            }
        });
        ExemptionWish.Kind kind =
                Parameters.oneOf("kind", text(body, "kind"), ExemptionWish.Kind.values(), ExemptionWish.Kind::name);
        if (kind == null) {
            throw Refusal.badRequest("kind takes USER or PRODUCT");
        }
        String endsAt = body.path("ends_at").isNull() ? "" : text(body, "ends_at");
        return new ExemptionWish(
                kind, text(body, "subject"), text(body, "reason"), Parameters.until("ends_at", endsAt, zone));
    }

    private static String text(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isTextual() && !value.isMissingNode()) {
            throw Refusal.badRequest(field + " takes text");
        }
        return value.asText("");
    }

    private static String sentence(ExemptionWish.Fault fault) {
        return switch (fault) {
            case SUBJECT_LENGTH -> "subject takes 1 to 200 characters, not all of them blank";
            case REASON_LENGTH -> "reason takes 1 to 2,000 characters, not all of them blank";
            case CHARACTERS -> "subject and reason take no character that cannot be stored";
            case END_PAST -> "ends_at must lie in the future";
        };
    }

    private static Refusal unknown() {
        return Refusal.notFound("No exemption has this id");
    }
}
