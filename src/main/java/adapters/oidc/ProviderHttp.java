package adapters.oidc;

import application.ports.IdentityProvider.Unreachable;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jose4j.http.SimpleResponse;
import org.jose4j.jwk.HttpsJwks;

/** Asks the provider over HTTP, never for long. */
final class ProviderHttp {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();
    private final ObjectMapper json;

    ProviderHttp(ObjectMapper json) {
        this.json = json;
    }

    /** The text at an address. */
    String get(URI address) {
        return found(address).body();
    }

    private HttpResponse<String> found(URI address) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address));
        if (answer.statusCode() != OK) {
            throw new Unreachable(address + " answers " + answer.statusCode());
        }
        return answer;
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        HttpRequest ready =
                request.timeout(TO_ANSWER).header("Accept", "application/json").build();
        try {
            return http.send(ready, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new Unreachable(ready.uri() + " does not answer: " + failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unreachable("the wait for " + ready.uri() + " was interrupted");
        }
    }

    JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new Unreachable("the provider answers with what is no JSON");
        }
    }

    /** The provider's keys, kept for as long as it says, and asked for anew where one is not among them. */
    HttpsJwks keys(URI address) {
        HttpsJwks keys = new HttpsJwks(address.toString());
        keys.setSimpleHttpGet(location -> new Answer(found(URI.create(location))));
        return keys;
    }

    /** An answer as the keys' library reads it. */
    private record Answer(HttpResponse<String> given) implements SimpleResponse {
        @Override
        public int getStatusCode() {
            return given.statusCode();
        }

        @Override
        public String getStatusMessage() {
            return "";
        }

        @Override
        public Collection<String> getHeaderNames() {
            return given.headers().map().keySet();
        }

        @Override
        public List<String> getHeaderValues(String name) {
            return given.headers().allValues(name);
        }

        @Override
        public String getBody() {
            return given.body();
        }
    }
}
