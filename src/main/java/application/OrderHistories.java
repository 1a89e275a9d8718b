package application;

import application.ports.Decoded;
import application.ports.EventLog;
import application.ports.EventLog.Entry;
import application.ports.Holds;
import application.ports.Holds.StoredHold;
import application.ports.MessageDecoder;
import application.ports.RawMessage;
import domain.order.OrderData;
import domain.order.OrderEvent;
import domain.order.ShownStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads orders back from their raw messages: the raw copy is the one place where what a channel said is kept whole. */
@ApplicationScoped
class OrderHistories {
    private final EventLog eventLog;
    private final Holds holds;
    private final MessageDecoder decoder;

    OrderHistories(EventLog eventLog, Holds holds, MessageDecoder decoder) {
        this.eventLog = eventLog;
        this.holds = holds;
        this.decoder = decoder;
    }

    void load(Collection<OrderWork> works) {
        if (works.isEmpty()) {
            return;
        }
        List<String> ids = works.stream().map(OrderWork::orderId).toList();
        Map<String, List<EventLog.Stored>> events = eventLog.ofOrders(ids);
        Map<String, List<StoredHold>> held = holds.ofOrders(ids);
        for (OrderWork work : works) {
            List<EventLog.Stored> kept = events.getOrDefault(work.orderId(), List.of());
            List<OrderEvent> history = kept.stream().map(this::event).toList();
            work.giveHistory(kept, history, held.getOrDefault(work.orderId(), List.of()));
        }
    }

    private OrderEvent event(EventLog.Stored stored) {
        RawMessage raw = stored.raw();
        Decoded decoded = raw == null ? null : decoder.decode(raw);
        return decoded instanceof Decoded.Accepted accepted ? accepted.event() : fromEntry(stored.entry());
    }

    /** An operator's event, which no channel sent: what its entry says is all there is. */
    private static OrderEvent fromEntry(Entry entry) {
        return new OrderEvent(
                entry.eventId(),
                Objects.requireNonNull(entry.orderId()),
                orEmpty(entry.eventType()),
                Objects.requireNonNullElse(entry.status(), ShownStatus.HOLD),
                entry.occurredAt(),
                entry.ingestedAt(),
                OrderData.NOTHING,
                entry.actor(),
                entry.note());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
