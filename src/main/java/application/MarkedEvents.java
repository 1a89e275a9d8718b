package application;

import application.RecordJudgements.Judged;
import application.ports.EventLog;
import application.ports.EventLog.Entry;
import application.ports.EventLog.Mark;
import application.ports.RawMessage.Position;
import domain.event.EventReason;
import domain.hold.Hold;
import domain.hold.Judgement;
import domain.hold.Judgement.JudgedEvent;
import domain.order.Fold.Step;
import domain.order.OrderEvent;
import domain.order.OrderStatus;
import domain.order.ShownStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The events of judged orders with their marks, set against what is stored.
 *
 * @param appended new events
 * @param remarked stored events whose mark is another one now
 * @param cured stored events that are no longer among the errors
 */
record MarkedEvents(List<Entry> appended, List<Entry> remarked, List<Entry> cured) {

    static MarkedEvents of(List<Judged> orders) {
        MarkedEvents marked = new MarkedEvents(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        orders.forEach(marked::add);
        return marked;
    }

    /** New events of sealed orders. */
    static MarkedEvents ofSealed(Collection<OrderWork> orders) {
        MarkedEvents marked = new MarkedEvents(new ArrayList<>(), List.of(), List.of());
        for (OrderWork order : orders) {
            for (NewEvent fresh : order.fresh()) {
                Mark mark = new Mark(EventReason.STATE, sealed(order), null, null, false);
                Map<String, @Nullable Position> position = new HashMap<>();
                position.put(fresh.event().eventId(), fresh.position());
                marked.appended.add(entry(fresh.event(), position, mark));
            }
        }
        return marked;
    }

    private static String sealed(OrderWork order) {
        OrderStatus status = Objects.requireNonNull(order.stored()).state().status();
        return "the order has long been %s and its events may be dropped: this one, late or sent again, changed nothing"
                .formatted(status);
    }

    /** The events whose new mark makes them errors. */
    List<Entry> errors() {
        List<Entry> errors = new ArrayList<>(appended);
        errors.addAll(remarked);
        errors.removeIf(entry -> entry.mark().reason() == null);
        return errors;
    }

    Map<EventReason, Integer> errorsByReason() {
        Map<EventReason, Integer> counts = new EnumMap<>(EventReason.class);
        for (Entry entry : errors()) {
            EventReason reason = entry.mark().reason();
            if (reason != null) {
                counts.merge(reason, 1, Integer::sum);
            }
        }
        return counts;
    }

    private void add(Judged order) {
        Map<String, @Nullable Position> positions = new HashMap<>();
        for (NewEvent fresh : order.work().fresh()) {
            positions.put(fresh.event().eventId(), fresh.position());
        }
        Map<String, Entry> stored = new HashMap<>();
        for (EventLog.Stored kept : order.work().kept()) {
            stored.put(kept.entry().eventId(), kept.entry());
        }
        for (JudgedEvent judged : order.judgement().events()) {
            Mark mark = mark(judged, order.judgement());
            String eventId = judged.step().event().eventId();
            Entry before = stored.get(eventId);
            if (before == null) {
                appended.add(entry(judged.step().event(), positions, mark));
            } else if (!before.mark().equals(mark)) {
                remark(before, mark);
            }
        }
    }

    private void remark(Entry before, Mark mark) {
        remarked.add(new Entry(
                before.eventId(),
                before.orderId(),
                before.channel(),
                before.eventType(),
                before.status(),
                before.occurredAt(),
                before.ingestedAt(),
                before.actor(),
                before.note(),
                before.position(),
                mark));
        if (before.mark().reason() != null && mark.reason() == null) {
            cured.add(before);
        }
    }

    private static Entry entry(OrderEvent event, Map<String, @Nullable Position> positions, Mark mark) {
        return new Entry(
                event.eventId(),
                event.orderId(),
                event.data().channel(),
                event.eventType(),
                event.status(),
                event.occurredAt(),
                event.ingestedAt(),
                event.actor(),
                event.byOperator() ? event.note() : null,
                positions.get(event.eventId()),
                mark);
    }

    private static Mark mark(JudgedEvent judged, Judgement judgement) {
        Step step = judged.step();
        return new Mark(
                judged.reason(),
                explanation(judged, judgement),
                step.changed() ? step.before() : null,
                step.changed() ? step.after() : null,
                judged.visible());
    }

    private static @Nullable String explanation(JudgedEvent judged, Judgement judgement) {
        Step step = judged.step();
        EventReason reason = judged.reason();
        if (reason == EventReason.STATE) {
            return step.event().status() == ShownStatus.HOLD
                    ? "an order that is %s cannot be held".formatted(step.before())
                    : "an order that is %s cannot become %s: the event changed nothing"
                            .formatted(step.before(), step.event().status());
        }
        if (reason == EventReason.HELD) {
            return "the order moved from %s to %s while it was held for %s"
                    .formatted(step.before(), step.after(), reasonsAt(step, judgement));
        }
        return null;
    }

    private static String reasonsAt(Step step, Judgement judgement) {
        return String.join(
                ", ",
                judgement.holds().stream()
                        .filter(hold -> hold.covers(step.event().occurredAt()))
                        .map(Hold::key)
                        .map(key -> key.reason().code())
                        .distinct()
                        .toList());
    }
}
