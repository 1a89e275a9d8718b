package application.views;

import domain.event.EventReason;
import domain.order.ShownStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An accepted event or a bad message.
 *
 * @param seq its place in the order of arrival
 * @param orderId {@code null}: the message did not tell
 * @param reasonCode what is wrong with it; {@code null}: nothing
 * @param explanation the same in words
 * @param actor the operator who made it; {@code null}: a channel sent it
 * @param note what the operator says of it
 * @param offset {@code null}: it did not come as a message, so there is no raw copy
 */
public record EventRow(
        long seq,
        String eventId,
        @Nullable String orderId,
        @Nullable String channel,
        @Nullable String eventType,
        @Nullable ShownStatus currentStatus,
        @Nullable EventReason reasonCode,
        @Nullable String explanation,
        Instant occurredAt,
        Instant ingestedAt,
        String source,
        @Nullable String actor,
        @Nullable String note,
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long offset) {}
