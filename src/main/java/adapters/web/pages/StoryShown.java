package adapters.web.pages;

import adapters.web.pages.OrderProgress.Stop;
import io.quarkus.qute.TemplateExtension;
import org.jspecify.annotations.Nullable;

/** Tells templates apart what an entry of a story is. */
@TemplateExtension
final class StoryShown {
    private StoryShown() {}

    static StoryEntry.@Nullable Sent sent(StoryEntry entry) {
        return entry instanceof StoryEntry.Sent sent ? sent : null;
    }

    static StoryEntry.@Nullable Placed placed(StoryEntry entry) {
        return entry instanceof StoryEntry.Placed placed ? placed : null;
    }

    static StoryEntry.@Nullable Ended ended(StoryEntry entry) {
        return entry instanceof StoryEntry.Ended ended ? ended : null;
    }

    static StoryEntry.@Nullable Acted acted(StoryEntry entry) {
        return entry instanceof StoryEntry.Acted acted ? acted : null;
    }

    static StoryEntry.@Nullable Told told(StoryEntry entry) {
        return entry instanceof StoryEntry.Told told ? told : null;
    }

    static StoryEntry.@Nullable Cut cut(StoryEntry entry) {
        return entry instanceof StoryEntry.Cut cut ? cut : null;
    }

    static boolean current(Stop stop) {
        return stop.standing() == OrderProgress.Standing.CURRENT;
    }

    static boolean skipped(Stop stop) {
        return stop.standing() == OrderProgress.Standing.SKIPPED;
    }
}
