package adapters.web.http;

import adapters.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The zone in which days begin and every time is shown ({@code APP_TZ}). */
@ApplicationScoped
public class DisplayZone {
    private final ZoneId zone;
    private final Clock clock;

    DisplayZone(Settings settings, Clock clock) {
        this.zone = settings.timeZone();
        this.clock = clock;
    }

    public ZoneId id() {
        return zone;
    }

    /** ISO-8601 with the zone's offset, as exact as the instant. */
    public String iso(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }

    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now(), zone);
    }
}
