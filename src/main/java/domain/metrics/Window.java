package domain.metrics;

import java.time.Instant;

/** A half hour's row of the roll-up. */
public record Window(Instant start, Flows flows, Snapshot snapshot, Delays delays) {}
