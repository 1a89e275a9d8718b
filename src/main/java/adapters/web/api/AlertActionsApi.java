package adapters.web.api;

import adapters.web.access.Roles;
import adapters.web.access.Visitor;
import adapters.web.http.Parameters;
import application.ActOnAlerts;
import application.ActOnAlerts.Outcome;
import application.ActOnAlerts.Target;
import application.ports.AlertDesk.StoredAlert;
import application.ports.AlertViews;
import application.views.AlertFilter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import domain.alert.AlertAction;
import domain.alert.AlertStatus;
import domain.alert.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** One action on many alerts. */
@Path("/api/alerts/actions")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Alerts")
class AlertActionsApi {
    private static final int MOST_RESULTS = 1_000;

    private final AlertViews alerts;
    private final ActOnAlerts actOnAlerts;
    private final Visitor visitor;

    AlertActionsApi(AlertViews alerts, ActOnAlerts actOnAlerts, Visitor visitor) {
        this.alerts = alerts;
        this.actOnAlerts = actOnAlerts;
        this.visitor = visitor;
    }

    /** What became of all. */
    record Report(
            AlertAction action,
            int done,
            int refused,
            List<Result> results,

            @Schema(description = "Results of a filter beyond 1,000, refused ones first, are only counted")
            int resultsLeftOut) {}

    /** What became of one: the alert as it stands now. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            String alertKey,
            boolean ok,
            @Nullable AlertStatus status,
            @Nullable Integer version,
            @Nullable String operator,

            @Schema(description = "UNKNOWN, NOT_ALLOWED or CHANGED_MEANWHILE; absent: it is done") @Nullable
            Refusal why,

            @Nullable String detail) {}

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Acts on a selection of alerts, or on all that match a filter; each is done or refused by itself",
            description =
                    "Body: {\"action\": \"ACK|RESOLVE|RETRY\", \"keys\": [...], \"note\": text} with up to 10,000 keys, or"
                            + " with \"filter\": {status, kind, reason, order_id, group_kind, group_subject} in place of keys. A key"
                            + " is a text, or {\"alert_key\": text, \"version\": number}. Of a filter's run at most 1,000 results are"
                            + " listed, refused ones first; the others are counted.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            requiredProperties = "action",
                                            properties = {
                                                @SchemaProperty(
                                                        name = "action",
                                                        type = SchemaType.STRING,
                                                        enumeration = {"ACK", "RESOLVE", "RETRY"}),
                                                @SchemaProperty(
                                                        name = "keys",
                                                        type = SchemaType.ARRAY,
                                                        description =
                                                                "Up to 10,000 keys, each a text or {alert_key, version}"),
                                                @SchemaProperty(
                                                        name = "filter",
                                                        type = SchemaType.OBJECT,
                                                        description =
                                                                "In place of keys: status, kind, reason, order_id, group_kind, group_subject"),
                                                @SchemaProperty(
                                                        name = "note",
                                                        type = SchemaType.STRING,
                                                        nullable = true,
                                                        description = Parameters.NOTE_MEANS)
                                            }),
                            examples = {
                                @ExampleObject(
                                        name = "selection",
                                        value = "{\"action\": \"ACK\", \"keys\": [\"hold:4711\", \"hold:4712\"]}"),
                                @ExampleObject(
                                        name = "filter",
                                        value =
                                                "{\"action\": \"RESOLVE\", \"filter\": {\"reason\": \"FUL-INV\"}, \"note\": \"restocked\"}")
                            }))
    public Report act(@Nullable JsonNode body) {
        AlertBody.Many wanted = AlertBody.many(body);
        AlertFilter filter = wanted.filter();
        List<Target> targets = filter == null ? wanted.targets() : matching(filter);
        List<Outcome> outcomes = actOnAlerts.act(wanted.action(), targets, visitor.name(), wanted.note());
        List<Result> results = outcomes.stream()
                .map(outcome -> result(wanted.action(), outcome))
                .toList();
        int done = (int) results.stream().filter(Result::ok).count();
        List<Result> listed = filter == null ? results : mostTelling(results);
        return new Report(wanted.action(), done, results.size() - done, listed, results.size() - listed.size());
    }

    private List<Target> matching(AlertFilter filter) {
        return alerts.matching(filter).stream()
                .map(alert -> new Target(alert.key(), alert.version()))
                .toList();
    }

    private static List<Result> mostTelling(List<Result> results) {
        return results.size() <= MOST_RESULTS
                ? results
                : results.stream()
                        .sorted(Comparator.comparing(Result::ok))
                        .limit(MOST_RESULTS)
                        .toList();
    }

    private Result result(AlertAction action, Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return new Result(done.key(), true, done.status(), done.version(), visitor.name(), null, null);
        }
        Outcome.Refused refused = (Outcome.Refused) outcome;
        StoredAlert now = refused.now();
        return new Result(
                refused.key(),
                false,
                now == null ? null : now.status(),
                now == null ? null : now.version(),
                now == null ? null : now.operator(),
                refused.why(),
                AlertConflicts.sentence(action, refused));
    }
}
