package adapters.postgres.rebuild;

import adapters.postgres.Query;
import adapters.postgres.Sql;
import application.ports.LiveTables;
import io.quarkus.flyway.FlywayDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;

@ApplicationScoped
class PostgresLiveTables implements LiveTables {
    private static final int SHOWN = 3;
    private static final String VERSIONS = """
            select to_regclass('public.orders_raw') is not null as there,
                (select count(*) from pg_stat_activity where datname = current_database() and application_name = ?) as sessions
            """;
    private static final String DROPPED = """
            select (select coalesce(sum(messages), 0) from public.consumed_messages) - (select count(*) from public.orders_raw) as rows
            """;
    private static final String MIGRATIONS = "select count(*) as rows from %s.flyway_schema_history where success";
    private static final String STANDING = """
            select concat_ws('/', (select sum(next_offset) from public.consumer_positions), (select count(*) from public.alert_steps),
                (select last_value from public.event_seq), (select max(updated_at) from public.products)) as standing
            """;
    private static final List<String> EMPTY = List.of("drop schema if exists rebuild cascade", "create schema rebuild");
    private static final String DECIDED = "select distinct order_id from holds where decided_at is not null";
    private static final String WITHOUT_STOCK = "select distinct order_id from holds where reason = 'FUL-INV'";
    private static final String COLUMNS = """
            select quote_ident(attname) as name from pg_attribute
            where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum
            """;

    private final Sql sql;
    private final Flyway flyway;
    private final ReplaySource source;
    private final Replacement replacement;
    private String standing = "";

    PostgresLiveTables(
            Sql sql, @FlywayDataSource("owner") Flyway flyway, ReplaySource source, Replacement replacement) {
        this.sql = sql;
        this.flyway = flyway;
        this.source = source;
        this.replacement = replacement;
    }

    private record Found(boolean tables, long sessions) {}

    @Override
    public Optional<String> objection() {
        Found found = sql.list(
                        new Query(VERSIONS, TablesBeside.INSTANCE),
                        row -> new Found(row.getBoolean("there"), row.getLong("sessions")))
                .get(0);
        if (!found.tables()) {
            return Optional.of("there are no tables in the schema " + TablesBeside.LIVE + " of this database");
        }
        if (found.sessions() > 0) {
            return Optional.of("an instance is connected to this database: stop all instances first");
        }
        long dropped = number(DROPPED);
        return dropped <= 0
                ? Optional.empty()
                : Optional.of("of %,d messages that were consumed there is no raw copy any more".formatted(dropped));
    }

    @Override
    public void layOut() {
        EMPTY.forEach(sql::update);
        flyway.migrate();
        if (number(MIGRATIONS.formatted(TablesBeside.LIVE)) != number(MIGRATIONS.formatted(TablesBeside.BESIDE))) {
            throw new IllegalStateException(
                    "the tables are of another version: start an instance of this version first");
        }
        standing = standing();
        sql.list(new Query(TakenOver.NUMBERS), row -> true);
        TakenOver.AT_FIRST.forEach(sql::update);
    }

    @Override
    public Set<String> decidedOrders() {
        return orderIds(DECIDED);
    }

    @Override
    public void replay(Replay replay) {
        source.replay(replay);
    }

    @Override
    @Transactional
    public Set<String> takeOverShortages() {
        TakenOver.SHORTAGES.forEach(sql::update);
        return orderIds(WITHOUT_STOCK);
    }

    @Override
    @Transactional
    public void takeOverRecords() {
        TakenOver.AT_LAST.forEach(statements -> statements.forEach(sql::update));
    }

    @Override
    public List<TableComparison> compare() {
        sql.update("analyze");
        List<TableComparison> comparisons = new ArrayList<>();
        ComparedTable.ALL_TABLES.forEach(table -> comparisons.add(compare(table)));
        if (!standing.equals(standing())) {
            throw new IllegalStateException("something was written meanwhile: stop all instances and try again");
        }
        return comparisons;
    }

    @Override
    public void replace() {
        replacement.replace();
    }

    @Override
    public void clear() {
        sql.update(EMPTY.get(0));
    }

    private record Different(String row, long all) {}

    private record Counted(long all, long compared) {}

    private TableComparison compare(ComparedTable table) {
        List<String> columns = new ArrayList<>(columns(table.name()));
        columns.removeAll(table.leftOut());
        List<Different> first = sql.list(
                new Query(table.differences(columns, SHOWN)),
                row -> new Different(
                        row.getString("row_key") + ": " + row.getString("what"), row.getLong("differences")));
        Counted live = counted(table, TablesBeside.LIVE);
        return new TableComparison(
                table.name(),
                live.compared(),
                counted(table, TablesBeside.BESIDE).compared(),
                first.isEmpty() ? 0 : first.get(0).all(),
                first.stream().map(Different::row).toList(),
                live.compared() == live.all() ? "" : "%,d not compared".formatted(live.all() - live.compared()));
    }

    private Counted counted(ComparedTable table, String schema) {
        return sql.list(
                        new Query(table.count(schema)),
                        row -> new Counted(row.getLong("rows"), row.getLong("compared")))
                .get(0);
    }

    private List<String> columns(String table) {
        return sql.list(new Query(COLUMNS, TablesBeside.BESIDE + "." + table), row -> row.getString("name"));
    }

    private long number(String query) {
        return sql.list(new Query(query), row -> row.getLong("rows")).get(0);
    }

    private String standing() {
        return sql.list(new Query(STANDING), row -> row.getString("standing")).get(0);
    }

    private Set<String> orderIds(String query) {
        return new TreeSet<>(sql.list(new Query(query), row -> row.getString("order_id")));
    }
}
