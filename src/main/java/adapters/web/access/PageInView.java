package adapters.web.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The page of ours that a browser has in view: who has to sign in is led back to it. */
final class PageInView {
    private PageInView() {}

    /** What would be in view with the answer; a form that was sent cannot be had again, but the page it was sent from can. */
    static Optional<String> after(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) ? Optional.of(request.uri()) : before(request);
    }

    /** What was in view as the request was made, as far as the browser tells. */
    static Optional<String> before(HttpServerRequest request) {
        String part = request.getHeader("HX-Current-URL");
        String address = part == null ? request.getHeader("Referer") : part;
        HostAndPort here = request.authority();
        if (address == null || here == null) {
            return Optional.empty();
        }
        try {
            URI page = new URI(address);
            String query = page.getRawQuery();
            return here.toString().equalsIgnoreCase(page.getRawAuthority())
                    ? Optional.of(page.getRawPath() + (query == null ? "" : "?" + query))
                    : Optional.empty();
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }
}
