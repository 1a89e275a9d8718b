package bench;

import adapters.postgres.SearchGrams;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Thirty days of trade straight into the tables, as ingestion would have left them: four channels and a rare fifth, 400,000 users, one
 * order in thirty held, one in thirty cancelled, the others on their way or delivered by their age; five events an order.
 */
final class OrderHistoryFill {
    private static final int ORDERS_PER_BLOCK = 16;
    private static final int BLOCKS_AT_ONCE = 500;

    private static final String ORDERS = """
            insert into orders (order_id, channel, user_id, product_id, product_name, quantity, line_count, shipping_address, tracking_no,
                current_stage, current_status, underlying_status, hold_reason_code, last_event_type, last_occurred_at, created_at,
                folded_through, paid_from, paid_until, left_at, finished_at, burst_user, burst_product, ever_held)
            select case when dice < 0.4 then to_char(created_at, 'YYYYMMDD') || lpad(number::text, 10, '0')
                        when dice < 0.7 then '3' || lpad(number::text, 13, '0')
                        when dice < 0.9 then to_char(created_at, 'YYYYMMDDHH24') || lpad((number %% 10000000)::text, 7, '0')
                        else 'M-' || upper(to_hex(number)) end,
                   case when i %% 10000 = 77 then 'popup' when dice < 0.4 then 'smartstore' when dice < 0.7 then 'coupang'
                        when dice < 0.9 then '11st' else 'mall' end,
                   buyer, product, 'product ' || product, 1, 0, '서울특별시 강남구 테헤란로 ' || product || '길 12, 301호',
                   case when status in ('SHIPPED', 'DELIVERED') then lpad((number * 7 %% 1000000000000)::text, 12, '0') end,
                   case when status in ('CREATED', 'PAID') then 'PAYMENT' when status in ('PICKING', 'PACKED') then 'FULFILLMENT'
                        when status = 'CANCELED' then 'SYSTEM' else 'LOGISTICS' end,
                   case when held then 'HOLD' else status end, status,
                   case when held then (array['FUL-VALID', 'FUL-VALID', 'FUL-INV', 'FUL-FRAUD-USER', 'FUL-FRAUD-PROD'])
                       [1 + (number %% 5)::int] end,
                   status, moved_at, created_at, moved_at,
                   case when status <> 'CREATED' then created_at + interval '2 minutes' end,
                   case when status not in ('CREATED', 'PAID') then created_at + interval '3 minutes' end,
                   case when status in ('SHIPPED', 'DELIVERED', 'CANCELED') then moved_at end,
                   case when status in ('DELIVERED', 'CANCELED') then moved_at end, buyer, product, held
            from (select *, 'user' || lpad((number %% 400000)::text, 7, '0') as buyer, 'P-' || lpad((1 + number %% 50)::text, 3, '0') as product,
                         created_at + (now() - created_at) * 0.8 as moved_at, i %% 30 = 11 and status in ('PAID', 'PICKING') or i %% 60 = 11 as held
                  from (select *, case when i %% 30 = 7 then 'CANCELED' when age < interval '10 minutes' then 'CREATED'
                                       when age < interval '2 hours' then 'PAID' when age < interval '6 hours' then 'PICKING'
                                       when age < interval '12 hours' then 'PACKED' when age < interval '60 hours' then 'SHIPPED'
                                       else 'DELIVERED' end as status
                        from (select i, now() - age as created_at, age, random() as dice, (random() * 9999999999)::bigint as number
                              from (select i, interval '30 days' * (1 - i::float8 / %1$d) as age from generate_series(1, %1$d) i) ages
                             ) thrown) staged) placed
            on conflict do nothing""";

    private static final String EVENTS = """
            insert into events (event_id, order_id, channel, event_type, current_status, reason_code, explanation, occurred_at, ingested_at,
                source, topic, partition, "offset", next_status, visible)
            select order_id || '-' || step, order_id, channel, 'ORDER_' || (array['CREATED', 'PAID', 'PICKING', 'PACKED', 'SHIPPED'])[step],
                   (array['CREATED', 'PAID', 'PICKING', 'PACKED', 'SHIPPED'])[step],
                   case when hashtext(order_id || step) %% 200 = 0 then 'EVT-STATE' end, null, created_at + step * interval '1 minute',
                   created_at + step * interval '1 minute', 'channel', 'event', 0, 0,
                   (array['CREATED', 'PAID', 'PICKING', 'PACKED', 'SHIPPED'])[step], true
            from (select * from orders order by created_at) o, generate_series(1, %d) step""";

