package adapters.web.pages;

import adapters.web.http.DisplayZone;
import adapters.web.pages.Totals.Entry;
import adapters.web.pages.Totals.Group;
import adapters.web.text.DashboardMessages;
import adapters.web.text.Total;
import application.ReadMetrics;
import application.ReadMetrics.Series;
import domain.metrics.Flows;
import domain.metrics.Preset;
import domain.metrics.Snapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/** What the lists say at their head of the last day and of now: the figures of the roll-up, which all onlookers share. */
@ApplicationScoped
class ListTotals {
    private final ReadMetrics metrics;
    private final DisplayZone zone;

    ListTotals(ReadMetrics metrics, DisplayZone zone) {
        this.metrics = metrics;
        this.zone = zone;
    }

    Totals orders() {
        Series day = metrics.series(Preset.DAY);
        Flows flows = day.total().flows();
        Snapshot now = day.total().snapshot();
        String since = zone.iso(day.boundaries().get(0));
        return Totals.of(
                new Group(
                        Total.Span.LATELY,
                        List.of(
                                Entry.of(Total.ORDERS, flows.orders(), "/orders?from=" + Addresses.encoded(since)),
                                new Entry(Total.HELD, Shown.grouped(flows.holds()), percent(flows.holdRate()), null),
                                Entry.of(Total.SHIPPED, flows.shipped()))),
                new Group(
                        Total.Span.NOW,
                        List.of(
                                Entry.of(Total.BACKLOG, now.backlog(), "/orders?status=PAID"),
                                Entry.of(Total.HOLD, now.holdsNow(), "/orders?status=HOLD"),
                                Entry.of(Total.LATE, now.lateOrders(), "/orders?late=true"))));
    }

    Totals events(DashboardMessages words) {
        Series day = metrics.series(Preset.DAY);
        Flows flows = day.total().flows();
        Double delay = day.total().delayP95();
        return Totals.of(new Group(
                Total.Span.LATELY,
                List.of(
                        Entry.of(Total.EVENTS, flows.eventTotal()),
                        new Entry(
                                Total.ERRORS,
                                Shown.grouped(flows.eventErrors()),
                                percent(flows.errorRate()),
                                "/events?only_error=true"),
                        Entry.of(Total.UNREADABLE, flows.parseErrors()),
                        Entry.of(Total.INCOMPLETE, flows.schemaMissing()),
                        new Entry(Total.DELAY, delay == null ? "—" : Amount.ofSeconds(delay, words), null, null),
                        Entry.of(Total.MESSAGES, flows.ingestCount()))));
    }

    Totals alerts() {
        Flows flows = metrics.series(Preset.DAY).total().flows();
        return Totals.of(new Group(
                Total.Span.OPENED,
                List.of(
                        Entry.of(Total.OPEN, flows.alertsOpen(), "/alerts?status=OPEN"),
                        Entry.of(Total.ACK, flows.alertsAck(), "/alerts?status=ACK"),
                        Entry.of(Total.RETRY, flows.alertsRetry(), "/alerts?status=RETRY_REQUESTED"),
                        Entry.of(Total.RESOLVED, flows.alertsResolved(), "/alerts?status=RESOLVED"))));
    }

    private static String percent(double rate) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * rate);
    }
}
