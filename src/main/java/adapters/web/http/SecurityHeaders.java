package adapters.web.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Headers that every answer carries unless it set its own: the browser runs nothing but our own script files, frames us nowhere, and
 * guesses no types. The developers' pages of dev mode bring inline scripts and are left alone; no other mode has them.
 */
@Singleton
class SecurityHeaders {
    private static final int BEFORE_ALL_ROUTES = 1_000;
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
                    + " manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()",
            "Cache-Control",
            "no-store",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::add, BEFORE_ALL_ROUTES);
    }

    private static void add(RoutingContext exchange) {
        if (!isForDevelopers(exchange.normalizedPath())) {
            exchange.addHeadersEndHandler(end -> {
                MultiMap headers = exchange.response().headers();
                HEADERS.forEach((name, value) -> {
                    if (!headers.contains(name)) {
                        headers.set(name, value);
                    }
                });
            });
        }
        exchange.next();
    }

    private static boolean isForDevelopers(String path) {
        return path.startsWith("/q/dev-ui") || path.startsWith("/q/swagger-ui");
    }
}
