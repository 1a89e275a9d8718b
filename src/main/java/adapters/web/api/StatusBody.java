package adapters.web.api;

import adapters.web.http.Parameters;
import adapters.web.http.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import domain.order.ShownStatus;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a program wants an order's status to be. */
record StatusBody(
        @Schema(description = "Where the order is to go; HOLD places FUL-MANUAL", required = true)
        ShownStatus nextStatus,

        @Schema(description = "Why, up to 2,000 characters; of a hold it is the stated reason", nullable = true)
        @Nullable
        String note) {

    static StatusBody of(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw Refusal.badRequest(
                    "The body must be a JSON object such as {\"next_status\": \"PICKING\", \"note\": \"shelf 7\"}");
        }
        return new StatusBody(nextStatus(body.path("next_status")), note(body.path("note")));
    }

    private static ShownStatus nextStatus(JsonNode status) {
        return ShownStatus.named(status.isTextual() ? status.textValue() : "")
                .orElseThrow(() -> Refusal.badRequest("next_status takes one of "
                        + Arrays.stream(ShownStatus.values()).map(Enum::name).collect(Collectors.joining(", "))
                        + (status.isTextual() ? ", not " + Parameters.quoted(status.textValue()) : ", as text")));
    }

    private static @Nullable String note(JsonNode note) {
        if (note.isMissingNode() || note.isNull()) {
            return null;
        }
        if (!note.isTextual()) {
            throw Refusal.badRequest("note takes text");
        }
        return Parameters.note(note.textValue());
    }
}
