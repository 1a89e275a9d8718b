package application;

import application.ports.OrderRecord;
import application.ports.Stock;
import domain.hold.Evidence.Shortage;
import domain.order.OrderLine;
import domain.order.OrderState;
import domain.stock.Claim;
import domain.stock.StockLedger;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code FUL-INV}: orders claim their units once, when they are first seen to have been eligible; shipped ones consume what they claimed,
 * cancelled ones return it (SPEC §4.2). Units come back before new claims are made.
 */
@ApplicationScoped
class ClaimStock {
    private static final Comparator<OrderWork> BY_CREATION =
            Comparator.comparing((OrderWork work) -> work.state().createdAt()).thenComparing(OrderWork::orderId);

    private final Stock stock;

    ClaimStock(Stock stock) {
        this.stock = stock;
    }

    void claim(Collection<OrderWork> works, ProductShelf shelf) {
        List<OrderWork> active = works.stream()
                .filter(work -> !work.fresh().isEmpty())
                .sorted(BY_CREATION)
                .toList();
        Map<String, Map<String, Long>> reserved = stock.reservations(active.stream()
                .filter(Desk::usesReservation)
                .map(OrderWork::orderId)
                .toList());
        reserved.values().forEach(units -> shelf.fetch(units.keySet()));
        Desk desk = new Desk(shelf.ledger(), reserved);
        active.forEach(desk::returnUnits);
        active.forEach(desk::claimUnits);
        active.forEach(desk::consumeUnits);
        desk.save(stock);
    }

    /**
     * Lets orders that were short claim once more, the oldest first; what has left the house meanwhile consumes what it gets. Those that are
     * still short keep the evidence of the first time.
     *
     * @return what is still missing, by order
     */
    Map<String, Shortage> claimAgain(Collection<OrderWork> works, ProductShelf shelf) {
        Desk desk = new Desk(shelf.ledger(), Map.of());
        Map<String, Shortage> missing = new HashMap<>();
        works.stream().sorted(BY_CREATION).forEach(work -> {
            Shortage before = work.shortage();
            Optional<Shortage> now = desk.claim(work);
            if (now.isPresent()) {
                missing.put(work.orderId(), now.get());
                work.setClaim(Claim.SHORT, before);
            }
            desk.consumeUnits(work);
        });
        desk.save(stock);
        return missing;
    }

    private static final class Desk {
        private final StockLedger ledger;
        private final Map<String, Map<String, Long>> reserved;
        private final Map<String, Map<String, Long>> changed = new HashMap<>();

        Desk(StockLedger ledger, Map<String, Map<String, Long>> reserved) {
            this.ledger = ledger;
            this.reserved = new HashMap<>();
            reserved.forEach((order, units) -> this.reserved.put(order, ledger.stocked(units)));
        }

        /** Whether what an order reserved goes back or out of the house now. */
        static boolean usesReservation(OrderWork work) {
            return (work.claim() == Claim.RESERVED && (work.state().leftAt() != null || linesChanged(work)))
                    || (work.claim() == Claim.CONSUMED && work.state().canceledAt() != null);
        }

        void returnUnits(OrderWork work) {
            boolean canceled = work.state().canceledAt() != null;
            Map<String, Long> units = reserved.getOrDefault(work.orderId(), Map.of());
            if (work.claim() == Claim.RESERVED && (canceled || linesChanged(work))) {
                ledger.giveBack(units);
                reserve(work, Map.of(), Claim.RETURNED);
            } else if (work.claim() == Claim.CONSUMED && canceled) {
                ledger.restock(units);
                reserve(work, Map.of(), Claim.RETURNED);
            }
        }

        void claimUnits(OrderWork work) {
            if (asks(work)) {
                claim(work);
            }
        }

        Optional<Shortage> claim(OrderWork work) {
            Map<String, Long> wanted = ledger.stocked(units(work.state()));
            if (wanted.isEmpty()) {
                work.setClaim(Claim.NONE, null);
                return Optional.empty();
            }
            Optional<Shortage> missing = ledger.claim(wanted);
            if (missing.isPresent()) {
                work.setClaim(Claim.SHORT, missing.get());
            } else if (work.state().canceledAt() != null) {
                ledger.giveBack(wanted);
                work.setClaim(Claim.RETURNED, null);
            } else {
                reserve(work, wanted, Claim.RESERVED);
            }
            return missing;
        }

        void save(Stock stock) {
            stock.saveLevels(ledger.changes());
            stock.saveReservations(changed);
        }

        void consumeUnits(OrderWork work) {
            OrderState state = work.state();
            if (work.claim() == Claim.RESERVED && state.leftAt() != null && state.canceledAt() == null) {
                ledger.consume(reserved.getOrDefault(work.orderId(), Map.of()));
                work.setClaim(Claim.CONSUMED, null);
            }
        }

        /** A first claim, one for other lines than before, or one of an order that turns out not to have been cancelled. */
        private static boolean asks(OrderWork work) {
            boolean canceled = work.state().canceledAt() != null;
            if (work.claim() == null) {
                return work.state().everEligible();
            }
            return (work.claim() == Claim.NONE && linesChanged(work)) || (work.claim() == Claim.RETURNED && !canceled);
        }

        private void reserve(OrderWork work, Map<String, Long> units, Claim claim) {
            reserved.put(work.orderId(), units);
            changed.put(work.orderId(), units);
            work.setClaim(claim, null);
        }

        private static boolean linesChanged(OrderWork work) {
            OrderRecord stored = work.stored();
            boolean inHouse = work.state().leftAt() == null;
            return inHouse && stored != null && !units(stored.state()).equals(units(work.state()));
        }

        /** Units by product, in the order of the products. */
        private static Map<String, Long> units(OrderState state) {
            Map<String, Long> units = new TreeMap<>();
            for (OrderLine line : state.data().lines()) {
                String productId = line.productId();
                if (productId != null) {
                    units.merge(productId, (long) line.quantity(), Long::sum);
                }
            }
            return units;
        }
    }
}
