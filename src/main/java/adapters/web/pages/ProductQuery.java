package adapters.web.pages;

import adapters.web.http.Cursors;
import adapters.web.http.Parameters;
import application.views.PageRequest;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of the page of products.
 *
 * @param edit the product that the form shall show
 * @param saved the product that was saved just now
 * @param imported how many products were imported just now
 */
public record ProductQuery(
        @QueryParam("q") @Nullable String q,
        @QueryParam("edit") @Nullable String edit,
        @QueryParam("saved") @Nullable String saved,
        @QueryParam("imported") @Nullable Integer imported,
        @QueryParam("limit") @Nullable String limit,
        @QueryParam("cursor") @Nullable String cursor) {
    @Nullable
    String search() {
        return Parameters.text("q", q);
    }

    PageRequest<String> page() {
        return new PageRequest<>(Cursors.product(cursor), Parameters.limit("limit", limit));
    }
}
