package adapters.oidc;

import static org.jose4j.jws.AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_PSS_USING_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_USING_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_USING_SHA384;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_USING_SHA512;

import application.ports.IdentityProvider.Unreachable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

/**
 * Whether an ID token is the provider's, for us, fresh, and the answer to our request (OpenID Connect Core 1.0, section 3.1.3.7). The
 * signature is checked although the token comes straight from the provider. Algorithms with a shared secret are not taken, and none is
 * no algorithm.
 */
final class IdTokenCheck {
    private static final int SECONDS_OF_SKEW = 60;

    private final String issuer;
    private final String clientId;
    private final VerificationKeyResolver keys;

    IdTokenCheck(String issuer, String clientId, VerificationKeyResolver keys) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.keys = keys;
    }

    /** A token that does not hold. Its message never contains the token. */
    static final class NotHeld extends Exception {
        private static final long serialVersionUID = 1L;

        NotHeld(String why) {
            super(why);
        }
    }

    /** The claims of a token that holds. */
    JwtClaims claims(String token, String nonce, Instant now) throws NotHeld {
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setVerificationKeyResolver(keys)
                    .setJwsAlgorithmConstraints(
                            ConstraintType.PERMIT,
                            RSA_USING_SHA256,
                            RSA_USING_SHA384,
                            RSA_USING_SHA512,
                            RSA_PSS_USING_SHA256,
                            ECDSA_USING_P256_CURVE_AND_SHA256,
                            ECDSA_USING_P384_CURVE_AND_SHA384)
                    .setExpectedIssuer(true, issuer)
                    .setExpectedAudience(true, clientId)
                    .setRequireSubject()
                    .setRequireExpirationTime()
                    .setRequireIssuedAt()
                    .setAllowedClockSkewInSeconds(SECONDS_OF_SKEW)
                    .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond()))
                    .build()
                    .processToClaims(token);
            requireOurs(claims, nonce);
            return claims;
        } catch (InvalidJwtException invalid) {
            requireKeys(invalid);
            // its message would show the token
            List<Integer> codes = invalid.getErrorDetails().stream()
                    .map(detail -> detail.getErrorCode())
                    .toList();
            throw new NotHeld("the ID token is refused, jose4j's codes " + codes);
        } catch (MalformedClaimException malformed) {
            throw new NotHeld("the ID token has a claim of the wrong type");
        }
    }

    /** That the keys could not be had says nothing of the token. */
    private static void requireKeys(InvalidJwtException invalid) {
        for (Throwable cause = invalid.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Unreachable away) {
                throw away;
            }
        }
    }

    private void requireOurs(JwtClaims claims, String nonce) throws NotHeld, MalformedClaimException {
        String told = claims.getStringClaimValue("nonce");
        if (told == null || !MessageDigest.isEqual(bytes(told), bytes(nonce))) {
            throw new NotHeld("the ID token answers another request");
        }
        String party = claims.getStringClaimValue("azp");
        boolean ours = party == null ? claims.getAudience().size() == 1 : party.equals(clientId);
        if (!ours) {
            throw new NotHeld("the ID token was issued to another client");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
