package application.ports;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody outside who knows people and vouches for them, so that they need no password here. */
public interface IdentityProvider {

    /** Whether there is one. */
    boolean present();

    /**
     * Where a browser is sent to be vouched for.
     *
     * @throws Unreachable where the provider does not say
     */
    String entrance(Question question);

    /**
     * Who came back.
     *
     * @return empty: the provider does not vouch for anybody, or what it says does not hold
     * @throws Unreachable where the provider does not answer
     */
    Optional<Person> redeem(Answer answer, Proof proof);

    /**
     * What a browser is sent with.
     *
     * @param state comes back with the browser
     * @param anew the provider is to ask who it is, even if it believes to know
     */
    record Question(String state, Proof proof, boolean anew) {}

    /**
     * What a browser comes back with.
     *
     * @param code to be redeemed
     * @param issuer who the browser says sent it; {@code null}: it does not say
     */
    record Answer(String code, @Nullable String issuer) {
        @Override
        public String toString() {
            return "an answer that is not shown";
        }
    }

    /**
     * What binds the answer of the provider to the request.
     *
     * @param nonce the answer contains it
     * @param verifier only who knows it can redeem the code
     */
    record Proof(String nonce, String verifier) {
        @Override
        public String toString() {
            return "a proof that is not shown";
        }
    }

    /**
     * Somebody as the provider knows him.
     *
     * @param subject never another person's, whatever becomes of names
     * @param name as he is called
     * @param groups what decides on his role
     */
    record Person(String subject, String name, Set<String> groups) {}

    /** The provider does not answer, or not as one does. */
    final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unreachable(String what) {
            super(what);
        }
    }
}
