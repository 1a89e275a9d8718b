package adapters.bcrypt;

import application.ports.Passwords;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;

/** Bcrypt with 2^11 rounds, about a tenth of a second of a processor for each look at a password. */
@ApplicationScoped
class BcryptPasswords implements Passwords {
    private static final int COST = 11;
    private static final int FORGOTTEN_BYTES = 32;

    @Override
    public String hash(String password) {
        return BcryptUtil.bcryptHash(password, COST);
    }

    @Override
    public String unusable() {
        byte[] forgotten = new byte[FORGOTTEN_BYTES];
        new SecureRandom().nextBytes(forgotten);
        return hash(Base64.getEncoder().encodeToString(forgotten));
    }

    @Override
    public boolean matches(String password, String hash) {
        return BcryptUtil.matches(password, hash);
    }
}
