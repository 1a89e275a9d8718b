package adapters.oidc;

import adapters.oidc.IdTokenCheck.NotHeld;
import application.ports.IdentityProvider.Answer;
import application.ports.IdentityProvider.Person;
import application.ports.IdentityProvider.Proof;
import application.ports.IdentityProvider.Question;
import application.ports.IdentityProvider.Unreachable;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jspecify.annotations.Nullable;

/** The authorization code flow with PKCE (OpenID Connect Core 1.0, section 3.1; RFC 7636). */
final class CodeFlow {
    private static final Logger LOG = Logger.getLogger(CodeFlow.class);
    private static final Duration KNOWN_FOR = Duration.ofHours(1);
    private static final Duration LEFT_ALONE_FOR = Duration.ofSeconds(10);
    private static final long SECONDS_TO_WAIT_FOR_ANOTHER = 2;
    private static final int OK = 200;
    private static final int SERVER_ERRORS = 500;

    private final Client client;
    private final ProviderHttp http;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Known known;
    private volatile Instant awaySince = Instant.EPOCH;

    CodeFlow(Client client, ProviderHttp http, Clock clock) {
        this.client = client;
        this.http = http;
        this.clock = clock;
    }

    private record Known(Discovery discovery, IdTokenCheck check, Instant since) {}

    String entrance(Question question) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", client.id());
        parameters.put("redirect_uri", client.back());
        parameters.put("scope", client.scopes());
        parameters.put("state", question.state());
        parameters.put("nonce", question.proof().nonce());
        parameters.put("code_challenge", challenge(question.proof().verifier()));
        parameters.put("code_challenge_method", "S256");
        if (question.anew()) {
            parameters.put("prompt", "login");
        }
        URI at = known().discovery().authorization();
        return at + (at.getRawQuery() == null ? "?" : "&") + form(parameters);
    }

    Person redeem(Answer answer, Proof proof) throws NotHeld {
        Known provider = known();
        requireNamed(answer, provider.discovery());
        String token = token(provider.discovery(), answer.code(), proof);
        return client.claims().of(provider.check().claims(token, proof.nonce(), clock.instant()), client.issuer());
    }

    /** A code that another provider gave out must not be shown to this one (RFC 9207, section 2.4). */
    private void requireNamed(Answer answer, Discovery discovery) throws NotHeld {
        String issuer = answer.issuer();
        if (issuer == null ? discovery.named() : !issuer.equals(client.issuer())) {
            throw new NotHeld("the answer is not the provider's");
        }
    }

    private String token(Discovery discovery, String code, Proof proof) throws NotHeld {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("grant_type", "authorization_code");
        parameters.put("code", code);
        parameters.put("redirect_uri", client.back());
        parameters.put("code_verifier", proof.verifier());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(discovery.token()).header("Content-Type", "application/x-www-form-urlencoded");
        if (discovery.basic()) {
            request.header("Authorization", client.basic());
        } else {
            parameters.put("client_id", client.id());
            parameters.put("client_secret", client.secret());
        }
        HttpResponse<String> answer = http.send(request.POST(BodyPublishers.ofString(form(parameters))));
        if (answer.statusCode() >= SERVER_ERRORS) {
            throw new Unreachable(discovery.token() + " answers " + answer.statusCode());
        }
        JsonNode told = http.read(answer.body());
        if (answer.statusCode() != OK || !told.path("id_token").isTextual()) {
            String error = told.path("error").asText();
            throw new NotHeld("the code is refused with %d %s"
                    .formatted(answer.statusCode(), error.matches("[a-z_]{1,40}") ? error : ""));
        }
        return told.path("id_token").textValue();
    }

    /**
     * Strangers may ask for it as often as they like: while the provider is away they must not all wait for it, and what it told before goes
     * on to hold.
     */
    private Known known() {
        Known before = known;
        if (before != null && (isFresh(before) || isLeftAlone() || !asking.tryLock())) {
            return before;
        }
        if (before == null) {
            takeTurn();
        }
        try {
            return latest();
        } finally {
            asking.unlock();
        }
    }

    private void takeTurn() {
        try {
            if (asking.tryLock(SECONDS_TO_WAIT_FOR_ANOTHER, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new Unreachable("it has not yet answered another request");
    }

    private Known latest() {
        Known before = known;
        if (before != null && (isFresh(before) || isLeftAlone())) {
            return before;
        }
        if (isLeftAlone()) {
            throw new Unreachable("it did not answer just before");
        }
        try {
            Known found = discover(clock.instant());
            known = found;
            return found;
        } catch (Unreachable away) {
            awaySince = clock.instant();
            if (before == null) {
                throw away;
            }
            LOG.warnf("What the identity provider told before goes on to hold: %s", away.getMessage());
            return before;
        }
    }

    private boolean isFresh(Known told) {
        return told.since().plus(KNOWN_FOR).isAfter(clock.instant());
    }

    private boolean isLeftAlone() {
        return awaySince.plus(LEFT_ALONE_FOR).isAfter(clock.instant());
    }

    private Known discover(Instant now) {
        Discovery discovery = Discovery.of(http.read(http.get(Discovery.address(client.issuer()))), client.issuer());
        HttpsJwksVerificationKeyResolver keys = new HttpsJwksVerificationKeyResolver(http.keys(discovery.keys()));
        return new Known(discovery, new IdTokenCheck(client.issuer(), client.id(), keys), now);
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + Client.encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
