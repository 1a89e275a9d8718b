package domain.alert;

import java.time.Duration;

/**
 * How often a group may speak (SPEC §6).
 *
 * @param firstWait how long the first message of a group waits for company
 * @param interval the shortest time between two messages of a group
 */
public record NotificationRhythm(Duration firstWait, Duration interval) {}
