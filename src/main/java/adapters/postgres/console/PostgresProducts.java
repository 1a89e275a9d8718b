package adapters.postgres.console;

import static adapters.postgres.console.Columns.instant;
import static adapters.postgres.console.Columns.nullableLong;

import application.ports.Products;
import application.views.Page;
import application.views.PageRequest;
import application.views.ProductRow;
import domain.stock.ProductEdit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The catalogue. However many products change, it is one statement, because ingestion waits until it is done. */
@ApplicationScoped
class PostgresProducts implements Products {
    private static final String ROWS = """
            select product_id, product_name, stock, reserved, registered_at, updated_at, updated_by
            from products""";
    private static final String SAVE = """
            with now as (select ?::timestamptz as at, ?::text as actor)
            merge into products product
            using (select * from now, unnest(?::text[], ?::boolean[], ?::text[], ?::boolean[], ?::bigint[])
                       as edit (product_id, name_given, product_name, stock_given, stock)) edit
            on product.product_id = edit.product_id
            when matched then update set
                product_name = case when edit.name_given then edit.product_name else product.product_name end,
                stock = case when edit.stock_given then edit.stock else product.stock end,
                updated_at = edit.at, updated_by = edit.actor
            when not matched then insert (product_id, product_name, stock, registered_at, updated_at, updated_by)
                values (edit.product_id, edit.product_name, edit.stock, edit.at, edit.at, edit.actor)
            returning product.product_id""";

    private final Database database;

    PostgresProducts(Database database) {
        this.database = database;
    }

    @Override
    public Page<ProductRow, String> page(@Nullable String search, PageRequest<String> request) {
        Query query = new Query(ROWS);
        if (search != null) {
            String pattern = Columns.anywhere(search);
            query.where("(product_id ilike ? or product_name ilike ?)", pattern, pattern);
        }
        query.whereGiven("product_id > ?", request.after()).then("order by product_id limit ?", request.limit() + 1);
        return Pages.cut(list(query), request.limit(), ProductRow::productId);
    }

    @Override
    public Optional<ProductRow> product(String productId) {
        return list(new Query(ROWS).where("product_id = ?", productId)).stream().findFirst();
    }

    @Override
    public List<ProductRow> products(Collection<String> productIds) {
        return database.read(connection -> new Query(ROWS)
                .where("product_id = any(?)", connection.createArrayOf("text", productIds.toArray()))
                .list(connection, PostgresProducts::row));
    }

    @Override
    public void save(Collection<ProductEdit> edits, String actor, Instant now) {
        OffsetDateTime at = Columns.value(now);
        database.read(connection -> new Query(
                        SAVE,
                        at,
                        actor,
                        array(connection, "text", edits, ProductEdit::productId),
                        array(
                                connection,
                                "boolean",
                                edits,
                                edit -> edit.productName().given()),
                        array(
                                connection,
                                "text",
                                edits,
                                edit -> edit.productName().value().orElse(null)),
                        array(connection, "boolean", edits, edit -> edit.stock().given()),
                        array(
                                connection,
                                "bigint",
                                edits,
                                edit -> edit.stock().value().orElse(null)))
                .list(connection, row -> true));
    }

    private List<ProductRow> list(Query query) {
        return database.read(connection -> query.list(connection, PostgresProducts::row));
    }

    private static Array array(
            Connection connection,
            String type,
            Collection<ProductEdit> edits,
            Function<ProductEdit, @Nullable Object> field)
            throws SQLException {
        return connection.createArrayOf(type, edits.stream().map(field).toArray());
    }

    private static ProductRow row(ResultSet row) throws SQLException {
        return new ProductRow(
                row.getString("product_id"),
                row.getString("product_name"),
                nullableLong(row, "stock"),
                row.getLong("reserved"),
                instant(row, "registered_at"),
                instant(row, "updated_at"),
                row.getString("updated_by"));
    }
}
