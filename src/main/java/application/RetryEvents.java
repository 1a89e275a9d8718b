package application;

import application.ports.AlertDesk;
import application.ports.AlertDesk.StoredAlert;
import application.ports.Decoded;
import application.ports.Decoded.Accepted;
import application.ports.Decoded.Rejected;
import application.ports.EventLog;
import application.ports.EventLog.Entry;
import application.ports.EventLog.KnownEvent;
import application.ports.MessageDecoder;
import application.ports.RawMessage;
import domain.order.OrderEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Processes the messages of bad events again (SPEC §5): a message that was not understood is decoded and, if it now is, judged as if it
 * had just come, at its old position; an event that did not fit its order is judged with all that is known today. The caller holds the
 * state lock.
 */
@ApplicationScoped
class RetryEvents {
    private final EventLog eventLog;
    private final MessageDecoder decoder;
    private final JudgeOrders judgeOrders;
    private final JudgeAgain judgeAgain;
    private final AlertDesk desk;

    RetryEvents(
            EventLog eventLog, MessageDecoder decoder, JudgeOrders judgeOrders, JudgeAgain judgeAgain, AlertDesk desk) {
        this.eventLog = eventLog;
        this.decoder = decoder;
        this.judgeOrders = judgeOrders;
        this.judgeAgain = judgeAgain;
        this.desk = desk;
    }

    /**
     * Retries and records.
     *
     * @param alerts all about events
     * @return by alert what is still wrong; the others are mended
     */
    Map<String, String> retry(List<StoredAlert> alerts, Instant now) {
        Map<String, EventLog.Stored> entries = new HashMap<>();
        eventLog.entries(alerts.stream().map(RetryEvents::eventId).toList())
                .forEach(stored -> entries.put(stored.entry().eventId(), stored));
        Attempt attempt = new Attempt(now);
        for (StoredAlert alert : alerts) {
            EventLog.Stored stored = entries.get(eventId(alert));
            if (stored == null) {
                attempt.stillWrong.put(alert.key(), "the event is no longer kept");
            } else if (stored.entry().status() == null) {
                attempt.decode(alert, stored);
            } else {
                attempt.orders.add(String.valueOf(stored.entry().orderId()));
                attempt.judged.put(alert.key(), eventId(alert));
            }
        }
        attempt.finish();
        return attempt.stillWrong;
    }

    private static String eventId(StoredAlert alert) {
        return String.valueOf(alert.eventId());
    }

    private final class Attempt {
        private final Instant now;
        private final Map<String, String> stillWrong = new HashMap<>();
        private final Set<String> orders = new HashSet<>();
        private final Map<String, String> judged = new HashMap<>();
        private final List<Candidate> candidates = new ArrayList<>();

        private record Candidate(StoredAlert alert, Entry entry, Accepted message) {}

        Attempt(Instant now) {
            this.now = now;
        }

        void decode(StoredAlert alert, EventLog.Stored stored) {
            RawMessage raw = stored.raw();
            if (raw == null) {
                stillWrong.put(alert.key(), "the raw message is no longer kept");
                return;
            }
            Decoded decoded = decoder.decode(raw);
            if (decoded instanceof Accepted accepted) {
                candidates.add(new Candidate(alert, stored.entry(), accepted));
            } else {
                stillWrong.put(alert.key(), ((Rejected) decoded).explanation());
            }
        }

        void finish() {
            judgeOrders.judge(admitted(), now);
            judgeAgain.refresh(orders, now);
            Map<String, String> wrong = new HashMap<>();
            for (EventLog.Stored stored : eventLog.entries(judged.values())) {
                if (stored.entry().mark().reason() != null) {
                    wrong.put(
                            stored.entry().eventId(),
                            String.valueOf(stored.entry().mark().explanation()));
                }
            }
            judged.forEach((alert, event) -> {
                if (wrong.containsKey(event)) {
                    stillWrong.put(alert, wrong.get(event));
                }
            });
        }

        /** Of the messages that are understood now those whose event is not known otherwise. */
        private List<Accepted> admitted() {
            Map<String, KnownEvent> known = new HashMap<>(eventLog.known(candidates.stream()
                    .map(candidate -> candidate.message().event().eventId())
                    .toList()));
            List<Accepted> admitted = new ArrayList<>();
            List<Entry> superseded = new ArrayList<>();
            for (Candidate candidate : candidates) {
                OrderEvent event = candidate.message().event();
                KnownEvent same = new KnownEvent(event.orderId(), event.status(), event.occurredAt());
                KnownEvent first = known.putIfAbsent(event.eventId(), same);
                if (first != null && !first.equals(same)) {
                    stillWrong.put(
                            candidate.alert().key(),
                            String.valueOf(candidate.entry().mark().explanation()));
                    continue;
                }
                if (first == null) {
                    admitted.add(candidate.message());
                }
                superseded.add(candidate.entry());
                desk.pointTo(candidate.alert().key(), event.eventId());
            }
            eventLog.remove(superseded);
            return admitted;
        }
    }
}
