package adapters.web.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page of ours that a browser has in view: who has to sign in, or met a refusal, is led back to it. */
public final class PageInView {
    private PageInView() {}

    /** What would be in view with the answer; a form that was sent cannot be had again, but the page it was sent from can. */
    static Optional<String> after(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) ? Optional.of(request.uri()) : before(request);
    }

    /** What was in view as the request was made, as far as the browser tells. */
    static Optional<String> before(HttpServerRequest request) {
        String part = request.getHeader("HX-Current-URL");
        HostAndPort here = request.authority();
        return ours(part == null ? request.getHeader("Referer") : part, here == null ? null : here.toString());
    }

    /**
     * Path and query of the address; empty: it is that of another server, or none.
     *
     * @param here host and port as the browser knows this one
     */
    public static Optional<String> ours(@Nullable String address, @Nullable String here) {
        if (address == null || here == null) {
            return Optional.empty();
        }
        try {
            URI page = new URI(address);
            String query = page.getRawQuery();
            return here.equalsIgnoreCase(page.getRawAuthority())
                    ? Optional.of(page.getRawPath() + (query == null ? "" : "?" + query))
                    : Optional.empty();
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }
}
