package adapters.web.access;

import adapters.web.http.Problem;
import adapters.web.http.ProblemAnswers;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets no page of another origin change anything through a visitor's browser. Browsers say where a request comes from; programs, which
 * say nothing, are not led astray by pages. The visitor is known by then, so that the log can name him. TRACE, which tells a request back
 * with its secrets, is for nobody.
 */
@Singleton
class SameOrigin {
    private static final int AFTER_AUTHENTICATION = SecurityHandlerPriorities.AUTHENTICATION - 50;
    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final RefusalLog refusals;

    SameOrigin(RefusalLog refusals) {
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_AUTHENTICATION);
    }

    private void check(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (request.method().equals(HttpMethod.TRACE)) {
            ProblemAnswers.send(
                    exchange.response(),
                    Problem.of(Response.Status.METHOD_NOT_ALLOWED, "No address here takes that method"));
            return;
        }
        if (HARMLESS.contains(request.method()) || isDevConsole(exchange) || comesFromHere(request)) {
            exchange.next();
            return;
        }
        refusals.rememberLater(exchange, "from a page of another origin");
        ProblemAnswers.send(
                exchange.response(),
                Problem.of(Response.Status.FORBIDDEN, "A page of another origin must not change anything here"));
    }

    private static boolean isDevConsole(RoutingContext exchange) {
        return LaunchMode.current() == LaunchMode.DEVELOPMENT
                && exchange.normalizedPath().startsWith("/q/dev-ui");
    }

    private static boolean comesFromHere(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OWN_SITES.contains(site);
        }
        String origin = request.getHeader("Origin");
        return origin == null || isOwn(origin, request);
    }

    private static boolean isOwn(String origin, HttpServerRequest request) {
        String own = authority(request.scheme() + "://" + request.getHeader("Host"));
        return own != null && own.equals(authority(origin));
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getAuthority();
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
