package adapters.web.http;

import adapters.settings.Settings;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/**
 * Headers that every answer carries unless it set its own: the browser runs nothing but our own script files, frames us nowhere, and
 * guesses no types. The developers' pages of dev mode bring inline scripts and are left alone there.
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

    private final Map<String, String> headers;

    SecurityHeaders(Settings settings) {
        Map<String, String> all = new HashMap<>(HEADERS);
        if (PublicAddress.isByTls(settings)) {
            all.put("Strict-Transport-Security", "max-age=31536000");
        }
        this.headers = Map.copyOf(all);
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, BEFORE_ALL_ROUTES);
    }

    private void add(RoutingContext exchange) {
        if (!isForDevelopers(exchange.normalizedPath())) {
            exchange.addHeadersEndHandler(end -> {
                MultiMap given = exchange.response().headers();
                headers.forEach((name, value) -> {
                    if (!given.contains(name)) {
                        given.set(name, value);
                    }
                });
            });
        }
        exchange.next();
    }

    private static boolean isForDevelopers(String path) {
        return LaunchMode.current() == LaunchMode.DEVELOPMENT
                && (path.startsWith("/q/dev-ui") || path.startsWith("/q/swagger-ui"));
    }
}
