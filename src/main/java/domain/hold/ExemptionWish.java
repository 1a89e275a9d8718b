package domain.hold;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A wish to spare a user or a product from its burst rule (SPEC §4.4): a trusted wholesale buyer, a planned sale.
 *
 * @param reason why, in words
 * @param endsAt in event time; {@code null}: until somebody ends it
 */
public record ExemptionWish(
        Kind kind, String subject, String reason, @Nullable Instant endsAt) {
    public static final int LONGEST_SUBJECT = 200;
    public static final int LONGEST_REASON = 2_000;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** Who is spared. */
    public enum Kind {
        USER,
        PRODUCT
    }

    /** What is wrong with a wish. */
    public enum Fault {
        SUBJECT_LENGTH,
        REASON_LENGTH,
        CHARACTERS,
        END_PAST
    }

    /** Why it cannot be granted; empty: it can. */
    public Optional<Fault> fault(Instant now) {
        if (subject.isBlank() || beyond(subject, LONGEST_SUBJECT)) {
            return Optional.of(Fault.SUBJECT_LENGTH);
        }
        if (reason.isBlank() || beyond(reason, LONGEST_REASON)) {
            return Optional.of(Fault.REASON_LENGTH);
        }
        if (isUnstorable(subject) || isUnstorable(reason)) {
            return Optional.of(Fault.CHARACTERS);
        }
        boolean endInTime = endsAt == null || (endsAt.isAfter(now) && endsAt.isBefore(LATEST));
        return endInTime ? Optional.empty() : Optional.of(Fault.END_PAST);
    }

    private static boolean beyond(String text, int most) {
        return text.codePointCount(0, text.length()) > most;
    }

    private static boolean isUnstorable(String text) {
        return text.codePoints().anyMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }
}
