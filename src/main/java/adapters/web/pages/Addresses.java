package adapters.web.pages;

import adapters.web.access.PageInView;
import adapters.web.text.Section;
import io.quarkus.qute.TemplateExtension;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Addresses within the console. */
final class Addresses {
    private static final List<String> TOLD = List.of("did", "done", "changed", "saved", "imported", "resent");

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

    /** The address without what an action left in it to be told; a script takes that away too, once the page has told it. */
    static String lasting(String address) {
        String rest = address;
        for (String told : TOLD) {
            rest = with(rest, told, null);
        }
        return rest;
    }

    /** The address of the section's list by the query of the request, which may be sent to something below the list. */
    static String list(Section section, UriInfo uri) {
        return section.path() + query(lasting(current(uri)));
    }

    /** The query of the address with its question mark; empty where there is none. */
    @TemplateExtension
    static String query(String address) {
        int question = address.indexOf('?');
        return question < 0 ? "" : address.substring(question);
    }

    /** The value that the address gives a parameter; {@code null}: it gives none. */
    static @Nullable String value(String address, String parameter) {
        return Arrays.stream(query(address).replaceFirst("^\\?", "").split("&", -1))
                .filter(pair -> pair.startsWith(parameter + "="))
                .map(pair -> URLDecoder.decode(pair.substring(parameter.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse(null);
    }

    /** The address if it leads to a page of the console, else the other one: a form must not send a visitor elsewhere. */
    static String ownOr(@Nullable String address, String other) {
        if (address == null
                || !address.matches("/(orders|events|alerts|notifications)([/?][\\x21-\\x5B\\x5D-\\x7E]*)?")) {
            return other;
        }
        try {
            return new URI(address).toString();
        } catch (URISyntaxException unreadable) {
            return other;
        }
    }

    /** Where to go after signing in: the address if it leads to a page here, else the start page. */
    static String afterSignIn(@Nullable String address) {
        return page(address).orElse("/");
    }

    /** The page here from which the visitor came, as far as the browser tells. */
    static Optional<String> before(HttpHeaders headers) {
        return PageInView.ours(headers.getHeaderString("Referer"), headers.getHeaderString(HttpHeaders.HOST))
                .flatMap(Addresses::page);
    }

    /** The address if a page of the console is to be had there. */
    private static Optional<String> page(@Nullable String address) {
        boolean here = address != null
                && address.matches("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]{0,2000}")
                && !address.matches("/(api|q|login|logout)([/?].*)?");
        try {
            return here ? Optional.of(new URI(address).toString()) : Optional.empty();
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    /** The address with the path lengthened; its query stays. */
    static String below(String address, String segment) {
        int query = address.indexOf('?');
        return query < 0 ? address + segment : address.substring(0, query) + segment + address.substring(query);
    }

    /** The address with one parameter of its query set, or without it. */
    @TemplateExtension
    static String with(String address, String parameter, @Nullable String value) {
        int question = address.indexOf('?');
        String query = question < 0 ? "" : address.substring(question + 1);
        // whatever else is in the query stays as it was sent
        Stream<String> others = Arrays.stream(query.split("&", -1))
                .filter(pair -> !pair.isEmpty() && !pair.equals(parameter) && !pair.startsWith(parameter + "="));
        String changed = Stream.concat(others, Stream.ofNullable(value).map(text -> parameter + "=" + encoded(text)))
                .collect(Collectors.joining("&"));
        String path = question < 0 ? address : address.substring(0, question);
        return changed.isEmpty() ? path : path + "?" + changed;
    }
}
