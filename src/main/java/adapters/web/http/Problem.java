package adapters.web.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 has it.
 *
 * @param members what a program needs to know besides, each a member of its own
 * @param errors the single faults of a list that was sent; empty: the detail says all
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        List<Fault> errors,
        @JsonAnyGetter Map<String, Object> members) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /**
     * One fault.
     *
     * @param line the line of the text at which the faulty entry begins, from 1
     * @param subject what the entry is about, such as a product id; {@code null}: that could not be read
     */
    public record Fault(long line, @Nullable String subject, String detail) {}

    public static Problem of(Response.StatusType status, String detail) {
        return new Problem(
                "about:blank", status.getReasonPhrase(), status.getStatusCode(), detail, List.of(), Map.of());
    }

    Problem with(List<Fault> faults) {
        return new Problem(type, title, status, detail, faults, members);
    }

    Problem with(Map<String, Object> more) {
        return new Problem(type, title, status, detail, errors, more);
    }
}
