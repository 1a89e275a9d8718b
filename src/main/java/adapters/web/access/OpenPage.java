package adapters.web.access;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * What an open page asks for by itself, to show what changes: its visitor may have left long ago, so that no session lasts longer by it.
 */
final class OpenPage {
    private static final String STREAM = "/api/stream";
    private static final String FIGURES = "/live";
    /** Scripts send it with requests that nobody's click made. */
    private static final String BY_A_SCRIPT = "X-Requested-With";

    private OpenPage() {}

    static boolean asks(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        String path = exchange.normalizedPath();
        return path.equals(STREAM)
                || path.equals(FIGURES)
                || path.startsWith(FIGURES + "/")
                || request.getHeader(BY_A_SCRIPT) != null;
    }
}
