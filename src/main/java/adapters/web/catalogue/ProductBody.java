package adapters.web.catalogue;

import adapters.web.http.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import domain.stock.ProductEdit;
import domain.stock.ProductEdit.Change;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a product from JSON, where a field that is absent differs from one that is null. What an answer carries besides is ignored. */
public final class ProductBody {
    private static final String NAME = "product_name";
    private static final String STOCK = "stock";
    private static final Set<String> KNOWN = Set.of(
            "product_id",
            NAME,
            STOCK,
            "reserved",
            "available",
            "registered_at",
            "updated_at",
            "updated_by",
            "exemption");

    private ProductBody() {}

    public static ProductEdit edit(String productId, @Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw Refusal.badRequest(
                    "The body must be a JSON object such as {\"product_name\": \"Mug\", \"stock\": 12}");
        }
        body.fieldNames().forEachRemaining(ProductBody::requireKnown);
        JsonNode id = body.path("product_id");
        if (!id.isMissingNode() && !id.asText().equals(productId)) {
            throw Refusal.badRequest("product_id is another one than that of the address");
        }
        return new ProductEdit(productId, name(body), stock(body));
    }

    private static void requireKnown(String field) {
        if (!KNOWN.contains(field)) {
            throw Refusal.badRequest("A product has no field \"" + field + "\"; product_name and stock can be set");
        }
    }

    private static Change<String> name(JsonNode body) {
        JsonNode name = body.path(NAME);
        if (name.isMissingNode()) {
            return Change.none();
        }
        if (!name.isTextual() && !name.isNull()) {
            throw Refusal.badRequest("product_name takes text or null");
        }
        return Change.to(name.isNull() || name.textValue().isBlank() ? null : name.textValue());
    }

    private static Change<Long> stock(JsonNode body) {
        JsonNode stock = body.path(STOCK);
        if (stock.isMissingNode()) {
            return Change.none();
        }
        if (!stock.isNull() && !(stock.isIntegralNumber() && stock.canConvertToLong())) {
            throw Refusal.badRequest("stock takes a whole number of 0 or more, or null where no stock is kept");
        }
        return Change.to(stock.isNull() ? null : stock.longValue());
    }
}
