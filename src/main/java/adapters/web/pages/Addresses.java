package adapters.web.pages;

import io.quarkus.qute.TemplateExtension;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Addresses within the console. */
final class Addresses {
    private Addresses() {}

    /** The text as one segment of a path or as one value of a query, whatever it contains. */
    @TemplateExtension
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String current(UriInfo uri) {
        String query = uri.getRequestUri().getRawQuery();
        return uri.getRequestUri().getRawPath() + (query == null ? "" : "?" + query);
    }

    /** The address if it leads to a page of the console, else the other one: a form must not send a visitor elsewhere. */
    static String ownOr(@Nullable String address, String other) {
        if (address == null || !address.matches("/(orders|events|alerts)([/?][\\x21-\\x5B\\x5D-\\x7E]*)?")) {
            return other;
        }
        try {
            return new URI(address).toString();
        } catch (URISyntaxException unreadable) {
            return other;
        }
    }

    /** The address with one parameter of its query set, or without it. */
    static String with(String address, String parameter, @Nullable String value) {
        UriBuilder builder = UriBuilder.fromUri(address);
        return value == null
                ? builder.replaceQueryParam(parameter).build().toString()
                : builder.replaceQueryParam(parameter, encoded(value)).build().toString();
    }
}
