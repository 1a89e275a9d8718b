package adapters.postgres.console;

import static adapters.postgres.Sql.instant;
import static adapters.postgres.console.OrderConditions.NEWEST_FIRST;

import adapters.postgres.Query;
import adapters.postgres.SearchGrams;
import application.views.OrderFilter;
import application.views.OrderPosition;
import application.views.OrderRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds orders by part of an id, a user or a tracking number in the blocks of {@code order_search}: best where few match. */
final class OrderSearch {
    private static final int MOST_BLOCKS = 2_000;
    private static final int BLOCKS_AT_ONCE = 40;

    private final Connection connection;
    private final OrderConditions conditions;
    private final int wanted;
    private final Map<String, Instant> found = new HashMap<>();

    OrderSearch(Connection connection, OrderConditions conditions, int wanted) {
        this.connection = connection;
        this.conditions = conditions;
        this.wanted = wanted;
    }

    private record Block(Instant newest, List<String> orderIds) {}

    /** Empty: so many blocks match that the orders are better looked at one after the other. */
    Optional<List<OrderRow>> find(String part) throws SQLException {
        List<Block> blocks = blocks(part);
        if (blocks.size() > MOST_BLOCKS) {
            return Optional.empty();
        }
        blocks.sort(Comparator.comparing(Block::newest).reversed());
        for (int from = 0; from < blocks.size() && !isEnough(blocks.get(from).newest()); from += BLOCKS_AT_ONCE) {
            lookUp(blocks.subList(from, Math.min(blocks.size(), from + BLOCKS_AT_ONCE)));
        }
        Query query = OrderRows.select("select * from orders where order_id = any(?)", (Object) ids(found.keySet()));
        return Optional.of(OrderRows.withLines(query.then(NEWEST_FIRST, wanted)).list(connection, OrderRows::row));
    }

    private List<Block> blocks(String part) throws SQLException {
        Query query = new Query(
                "select newest, order_ids from order_search where terms like ?",
                Columns.anywhere(SearchGrams.small(part)));
        Integer[] grams = Arrays.stream(SearchGrams.wanted(part)).boxed().toArray(Integer[]::new);
        if (grams.length > 0) {
            query.then("and grams @> ?", (Object) grams);
        }
        OrderFilter filter = conditions.filter();
        OrderPosition after = conditions.after();
        if (after != null) {
            query.then("and oldest <= ?", after.createdAt());
        }
        if (filter.until() != null) {
            query.then("and oldest < ?", filter.until());
        }
        if (filter.from() != null) {
            query.then("and newest >= ?", filter.from());
        }
        return new ArrayList<>(query.then("limit ?", MOST_BLOCKS + 1)
                .list(
                        connection,
                        row -> new Block(instant(row, "newest"), List.of((String[])
                                row.getArray("order_ids").getArray()))));
    }

    /** Whether those found are newer than whatever the blocks from here on can hold. */
    private boolean isEnough(Instant newestLeft) {
        return found.values().stream().filter(newestLeft::isBefore).count() >= wanted;
    }

    private void lookUp(List<Block> blocks) throws SQLException {
        List<String> ids =
                blocks.stream().flatMap(block -> block.orderIds().stream()).toList();
        Query query = new Query("select order_id, created_at from orders where order_id = any(?)", (Object) ids(ids));
        conditions.addIndexed(query);
        conditions
                .addAsked(query)
                .list(connection, row -> found.put(row.getString("order_id"), instant(row, "created_at")));
    }

    private static String[] ids(Collection<String> ids) {
        return ids.toArray(String[]::new);
    }
}