    private static final String HOLDS = """
            insert into holds (hold_id, order_id, reason, subject, ordinal, placed_at, recorded_at, detail)
            select row_number() over (order by created_at), order_id, hold_reason_code, coalesce(user_id, ''), 0, created_at, created_at,
                   case hold_reason_code when 'FUL-VALID' then 'ADDRESS' when 'FUL-INV' then '2/1/' || product_id end
            from orders where hold_reason_code is not null""";
    private static final String ALERTS = """
            insert into alerts (alert_key, kind, status, order_id, hold_id, reason, occurred_at, opened_at, group_kind, group_subject,
                last_opened_at)
            select 'hold:' || hold_id, 'HOLD', 'OPEN', order_id, hold_id, reason, placed_at, recorded_at, 'ORDER', order_id, recorded_at
            from holds order by hold_id""";
    private static final String MARKS = """
            insert into order_marks (mark, slot)
            select distinct mark, order_slot(created_at) from orders, unnest(array[current_status, current_stage]) as mark""";
    private static final String TERMS =
            "select order_id, user_id, tracking_no, created_at::text from orders order by created_at";

    private final Connection connection;
    private final StringBuilder block = new StringBuilder();

    OrderHistoryFill(Connection connection) {
        this.connection = connection;
    }

    private record Order(String id, String createdAt, List<String> terms) {}

    void run(int orders, int events) throws SQLException, IOException {
        execute("select setval('hold_ids', 10000000)");
        execute(ORDERS.formatted(orders));
        execute(EVENTS.formatted(Math.max(1, events / orders)));
        for (String statement : List.of(HOLDS, ALERTS, MARKS)) {
            execute(statement);
        }
        fillSearch();
        execute("vacuum analyze");
        execute("checkpoint");
    }

    private void execute(String statement) throws SQLException {
        try (Statement work = connection.createStatement()) {
            work.execute(statement);
        }
    }

    private void fillSearch() throws SQLException, IOException {
        List<Order> orders = new ArrayList<>();
        connection.setAutoCommit(false);
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        execute("drop index order_search_grams");
        execute("create temporary table wanted as " + TERMS);
        try (Statement reading = connection.createStatement()) {
            reading.setFetchSize(ORDERS_PER_BLOCK * BLOCKS_AT_ONCE);
            try (ResultSet rows = reading.executeQuery("select * from wanted")) {
                while (rows.next()) {
                    orders.add(new Order(
                            rows.getString(1),
                            rows.getString(4),
                            Stream.of(rows.getString(1), rows.getString(2), rows.getString(3))
                                    .filter(term -> term != null)
                                    .toList()));
                    if (orders.size() == ORDERS_PER_BLOCK * BLOCKS_AT_ONCE) {
                        write(orders, copy);
                    }
                }
            }
        }
        write(orders, copy);
        execute(
                "create index order_search_grams on order_search using gin (grams) with (gin_pending_list_limit = 4096)");
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void write(List<Order> orders, CopyManager copy) throws SQLException, IOException {
        for (int from = 0; from < orders.size(); from += ORDERS_PER_BLOCK) {
            line(orders.subList(from, Math.min(orders.size(), from + ORDERS_PER_BLOCK)));
        }
        copy.copyIn(
                "copy order_search (newest, oldest, order_ids, terms, grams) from stdin",
                new StringReader(block.toString()));
        block.setLength(0);
        orders.clear();
    }

    /** In COPY's text format; the ids made here need no escapes. */
    private void line(List<Order> orders) {
        List<String> terms = orders.stream()
                .flatMap(order -> order.terms().stream())
                .map(SearchGrams::small)
                .toList();
        String grams = terms.stream()
                .flatMapToInt(SearchGrams::of)
                .sorted()
                .distinct()
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
        block.append(String.join(
                        "\t",
                        orders.get(orders.size() - 1).createdAt(),
                        orders.get(0).createdAt(),
                        orders.stream().map(Order::id).collect(Collectors.joining(",", "{", "}")),
                        String.join("\\n", terms),
                        "{" + grams + "}"))
                .append('\n');
    }
}
