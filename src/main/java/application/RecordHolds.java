package application;

import application.RecordJudgements.Judged;
import application.ports.Alerts;
import application.ports.Alerts.NewAlert;
import application.ports.Alerts.Resolution;
import application.ports.Holds;
import application.ports.Holds.HistoryEntry;
import application.ports.Holds.StoredHold;
import domain.alert.AlertGroup;
import domain.hold.Decision;
import domain.hold.Hold;
import domain.hold.Release;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Places, ends and takes back holds by comparing what is judged with what is stored; their alerts follow. */
@ApplicationScoped
class RecordHolds {
    private final Holds holds;
    private final Alerts alerts;

    RecordHolds(Holds holds, Alerts alerts) {
        this.holds = holds;
        this.alerts = alerts;
    }

    void record(List<Judged> orders, Instant now) {
        Differences differences = new Differences(holds.newIds(newHolds(orders)));
        orders.forEach(differences::add);
        holds.insert(differences.placed, now);
        holds.update(differences.changed, now);
        holds.replaceHistory(differences.histories);
        alerts.open(differences.opened, now);
        alerts.resolve(differences.resolved, now);
    }

    /** How the system resolves the alert of a hold; empty: it is active, or who decided on it takes the step himself. */
    static Optional<Resolution> resolution(StoredHold hold) {
        Release release = hold.hold().release();
        return release == null || hold.decision() != null
                ? Optional.empty()
                : Optional.of(new Resolution(Alerts.holdKey(hold.id()), note(release)));
    }

    private static String note(Release release) {
        return switch (release.cause()) {
            case COMPLETED -> "the missing data arrived";
            case CANCELED -> "the order was cancelled";
            case OPERATOR -> "released by " + release.actor();
            case RETRY -> "passed when judged again";
        };
    }

    private static int newHolds(List<Judged> orders) {
        return orders.stream()
                .mapToInt(order -> (int) order.judgement().holds().stream()
                        .filter(hold -> storedUnder(order, hold.key()) == null)
                        .count())
                .sum();
    }

    private static @Nullable StoredHold storedUnder(Judged order, Hold.Key key) {
        for (StoredHold stored : order.work().storedHolds()) {
            if (stored.hold().key().equals(key)) {
                return stored;
            }
        }
        return null;
    }

    private static @Nullable Decision decisionOn(Judged order, Hold.Key key) {
        for (Decision decision : order.work().decisions()) {
            if (decision.key().equals(key)) {
                return decision;
            }
        }
        return null;
    }

    private static final class Differences {
        private final Iterator<Long> ids;
        private final List<StoredHold> placed = new ArrayList<>();
        private final List<StoredHold> changed = new ArrayList<>();
        private final Map<String, List<HistoryEntry>> histories = new HashMap<>();
        private final List<NewAlert> opened = new ArrayList<>();
        private final List<Resolution> resolved = new ArrayList<>();

        Differences(List<Long> newIds) {
            this.ids = newIds.iterator();
        }

        void add(Judged order) {
            Map<Hold.Key, StoredHold> now = new HashMap<>();
            for (Hold hold : order.judgement().holds()) {
                now.put(hold.key(), placeOrChange(order, hold));
            }
            for (StoredHold stored : order.work().storedHolds()) {
                if (!stored.retracted() && !now.containsKey(stored.hold().key())) {
                    takeBack(stored);
                }
            }
            if (!now.isEmpty() || !order.work().storedHolds().isEmpty()) {
                histories.put(order.work().orderId(), history(order, now));
            }
        }

        private StoredHold placeOrChange(Judged order, Hold hold) {
            StoredHold before = storedUnder(order, hold.key());
            long id = before == null ? ids.next() : before.id();
            StoredHold after = new StoredHold(id, order.work().orderId(), hold, decisionOn(order, hold.key()), false);
            if (before == null) {
                placed.add(after);
                open(after);
            } else if (!before.equals(after)) {
                changed.add(after);
                followAlert(before, after);
            }
            return after;
        }

        private void followAlert(StoredHold before, StoredHold after) {
            boolean activeBefore = !before.retracted() && before.hold().active();
            if (!activeBefore && after.hold().active()) {
                open(after);
            } else if (activeBefore) {
                resolveIfEnded(after);
            }
        }

        private void open(StoredHold hold) {
            opened.add(new NewAlert(
                    hold.orderId(),
                    hold.id(),
                    null,
                    AlertGroup.ofHold(hold.orderId(), hold.hold()),
                    hold.hold().placedAt()));
            resolveIfEnded(hold);
        }

        private void resolveIfEnded(StoredHold hold) {
            resolution(hold).ifPresent(resolved::add);
        }

        private void takeBack(StoredHold stored) {
            changed.add(new StoredHold(stored.id(), stored.orderId(), stored.hold(), stored.decision(), true));
            resolved.add(new Resolution(
                    Alerts.holdKey(stored.id()),
                    "the cause no longer exists: a late event shows that the order was never held"));
        }

        private static List<HistoryEntry> history(Judged order, Map<Hold.Key, StoredHold> now) {
            return order.judgement().holdChanges().stream()
                    .map(change -> {
                        StoredHold cause = now.get(change.cause().key());
                        if (cause == null) {
                            throw new IllegalStateException("no stored hold for " + change);
                        }
                        return new HistoryEntry(change, cause.id());
                    })
                    .toList();
        }
    }
}
