package adapters.oidc;

import adapters.settings.Settings.Oidc;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What the provider knows this application as.
 *
 * @param back where it sends browsers back to
 */
record Client(String issuer, String id, String secret, String scopes, String back, PersonClaims claims) {

    static Client of(Oidc settings, String issuer, String back) {
        return new Client(
                issuer,
                settings.clientId().orElseThrow(),
                settings.clientSecret().orElseThrow(),
                settings.scopes(),
                back,
                new PersonClaims(settings.nameClaim(), settings.roleClaim()));
    }

    /** The value of the header by which it shows its secret (RFC 6749, section 2.3.1). */
    String basic() {
        String both = encoded(id) + ":" + encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "client " + id + " of " + issuer;
    }
}
