package adapters.postgres.console;

import static adapters.postgres.Sql.instant;
import static adapters.postgres.Sql.instantOrNull;
import static adapters.postgres.console.Columns.nullableLong;

import adapters.postgres.Query;
import adapters.postgres.Sql;
import application.ports.Products;
import application.views.Page;
import application.views.PageRequest;
import application.views.ProductRow;
import domain.stock.ProductEdit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The catalogue. However many products change, it is one statement, because ingestion waits until it is done. */
@ApplicationScoped
class PostgresProducts implements Products {
    private static final String ROWS = """
            select product_id, product_name, stock, reserved, registered_at, updated_at, updated_by, exemption_id, exempt_reason, ends_at
            from products left join lateral (
                select exemption_id, reason as exempt_reason, ends_at from exemptions
                where kind = 'PRODUCT' and subject = product_id and (ends_at is null or ends_at > now())
                order by ends_at desc nulls first, exemption_id desc limit 1) exemption on true""";
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
                values (edit.product_id, edit.product_name, edit.stock, edit.at, edit.at, edit.actor)""";

    private final Sql sql;

    PostgresProducts(Sql sql) {
        this.sql = sql;
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
        return list(new Query(ROWS).where("product_id = any(?)", (Object) productIds.toArray(String[]::new)));
    }

    @Override
    public void save(Collection<ProductEdit> edits, String actor, Instant now) {
        List<ProductEdit> all = List.copyOf(edits);
        sql.update(
                SAVE,
                now,
                actor,
                Sql.column(all, ProductEdit::productId),
                given(all, ProductEdit::productName),
                Sql.column(all, edit -> edit.productName().value().orElse(null)),
                given(all, ProductEdit::stock),
                all.stream().map(edit -> edit.stock().value().orElse(null)).toArray(Long[]::new));
    }

    private List<ProductRow> list(Query query) {
        return sql.list(query, PostgresProducts::row);
    }

    private static Boolean[] given(List<ProductEdit> edits, Function<ProductEdit, ProductEdit.Change<?>> field) {
        return edits.stream().map(edit -> field.apply(edit).given()).toArray(Boolean[]::new);
    }

    private static ProductRow row(ResultSet row) throws SQLException {
        return new ProductRow(
                row.getString("product_id"),
                row.getString("product_name"),
                nullableLong(row, "stock"),
                row.getLong("reserved"),
                instant(row, "registered_at"),
                instant(row, "updated_at"),
                row.getString("updated_by"),
                exemption(row));
    }

    private static ProductRow.@Nullable Exemption exemption(ResultSet row) throws SQLException {
        Long id = nullableLong(row, "exemption_id");
        return id == null
                ? null
                : new ProductRow.Exemption(id, row.getString("exempt_reason"), instantOrNull(row, "ends_at"));
    }
}
