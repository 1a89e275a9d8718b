package application;

import application.ports.AlertDesk.StoredAlert;
import application.ports.Holds.StoredHold;
import domain.hold.BurstRule.Occurrence;
import domain.hold.Decision;
import domain.hold.Evidence.Shortage;
import domain.hold.Hold;
import domain.hold.HoldCauses.BurstKey;
import domain.hold.HoldPlan;
import domain.hold.HoldReason;
import domain.hold.Lack;
import domain.hold.Release;
import domain.hold.Release.Cause;
import domain.hold.RuleSettings;
import domain.hold.ValidRule;
import domain.hold.Verdict;
import domain.stock.Claim;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ends holds because a person says so, or because what they rest on is no longer so today: stock, catalogue, thresholds and exemptions
 * as they are now, data as folded so far (SPEC §4.6, §5). The caller holds the state lock.
 */
@ApplicationScoped
class JudgeAgain {
    private final OrderWorks orderWorks;
    private final DetectBursts detectBursts;
    private final ClaimStock claimStock;
    private final RecordJudgements recordJudgements;
    private final RuleSettings rules;

    JudgeAgain(
            OrderWorks orderWorks,
            DetectBursts detectBursts,
            ClaimStock claimStock,
            RecordJudgements recordJudgements,
            RuleSettings rules) {
        this.orderWorks = orderWorks;
        this.detectBursts = detectBursts;
        this.claimStock = claimStock;
        this.recordJudgements = recordJudgements;
        this.rules = rules;
    }

    /**
     * A hold to judge again.
     *
     * @param cause OPERATOR: it ends in any case; RETRY: it ends if nothing is wrong any more
     */
    record Request(String alertKey, String orderId, long holdId, Cause cause, String actor) {

        /** Empty: the alert is about an event. */
        static Optional<Request> of(StoredAlert alert, Cause cause, String actor) {
            Long holdId = alert.holdId();
            String orderId = alert.orderId();
            return holdId == null || orderId == null
                    ? Optional.empty()
                    : Optional.of(new Request(alert.key(), orderId, holdId, cause, actor));
        }
    }

    /**
     * Judges and records.
     *
     * @return by alert what still holds the order; the others are ended
     */
    Map<String, String> judge(List<Request> requests, Instant now) {
        if (requests.isEmpty()) {
            return Map.of();
        }
        Session session = new Session(requests, now);
        session.findOut();
        requests.forEach(session::decide);
        recordJudgements.record(session.works.values(), session.validRule, now);
        return session.stillWrong;
    }

    /** Judges orders by what is stored of them, so that what no longer holds is mended. */
    void refresh(Set<String> orderIds, Instant now) {
        if (!orderIds.isEmpty()) {
            ProductShelf shelf = orderWorks.shelf();
            Map<String, OrderWork> works = orderWorks.reopen(orderIds, shelf);
            recordJudgements.record(works.values(), orderWorks.validRule(shelf), now);
        }
    }

    private final class Session {
        private final List<Request> requests;
        private final Instant now;
        private final Map<String, OrderWork> works;
        private final ProductShelf shelf = orderWorks.shelf();
        private final ValidRule validRule;
        private final Map<String, String> stillWrong = new HashMap<>();
        private Map<BurstKey, NavigableSet<Instant>> triggers = Map.of();
        private Map<String, Shortage> shortages = Map.of();

        Session(List<Request> requests, Instant now) {
            this.requests = requests;
            this.now = now;
            this.works =
                    orderWorks.reopen(requests.stream().map(Request::orderId).toList(), shelf);
            this.validRule = orderWorks.validRule(shelf);
        }

        /** Asks the world outside the orders, for all of them at once. */
        void findOut() {
            Set<BurstKey> keys = new HashSet<>();
            List<OrderWork> askingForStock = new ArrayList<>();
            for (Request request : requests) {
                Hold hold = activeHold(request);
                if (hold != null && hold.key().reason().isBurst()) {
                    keys.add(burstKey(hold));
                } else if (hold != null && hold.key().reason() == HoldReason.INV) {
                    askingForStock.add(work(request));
                }
            }
            triggers = detectBursts.triggersNear(works.values(), keys, now);
            shortages = claimStock.claimAgain(askingForStock, shelf);
        }

        void decide(Request request) {
            Hold hold = activeHold(request);
            if (hold == null) {
                return;
            }
            OrderWork work = work(request);
            Optional<Instant> trigger = latestTrigger(hold, work);
            Verdict wrong = request.cause() == Cause.OPERATOR ? null : wrong(hold, work, trigger);
            if (wrong == null) {
                Release release = new Release(now, request.cause(), request.actor());
                work.decide(Decision.of(judged(hold, work), release, latestCause(hold, work, trigger)));
                if (work.claim() == Claim.SHORT && hold.key().reason() == HoldReason.INV) {
                    work.setClaim(Claim.WAIVED, null);
                }
            } else {
                stillWrong.put(request.alertKey(), wrong.text());
            }
        }

        private @Nullable Hold activeHold(Request request) {
            for (StoredHold stored : work(request).storedHolds()) {
                if (stored.id() == request.holdId()
                        && !stored.retracted()
                        && stored.hold().active()) {
                    return stored.hold();
                }
            }
            return null;
        }

        /** The hold as it is judged now: it may have learned of more that is missing than when it was stored. */
        private Hold judged(Hold hold, OrderWork work) {
            return work.judge(validRule).holds().stream()
                    .filter(candidate -> candidate.key().equals(hold.key()))
                    .findFirst()
                    .orElse(hold);
        }

        private @Nullable Verdict wrong(Hold hold, OrderWork work, Optional<Instant> trigger) {
            return switch (hold.key().reason()) {
                case VALID -> missingData(work);
                case INV -> {
                    Shortage shortage = shortages.get(work.orderId());
                    yield shortage == null
                            ? null
                            : new Verdict.Shortage(shortage.productId(), shortage.wanted(), shortage.available());
                }
                case FRAUD_USER, FRAUD_PROD ->
                    trigger.map(at -> new Verdict.Burst(at, hold.key().subject()))
                            .orElse(null);
                case CHANNEL -> Verdict.Plain.HELD_BY_CHANNEL;
                case MANUAL -> Verdict.Plain.HELD_BY_COLLEAGUE;
            };
        }

        private @Nullable Verdict missingData(OrderWork work) {
            Set<Lack> lacks = validRule.lacks(work.state().data(), now);
            return lacks.isEmpty() ? null : new Verdict.Missing(lacks);
        }

        private Optional<Instant> latestTrigger(Hold hold, OrderWork work) {
            if (!hold.key().reason().isBurst()) {
                return Optional.empty();
            }
            Occurrence order = new Occurrence(
                    work.orderId(), work.state().createdAt(), work.state().leftAt(), null);
            return rules.burstRule(hold.key().reason())
                    .latestReaching(order, triggers.getOrDefault(burstKey(hold), Collections.emptyNavigableSet()));
        }

        private @Nullable Instant latestCause(Hold hold, OrderWork work, Optional<Instant> trigger) {
            return switch (hold.key().reason()) {
                case FRAUD_USER, FRAUD_PROD -> trigger.orElse(null);
                case CHANNEL, MANUAL -> HoldPlan.lastStated(hold.key().reason(), work.folded());
                case VALID, INV -> null;
            };
        }

        private OrderWork work(Request request) {
            return Objects.requireNonNull(works.get(request.orderId()));
        }

        private static BurstKey burstKey(Hold hold) {
            return new BurstKey(hold.key().reason(), hold.key().subject());
        }
    }
}
