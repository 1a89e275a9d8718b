package application.ports;

import java.util.Optional;
import java.util.Set;

/** Somebody outside who knows people and vouches for them, so that they need no password here. */
public interface IdentityProvider {

    /** Whether there is one. */
    boolean present();

    /**
     * Where a browser is sent to be vouched for.
     *
     * @param state comes back with the browser
     * @throws Unreachable where the provider does not say
     */
    String entrance(String state, Proof proof);

    /**
     * Who came back.
     *
     * @param code that the browser brought
     * @return empty: the provider does not vouch for anybody, or what it says does not hold
     * @throws Unreachable where the provider does not answer
     */
    Optional<Person> redeem(String code, Proof proof);

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
