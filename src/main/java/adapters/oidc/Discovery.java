package adapters.oidc;

import application.ports.IdentityProvider.Unreachable;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * What a provider tells of itself (OpenID Connect Discovery 1.0, section 3).
 *
 * @param basic whether the client shows its secret by HTTP Basic; else in the form
 * @param named whether its answers name it (RFC 9207), so that one without its name is another's
 */
record Discovery(URI authorization, URI token, URI keys, boolean basic, boolean named) {
    private static final String BY_DEFAULT = "client_secret_basic";

    /** Where it tells. */
    static URI address(String issuer) {
        return URI.create(issuer.replaceFirst("/+$", "") + "/.well-known/openid-configuration");
    }

    /** Refuses the word of another provider, and a provider that would send secrets in the clear where its own address does not. */
    static Discovery of(JsonNode told, String issuer) {
        String itself = told.path("issuer").asText();
        if (!itself.equals(issuer)) {
            throw new Unreachable(
                    "the provider calls itself %s and not %s as OIDC_ISSUER does".formatted(itself, issuer));
        }
        List<String> methods = new ArrayList<>();
        told.path("token_endpoint_auth_methods_supported").forEach(method -> methods.add(method.asText()));
        return new Discovery(
                endpoint(told, "authorization_endpoint", issuer),
                endpoint(told, "token_endpoint", issuer),
                endpoint(told, "jwks_uri", issuer),
                methods.isEmpty() || methods.contains(BY_DEFAULT),
                told.path("authorization_response_iss_parameter_supported").asBoolean());
    }

    private static URI endpoint(JsonNode told, String name, String issuer) {
        String address = told.path(name).asText();
        boolean http = address.startsWith("http://") && issuer.startsWith("http://");
        if (!http && !address.startsWith("https://")) {
            throw new Unreachable("the provider tells no usable " + name);
        }
        try {
            return URI.create(address);
        } catch (IllegalArgumentException unreadable) {
            throw new Unreachable("the provider tells no usable " + name);
        }
    }
}
