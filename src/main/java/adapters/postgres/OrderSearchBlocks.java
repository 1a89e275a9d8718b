package adapters.postgres;

import application.ports.OrderRecord;
import application.ports.Orders.Change;
import domain.order.OrderState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds orders to what the search looks in, some of about the same age to a row: so a gram that they share is kept once. */
@ApplicationScoped
class OrderSearchBlocks {
    private static final int ORDERS_PER_BLOCK = 16;

    private final Sql sql;

    OrderSearchBlocks(Sql sql) {
        this.sql = sql;
    }

    private record Entry(String orderId, Instant createdAt, List<String> terms) {}

    void add(List<OrderRecord> orders) {
        write(orders.stream()
                .map(OrderRecord::state)
                .map(order -> entry(
                        order,
                        order.orderId(),
                        order.data().userId(),
                        order.data().trackingNo()))
                .toList());
    }

    /** Adds by what changed orders can now be found. */
    void addChanged(List<Change> changes) {
        write(changes.stream()
                .map(change -> changed(change.before().state(), change.after().state()))
                .filter(entry -> !entry.terms().isEmpty())
                .toList());
    }

    private static Entry changed(OrderState was, OrderState is) {
        String user = is.data().userId();
        String tracking = is.data().trackingNo();
        if (is.createdAt().isAfter(was.createdAt())) {
            return entry(is, is.orderId(), user, tracking);
        }
        return entry(
                is,
                Objects.equals(user, was.data().userId()) ? null : user,
                Objects.equals(tracking, was.data().trackingNo()) ? null : tracking);
    }

    private static Entry entry(OrderState order, @Nullable String... terms) {
        return new Entry(
                order.orderId(),
                order.createdAt(),
                Stream.of(terms).filter(Objects::nonNull).toList());
    }

    private void write(List<Entry> entries) {
        List<Entry> byAge =
                entries.stream().sorted(Comparator.comparing(Entry::createdAt)).toList();
        BinaryRows rows = new BinaryRows(5);
        for (int from = 0; from < byAge.size(); from += ORDERS_PER_BLOCK) {
            block(rows, byAge.subList(from, Math.min(byAge.size(), from + ORDERS_PER_BLOCK)));
        }
        sql.copy("order_search (newest, oldest, order_ids, terms, grams)", rows);
    }

    private static void block(BinaryRows rows, List<Entry> entries) {
        Set<String> ids = new LinkedHashSet<>();
        entries.forEach(entry -> ids.add(entry.orderId()));
        List<String> terms = entries.stream()
                .flatMap(entry -> entry.terms().stream())
                .map(SearchGrams::small)
                .toList();
        rows.row()
                .time(entries.get(entries.size() - 1).createdAt())
                .time(entries.get(0).createdAt())
                .texts(ids)
                .text(String.join("\n", terms))
                .int4s(terms.stream()
                        .flatMapToInt(SearchGrams::of)
                        .sorted()
                        .distinct()
                        .toArray());
    }
}
