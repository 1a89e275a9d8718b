package application;

import application.ports.Decoded;
import application.ports.Decoded.Accepted;
import application.ports.Decoded.Rejected;
import application.ports.EventLog.KnownEvent;
import application.ports.MessageDecoder;
import domain.event.EventReason;
import domain.order.OrderEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Sorts messages by their identity (SPEC §2): the first message under an identity counts, an equal one after it is a duplicate, a
 * different one a conflict.
 */
record Admission(List<Accepted> accepted, List<Rejected> rejected, int duplicates) {

    static Admission of(
            List<Decoded> messages,
            Function<Collection<String>, Map<String, KnownEvent>> known,
            MessageDecoder decoder) {
        return new Sorting(messages, known, decoder).run();
    }

    Map<EventReason, Integer> rejectedByReason() {
        Map<EventReason, Integer> counts = new EnumMap<>(EventReason.class);
        rejected.forEach(message -> counts.merge(message.reason(), 1, Integer::sum));
        return counts;
    }

    private static final class Sorting {
        private final List<Decoded> messages;
        private final Function<Collection<String>, Map<String, KnownEvent>> lookUp;
        private final MessageDecoder decoder;
        private final Map<String, KnownEvent> known = new HashMap<>();
        private final List<Accepted> accepted = new ArrayList<>();
        private final List<Rejected> rejected = new ArrayList<>();
        private int duplicates;

        Sorting(
                List<Decoded> messages,
                Function<Collection<String>, Map<String, KnownEvent>> lookUp,
                MessageDecoder decoder) {
            this.messages = messages;
            this.lookUp = lookUp;
            this.decoder = decoder;
        }

        Admission run() {
            known.putAll(lookUp.apply(messages.stream().map(Sorting::identity).toList()));
            List<Rejected> conflicts = new ArrayList<>();
            for (Decoded message : messages) {
                if (message instanceof Accepted good) {
                    admit(good, conflicts);
                } else if (message instanceof Rejected bad) {
                    reject(bad);
                }
            }
            known.putAll(lookUp.apply(conflicts.stream().map(Sorting::identity).toList()));
            conflicts.forEach(this::reject);
            return new Admission(accepted, rejected, duplicates);
        }

        private void admit(Accepted message, List<Rejected> conflicts) {
            OrderEvent event = message.event();
            KnownEvent same = new KnownEvent(event.orderId(), event.status(), event.occurredAt());
            KnownEvent first = known.putIfAbsent(event.eventId(), same);
            if (first == null) {
                accepted.add(message);
            } else if (first.equals(same)) {
                duplicates++;
            } else {
                conflicts.add(decoder.reject(message.raw(), EventReason.CONFLICT, conflict(event, first)));
            }
        }

        private void reject(Rejected message) {
            KnownEvent entry = new KnownEvent(null, null, message.raw().recordAt());
            if (known.putIfAbsent(message.entryId(), entry) == null) {
                rejected.add(message);
            } else {
                duplicates++;
            }
        }

        private static String identity(Decoded message) {
            return message instanceof Accepted good ? good.event().eventId() : ((Rejected) message).entryId();
        }

        private static String conflict(OrderEvent event, KnownEvent first) {
            return "event_id %s is known already for order %s with status %s at %s; this message says order %s, status %s, at %s. The first one stands"
                    .formatted(
                            event.eventId(),
                            first.orderId(),
                            first.status(),
                            first.occurredAt(),
                            event.orderId(),
                            event.status(),
                            event.occurredAt());
        }
    }
}
