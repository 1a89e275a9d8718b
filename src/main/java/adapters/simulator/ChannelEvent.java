package adapters.simulator;

import java.time.Instant;

/**
 * What a channel reports about an order at a moment.
 *
 * @param status a status of SPEC §3, or {@code HOLD}
 */
record ChannelEvent(String eventId, Purchase purchase, String status, Instant at) {

    boolean tells(String otherStatus) {
        return status.equals(otherStatus);
    }

    /** Channels report a little after the fact; by how much depends on nothing but the event itself. */
    Instant producedAt() {
        return at.plusMillis(20 + Math.floorMod(eventId.hashCode(), 180));
    }

    String trackingNumber() {
        return "6" + Math.floorMod(purchase.orderId().hashCode() * 2_654_435_761L, 100_000_000_000L);
    }

    boolean shipped() {
        return tells("SHIPPED") || tells("DELIVERED");
    }
}
