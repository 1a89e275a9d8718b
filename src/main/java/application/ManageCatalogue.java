package application;

import application.ports.Products;
import application.ports.StateLock;
import application.views.ProductRow;
import domain.stock.ProductEdit;
import domain.stock.ProductEdit.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Changes the catalogue while nobody judges orders by it, so that stock is never promised by one and changed by another. */
@ApplicationScoped
public class ManageCatalogue {
    private final StateLock lock;
    private final Products products;
    private final Clock clock;

    ManageCatalogue(StateLock lock, Products products, Clock clock) {
        this.lock = lock;
        this.products = products;
        this.clock = clock;
    }

    /** What became of the edit of one product. */
    public sealed interface Outcome {
        record Saved(ProductRow product, boolean created) implements Outcome {}

        record Refused(Fault fault) implements Outcome {}
    }

    /** What is wrong with an edit in a list, by its place there. */
    public record ListFault(int index, Fault fault) {}

    /** Creates the product or changes it. */
    @Transactional
    public Outcome put(ProductEdit edit, String actor) {
        Optional<Fault> fault = edit.fault();
        if (fault.isPresent()) {
            return new Outcome.Refused(fault.get());
        }
        lock.acquire();
        boolean created = products.product(edit.productId()).isEmpty();
        List<ListFault> faults = apply(List.of(edit), actor);
        return faults.isEmpty()
                ? new Outcome.Saved(products.product(edit.productId()).orElseThrow(), created)
                : new Outcome.Refused(faults.get(0).fault());
    }

    /**
     * Applies all edits or, where any is at fault, none.
     *
     * @return every fault found; empty: all edits are applied
     */
    @Transactional
    public List<ListFault> putAll(List<ProductEdit> edits, String actor) {
        lock.acquire();
        return apply(edits, actor);
    }

    /** The faults of a list that show without looking at the catalogue. */
    public static List<ListFault> faultsOf(List<ProductEdit> edits) {
        return faultsOf(edits, Set.of());
    }

    private List<ListFault> apply(List<ProductEdit> edits, String actor) {
        List<ListFault> faults = faultsOf(edits, promisedAmong(edits));
        if (faults.isEmpty()) {
            products.save(edits, actor, clock.instant().truncatedTo(ChronoUnit.MICROS));
        }
        return faults;
    }

    /**
     * @param promised products of which units are promised to orders
     */
    private static List<ListFault> faultsOf(List<ProductEdit> edits, Set<String> promised) {
        Set<String> seen = new HashSet<>();
        List<ListFault> faults = new ArrayList<>();
        for (int index = 0; index < edits.size(); index++) {
            int place = index;
            faultOf(edits.get(index), promised, seen).ifPresent(fault -> faults.add(new ListFault(place, fault)));
        }
        return faults;
    }

    private static Optional<Fault> faultOf(ProductEdit edit, Set<String> promised, Set<String> seen) {
        Optional<Fault> fault = edit.fault();
        if (fault.isPresent()) {
            return fault;
        }
        if (!seen.add(edit.productId())) {
            return Optional.of(Fault.REPEATED);
        }
        return promised.contains(edit.productId()) ? Optional.of(Fault.STOCK_PROMISED) : Optional.empty();
    }

    /** Of the products whose stock shall no longer be kept, those with units promised to orders. */
    private Set<String> promisedAmong(List<ProductEdit> edits) {
        List<String> clearing = edits.stream()
                .filter(edit -> edit.stock().given() && edit.stock().value().isEmpty())
                .filter(edit -> edit.fault().isEmpty())
                .map(ProductEdit::productId)
                .toList();
        return products.products(clearing).stream()
                .filter(product -> product.reserved() > 0)
                .map(ProductRow::productId)
                .collect(Collectors.toUnmodifiableSet());
    }
}
