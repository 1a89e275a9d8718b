package application;

import application.ports.AccessLog;
import application.ports.AccessLog.Entry;
import application.ports.IdentityProvider;
import application.ports.IdentityProvider.Answer;
import application.ports.IdentityProvider.Person;
import application.ports.IdentityProvider.Proof;
import application.ports.IdentityProvider.Question;
import domain.access.AccessEvent;
import domain.access.SignedIn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets in for whom the identity provider vouches and to whom its groups give a role (SPEC §10). */
@ApplicationScoped
public class SignInByProvider {
    private static final String NOBODY = "?";

    private final IdentityProvider provider;
    private final AdmitPerson admitPerson;
    private final AttemptLimits limits;
    private final AccessLog log;
    private final Clock clock;

    SignInByProvider(
            IdentityProvider provider, AdmitPerson admitPerson, AttemptLimits limits, AccessLog log, Clock clock) {
        this.provider = provider;
        this.admitPerson = admitPerson;
        this.limits = limits;
        this.log = log;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Entered(SignedIn visitor) implements Outcome {}

        record Refused(Why why) implements Outcome {}
    }

    /** Why somebody is not let in. */
    public enum Why {
        /** The browser did not ask for what it brings, or the provider does not vouch for it. */
        NOT_VOUCHED,
        /** The provider does not answer. */
        UNREACHABLE,
        /** Too many tries from one address. */
        LIMITED,
        /** None of the person's groups has a role here. */
        NO_ROLE,
        /** The person's name cannot be an account's. */
        NAME_UNUSABLE,
        /** An account with a password, or of another person, has the name. */
        NAME_TAKEN,
        /** An administrator disabled the account. */
        DISABLED
    }

    /** Whether there is a provider to sign in by. */
    public boolean possible() {
        return provider.present();
    }

    /** Where the browser is sent; empty: the provider cannot be reached. */
    public Optional<String> entrance(Question question) {
        try {
            return Optional.of(provider.entrance(question));
        } catch (IdentityProvider.Unreachable away) {
            return Optional.empty();
        }
    }

    /**
     * Lets somebody in who comes back from the provider.
     *
     * @param answer that his browser brought
     * @param address from where
     */
    public Outcome enter(Answer answer, Proof proof, String address) {
        return limited(address, () -> redeem(answer, proof, address));
    }

    /** Somebody comes back who was not sent from here, or whom the provider sends away. */
    public Outcome turnedAway(String address) {
        return limited(address, () -> refuse(AccessEvent.SIGN_IN_REFUSED, Why.NOT_VOUCHED, address));
    }

    private Outcome limited(String address, Supplier<Outcome> tried) {
        return switch (limits.byProvider(address, clock.instant())) {
            case GRANTED -> tried.get();
            case REFUSED_FIRST -> refuse(AccessEvent.SIGN_IN_LIMITED, Why.LIMITED, address);
            case REFUSED -> refused(Why.LIMITED);
        };
    }

    private Outcome redeem(Answer answer, Proof proof, String address) {
        try {
            Optional<Person> person = provider.redeem(answer, proof);
            if (person.isEmpty()) {
                return refuse(AccessEvent.SIGN_IN_REFUSED, Why.NOT_VOUCHED, address);
            }
            limits.wasVouchedFor(address);
            return admitPerson.admit(person.get(), address);
        } catch (IdentityProvider.Unreachable away) {
            return refuse(AccessEvent.SIGN_IN_REFUSED, Why.UNREACHABLE, address);
        }
    }

    private Outcome refuse(AccessEvent event, Why why, String address) {
        log.write(new Entry(event, NOBODY, null, address, AdmitPerson.detail(why)), clock.instant());
        return refused(why);
    }

    private static Outcome refused(Why why) {
        return new Outcome.Refused(why);
    }
}
