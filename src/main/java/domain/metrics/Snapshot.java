package domain.metrics;

/**
 * How many orders stood where at one moment.
 *
 * @param backlog shown as PAID
 * @param holdsNow shown as HOLD
 * @param lateOrders shown as PAID for longer than {@code LATE_AFTER}, or neither delivered nor cancelled past their promised day
 * @param inProgress shown as PICKING, PACKED or SHIPPED
 * @param completed shown as DELIVERED
 */
public record Snapshot(long backlog, long holdsNow, long lateOrders, long inProgress, long completed) {
    public static final Snapshot EMPTY = new Snapshot(0, 0, 0, 0, 0);
}
