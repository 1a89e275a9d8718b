package adapters.web.access;

import application.ports.IdentityProvider.Proof;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What a browser takes along to the identity provider and back: a secret from which all that binds the answer to the request follows, so
 * that no instance has to remember it.
 *
 * @param next where the visitor wants to go
 */
record Handshake(String secret, String next) {

    static Handshake begin(String next) {
        return new Handshake(Secrets.fresh(), next);
    }

    /** As a cookie has it. */
    static Optional<Handshake> read(String value) {
        int dot = value.indexOf('.');
        if (dot <= 0) {
            return Optional.empty();
        }
        try {
            byte[] next = Base64.getUrlDecoder().decode(value.substring(dot + 1));
            return Optional.of(new Handshake(value.substring(0, dot), new String(next, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    String written() {
        return secret + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(next.getBytes(StandardCharsets.UTF_8));
    }

    /** What the provider hands back unchanged: it shows that this browser asked, and for that page. */
    String state() {
        return Secrets.digest(secret, "state " + next);
    }

    Proof proof() {
        return new Proof(Secrets.digest(secret, "nonce"), Secrets.digest(secret, "verifier"));
    }

    @Override
    public String toString() {
        return "a handshake for " + next;
    }
}
