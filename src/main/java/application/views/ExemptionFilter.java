package application.views;

import domain.hold.ExemptionWish;
import org.jspecify.annotations.Nullable;

/** Which exemptions are wanted; {@code null} means any. */
public record ExemptionFilter(
        ExemptionWish.@Nullable Kind kind, @Nullable String subject, boolean onlyActive) {
    public static final ExemptionFilter NONE = new ExemptionFilter(null, null, false);
}
