package adapters.web.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkus.qute.TemplateExtension;
import java.util.ArrayList;
import java.util.List;

/** An address as people read it: some channels send an object, of which the values are the address and the names are the channel's own. */
@TemplateExtension
final class AddressShown {
    private static final ObjectReader JSON =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private AddressShown() {}

    /** The values of an object in its order, one to a line; otherwise the text. */
    static List<String> addressLines(String address) {
        List<String> values = address.startsWith("{") ? valuesOf(address) : List.of();
        return values.isEmpty() ? List.of(address) : values;
    }

    private static List<String> valuesOf(String object) {
        try {
            List<String> values = new ArrayList<>();
            collect(JSON.readTree(object), values);
            return values;
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    private static void collect(JsonNode node, List<String> values) {
        if (node.isContainerNode()) {
            node.forEach(inner -> collect(inner, values));
        } else if (!node.isNull() && !node.asText().isBlank()) {
            values.add(node.asText());
        }
    }
}
