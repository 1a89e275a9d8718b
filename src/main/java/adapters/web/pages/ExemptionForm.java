package adapters.web.pages;

import adapters.web.http.DisplayZone;
import adapters.web.http.Parameters;
import adapters.web.http.Refusal;
import adapters.web.text.ExemptionFault;
import domain.hold.ExemptionWish;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** An exemption as typed, right or wrong. */
public record ExemptionForm(
        @RestForm("kind") @Nullable String kind,
        @RestForm("subject") @Nullable String subject,
        @RestForm("reason") @Nullable String reason,
        @RestForm("ends_at") @Nullable String endsAt) {
    static final ExemptionForm EMPTY = new ExemptionForm(null, null, null, null);

    public List<ExemptionWish.Kind> kinds() {
        return List.of(ExemptionWish.Kind.values());
    }

    /**
     * @throws Refusal where the end cannot be read
     */
    ExemptionWish wish(DisplayZone zone) {
        Instant end = Parameters.until("ends_at", endsAt == null ? null : endsAt.strip(), zone);
        return new ExemptionWish(wantedKind(), orEmpty(subject).strip(), orEmpty(reason), end);
    }

    static ExemptionFault fault(ExemptionWish.Fault fault) {
        return ExemptionFault.valueOf(fault.name());
    }

    private ExemptionWish.Kind wantedKind() {
        return Arrays.stream(ExemptionWish.Kind.values())
                .filter(known -> known.name().equals(kind))
                .findFirst()
                .orElse(ExemptionWish.Kind.USER);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
