package adapters.web.pages;

import domain.hold.Verdict;
import io.quarkus.qute.TemplateExtension;
import org.jspecify.annotations.Nullable;

/** Tells templates apart what a verdict is. */
@TemplateExtension
final class VerdictShown {
    private VerdictShown() {}

    static Verdict.@Nullable Missing missing(Verdict verdict) {
        return verdict instanceof Verdict.Missing missing ? missing : null;
    }

    static Verdict.@Nullable Shortage shortage(Verdict verdict) {
        return verdict instanceof Verdict.Shortage shortage ? shortage : null;
    }

    static Verdict.@Nullable Burst burst(Verdict verdict) {
        return verdict instanceof Verdict.Burst burst ? burst : null;
    }

    static Verdict.@Nullable Plain plain(Verdict verdict) {
        return verdict instanceof Verdict.Plain plain ? plain : null;
    }
}
