package adapters.web.access;

import adapters.web.http.Refusal;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Every change that a session asks for carries a token that only a page of that session knows: it is made of the session's secret, so
 * that it ends with it and nothing has to be kept. Scripts that send name and password need none: browsers add those by themselves only
 * where somebody was once asked for them, which this application never lets them do ({@link AccessMechanism}).
 */
@Named("csrf")
@ApplicationScoped
class CsrfCheck {
    static final String FIELD = "csrf-token";
    private static final String HEADER = "X-CSRF-Token";
    private static final String EXEMPT = "fulfilment.csrf-exempt";
    private static final String STRANGER = "fulfilment.stranger";
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private final SessionCookie cookie;
    private final CurrentVertxRequest request;
    private final RefusalLog refusals;

    CsrfCheck(SessionCookie cookie, CurrentVertxRequest request, RefusalLog refusals) {
        this.cookie = cookie;
        this.request = request;
        this.refusals = refusals;
    }

    static void exempt(RoutingContext exchange) {
        exchange.put(EXEMPT, true);
    }

    /** Remembers what the browser will hold from this answer on; empty: it holds a secret already. */
    Optional<String> stranger() {
        RoutingContext exchange = request.getCurrent();
        if (cookie.secret(exchange.request()) != null) {
            return Optional.empty();
        }
        String secret = SessionCookie.strangers();
        exchange.put(STRANGER, secret);
        return Optional.of(secret);
    }

    /** The token for the forms of the page at hand; pages that nobody's browser asked for have an empty one. */
    public String token() {
        return expected(request.getCurrent()).orElse("");
    }

    @ServerRequestFilter
    @WithFormRead
    public void check(ResteasyReactiveContainerRequestContext asked, RoutingContext exchange) {
        if (HARMLESS.contains(asked.getMethod()) || exchange.get(EXEMPT) != null) {
            return;
        }
        String given = given(asked);
        if (given == null
                || expected(exchange)
                        .filter(token -> Secrets.same(token, given))
                        .isEmpty()) {
            refusals.rememberLater(exchange, "without the token of the session");
            throw Refusal.of(
                    Status.FORBIDDEN,
                    "The request carries no token of this session: load the page anew and try again (field " + FIELD
                            + " or header " + HEADER + ")");
        }
    }

    private Optional<String> expected(RoutingContext exchange) {
        String planted = exchange.get(STRANGER);
        String secret = planted == null ? cookie.secret(exchange.request()) : planted;
        return Optional.ofNullable(secret).map(held -> Secrets.digest(held, FIELD));
    }

    private static @Nullable String given(ResteasyReactiveContainerRequestContext asked) {
        String header = asked.getHeaderString(HEADER);
        if (header != null) {
            return header;
        }
        MediaType type = asked.getMediaType();
        boolean form = type != null
                && (type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                        || type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE));
        ResteasyReactiveRequestContext read = (ResteasyReactiveRequestContext) asked.getServerRequestContext();
        return form && read.getFormParameter(FIELD, true, false) instanceof String token ? token : null;
    }
}
