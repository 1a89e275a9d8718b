package adapters.web.pages;

import application.views.AlertRow;
import application.views.AlertTrailEntry;
import application.views.EventRow;
import application.views.HistoryEntry;
import application.views.HoldView;
import application.views.NotificationRow;
import domain.hold.Release;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One thing that happened to an order, whoever did it. */
public sealed interface StoryEntry {

    Instant at();

    /** What a channel or an operator sent, with the change of the shown status that it made, if any. */
    record Sent(EventRow event, @Nullable HistoryEntry change) implements StoryEntry {
        @Override
        public Instant at() {
            return event.occurredAt();
        }
    }

    /** A hold was placed. */
    record Placed(HoldView hold) implements StoryEntry {
        @Override
        public Instant at() {
            return hold.placedAt();
        }
    }

    /** A hold ended without anybody deciding so: the data came, or the order was cancelled. */
    record Ended(HoldView hold) implements StoryEntry {
        static boolean of(HoldView hold) {
            return hold.releaseCause() == Release.Cause.COMPLETED || hold.releaseCause() == Release.Cause.CANCELED;
        }

        @Override
        public Instant at() {
            return Objects.requireNonNull(hold.releasedAt());
        }
    }

    /** An alert of the order took a step. */
    record Acted(AlertRow alert, AlertTrailEntry step) implements StoryEntry {
        @Override
        public Instant at() {
            return step.at();
        }
    }

    /** Events before this are not told. */
    record Cut(Instant at) implements StoryEntry {}

    /** The team was told, or is about to be. */
    record Told(NotificationRow message) implements StoryEntry {
        @Override
        public Instant at() {
            Instant settled = message.settledAt();
            return settled == null ? message.dueAt() : settled;
        }
    }
}
