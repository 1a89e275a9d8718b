package adapters.web.access;

import adapters.web.http.Problem;
import adapters.web.http.ProblemAnswers;
import application.ports.StoreUnavailable;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.PasswordCredential;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Tells who a request comes from: a browser by its session, a script by HTTP Basic, which only programs' addresses take. Who is not
 * signed in is told so as a program, or led to the sign-in page as a person.
 */
@ApplicationScoped
class AccessMechanism implements HttpAuthenticationMechanism {
    private static final String STORE_AWAY = "fulfilment.store-away";
    private static final int SECONDS_TO_WAIT = 5;
    private static final String FETCH_MODE = "Sec-Fetch-Mode";
    private static final String HTMX = "HX-Request";

    private final SessionCookie cookie;
    private final ProbePolicy probes;

    AccessMechanism(SessionCookie cookie, ProbePolicy probes) {
        this.cookie = cookie;
        this.probes = probes;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext exchange, IdentityProviderManager identities) {
        if (probes.needsNobody(exchange)) {
            return Uni.createFrom().nullItem();
        }
        String authorization = exchange.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (isForPrograms(exchange) && BasicHeader.isIn(authorization)) {
            CsrfCheck.exempt(exchange);
            return BasicHeader.read(authorization)
                    .map(header -> tried(identities.authenticate(request(header, exchange)), exchange))
                    .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
        }
        String secret = cookie.secret(exchange.request());
        if (secret == null || SessionCookie.isStrangers(secret)) {
            return Uni.createFrom().nullItem();
        }
        Uni<SecurityIdentity> visitor = identities.authenticate(HttpSecurityUtils.setRoutingContextAttribute(
                new TokenAuthenticationRequest(new TokenCredential(secret, "session")), exchange));
        // an ended session makes a visitor a stranger, who may still see the sign-in page
        return tried(visitor, exchange)
                .onFailure(failure -> failure instanceof AuthenticationFailedException && !isStoreAway(exchange))
                .recoverWithNull();
    }

    private static Uni<SecurityIdentity> tried(Uni<SecurityIdentity> visitor, RoutingContext exchange) {
        return visitor.onFailure(StoreUnavailable.class).transform(away -> {
            exchange.put(STORE_AWAY, true);
            return new AuthenticationFailedException(away);
        });
    }

    private static boolean isStoreAway(RoutingContext exchange) {
        return exchange.get(STORE_AWAY) != null;
    }

    private static AuthenticationRequest request(BasicHeader header, RoutingContext exchange) {
        PasswordCredential password = new PasswordCredential(header.password().toCharArray());
        return HttpSecurityUtils.setRoutingContextAttribute(
                new UsernamePasswordAuthenticationRequest(header.name(), password), exchange);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class, UsernamePasswordAuthenticationRequest.class);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
        return Uni.createFrom()
                .item(new ChallengeData(
                        Status.UNAUTHORIZED.getStatusCode(), HttpHeaders.WWW_AUTHENTICATE, scheme(exchange)));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext exchange) {
        HttpServerResponse response = exchange.response();
        if (isStoreAway(exchange)) {
            response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(SECONDS_TO_WAIT));
            ProblemAnswers.send(
                    response,
                    Problem.of(
                            Status.SERVICE_UNAVAILABLE,
                            "The database cannot be reached to see who you are; try again"));
        } else if (isForPrograms(exchange) || isPartOfPage(exchange.request())) {
            response.putHeader(HttpHeaders.WWW_AUTHENTICATE, scheme(exchange));
            response.putHeader("HX-Redirect", signInPage(PageInView.before(exchange.request())));
            ProblemAnswers.send(
                    response, Problem.of(Status.UNAUTHORIZED, "Sign in, or send name and password by HTTP Basic"));
        } else {
            response.setStatusCode(Status.SEE_OTHER.getStatusCode())
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .putHeader(HttpHeaders.LOCATION, signInPage(PageInView.after(exchange.request())))
                    .end();
        }
        return Uni.createFrom().item(true);
    }

    /**
     * Browsers ask for name and password by themselves where Basic is asked for, and send them along from then on whoever makes them ask:
     * none is to be led to that.
     */
    private String scheme(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        boolean browser = cookie.secret(request) != null
                || request.getHeader(FETCH_MODE) != null
                || request.getHeader(HTMX) != null;
        return (browser ? "Session" : "Basic") + " realm=\"fulfilment\", charset=\"UTF-8\"";
    }

    /** Where the way may lead on to, the sign-in page checks. */
    private static String signInPage(Optional<String> next) {
        return next.map(page -> "/login?next=" + URLEncoder.encode(page, StandardCharsets.UTF_8))
                .orElse("/login");
    }

    private static boolean isForPrograms(RoutingContext exchange) {
        String path = exchange.normalizedPath();
        return path.equals("/api") || path.startsWith("/api/") || path.startsWith("/q/") || path.equals("/health");
    }

    private static boolean isPartOfPage(HttpServerRequest request) {
        String mode = request.getHeader(FETCH_MODE);
        return request.getHeader(HTMX) != null || (mode != null && !mode.equals("navigate"));
    }
}
