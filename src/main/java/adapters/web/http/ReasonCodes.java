package adapters.web.http;

import domain.event.EventReason;
import domain.hold.HoldReason;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The public codes of all reasons that an alert can have. */
public final class ReasonCodes {
    public static final List<String> ALL = Stream.concat(
                    HoldReason.codes().stream(),
                    Arrays.stream(EventReason.values()).map(EventReason::code))
            .toList();

    private ReasonCodes() {}

    /** One of the codes; {@code ALL} and blank mean not given. */
    static @Nullable String read(String name, @Nullable String value) {
        String code = "ALL".equals(value) ? null : Parameters.text(name, value);
        if (code != null && !ALL.contains(code)) {
            throw Refusal.badRequest(name + " takes one of ALL, " + String.join(", ", ALL));
        }
        return code;
    }
}
