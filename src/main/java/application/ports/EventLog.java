package application.ports;

import application.ports.RawMessage.Position;
import domain.event.EventReason;
import domain.order.OrderStatus;
import domain.order.ShownStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All events kept, good and bad; not the duplicates. */
public interface EventLog {

    /** Those of the given identities that are kept already. */
    Map<String, KnownEvent> known(Collection<String> eventIds);

    void append(List<Entry> entries);

    /** Replaces the marks of kept events. */
    void remark(List<Entry> entries);

    /** The good events of each order, with the raw copies that they came in. */
    Map<String, List<Stored>> ofOrders(Collection<String> orderIds);

    /** Entries of any kind with the raw copies that they came in. */
    List<Stored> entries(Collection<String> eventIds);

    /** Takes entries of bad messages back, because the messages turned out to be good. */
    void remove(List<Entry> entries);

    /** What two messages of one identity must agree in. */
    record KnownEvent(@Nullable String orderId, @Nullable ShownStatus status, Instant occurredAt) {}

    /**
     * One event.
     *
     * @param status as announced; {@code null} for a bad message
     * @param actor the operator who made it; {@code null} for a channel's
     * @param note what the operator says of it; {@code null} for a channel's
     * @param position where its raw copy is; {@code null} for an operator's
     */
    record Entry(
            String eventId,
            @Nullable String orderId,
            @Nullable String channel,
            @Nullable String eventType,
            @Nullable ShownStatus status,
            Instant occurredAt,
            Instant ingestedAt,
            @Nullable String actor,
            @Nullable String note,
            @Nullable Position position,
            Mark mark) {}

    /**
     * What follows for an event from all that is known: it may change with a late event.
     *
     * @param before underlying status before a move that this event made; {@code null}: it made none, or created the order
     * @param after underlying status after that; {@code null}: it changed nothing
     * @param visible whether it changed the shown status
     */
    record Mark(
            @Nullable EventReason reason,
            @Nullable String explanation,
            @Nullable OrderStatus before,
            @Nullable OrderStatus after,
            boolean visible) {}

    /** A kept event and its raw copy; {@code null} where it has none. */
    record Stored(Entry entry, @Nullable RawMessage raw) {}
}
