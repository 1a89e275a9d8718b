package application;

import application.ports.Attempts;
import domain.access.AccountName;
import domain.access.AddressBlock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/**
 * How often somebody may try (SPEC §10), said here for every way in. Tries count before anything is looked at, so that many at once do
 * not slip through, and by blocks of addresses ({@link AddressBlock}). Who guesses locks out the place where he is, and nobody else: a
 * name is only closed to all places together after far more tries, and even then not to places from which its owner came in lately.
 */
@ApplicationScoped
public class AttemptLimits {
    public static final Duration COUNTED_WITHIN = Duration.ofMinutes(10);
    /** Under one name from one place. */
    public static final int MOST_BY_NAME_AND_PLACE = 10;
    /** Under one name from all places from which its owner did not come in lately. */
    public static final int MOST_BY_NAME = 100;
    /** From one place, under whatever names. */
    public static final int MOST_BY_PLACE = 100;
    /** With the password of one account by those who are signed in to it. */
    public static final int MOST_BY_OWNER = 10;
    /** Refusals of one account's actions that are remembered one by one. */
    public static final int MOST_REFUSALS = 100;
    /** How long it is known from where an owner came in. */
    public static final Duration PLACE_KNOWN = Duration.ofDays(30);

    private final Attempts attempts;

    AttemptLimits(Attempts attempts) {
        this.attempts = attempts;
    }

    /** Whether one more is let through. */
    enum Turn {
        GRANTED,
        /** The first beyond the limit, which is worth an entry in the log. */
        REFUSED_FIRST,
        REFUSED;

        private static Turn of(int count, int most) {
            if (count <= most) {
                return GRANTED;
            }
            return count == most + 1 ? REFUSED_FIRST : REFUSED;
        }
    }

    /** A try with a name and a password. */
    Turn byPassword(String name, String address, Instant now) {
        String place = AddressBlock.of(address);
        Turn here = count(place(place), MOST_BY_PLACE, now);
        if (here != Turn.GRANTED) {
            return here;
        }
        Turn underName = count(namePlace(name, place), MOST_BY_NAME_AND_PLACE, now);
        if (underName != Turn.GRANTED || attempts.entered(name, place, now.minus(PLACE_KNOWN))) {
            return underName;
        }
        return count(name(name), MOST_BY_NAME, now);
    }

    /** The try was the owner's, and none. */
    void wasRight(AccountName owner, String address, Instant now) {
        String name = owner.value();
        String place = AddressBlock.of(address);
        attempts.takeBack(place(place));
        attempts.forget(namePlace(name, place));
        if (!attempts.entered(name, place, now.minus(PLACE_KNOWN))) {
            attempts.takeBack(name(name));
        }
        attempts.enter(name, place, now);
    }

    /** A try by the identity provider, of whomever. */
    Turn byProvider(String address, Instant now) {
        return count(place(AddressBlock.of(address)), MOST_BY_PLACE, now);
    }

    /** The try by the identity provider was none. */
    void wasVouchedFor(String address) {
        attempts.takeBack(place(AddressBlock.of(address)));
    }

    /** Somebody who is signed in shows that he knows the account's password. */
    Turn byOwner(AccountName owner, Instant now) {
        return count(owner(owner), MOST_BY_OWNER, now);
    }

    void wasOwner(AccountName owner) {
        attempts.forget(owner(owner));
    }

    /** An action of the account is refused. */
    Turn ofRefusals(String account, Instant now) {
        return count("refusals of " + account, MOST_REFUSALS, now);
    }

    /** Whatever was tried with the account, the next try is the first. */
    void unlock(AccountName account) {
        attempts.forget(name(account.value()));
        attempts.forget(owner(account));
        attempts.forgetEnding(asName(account.value()));
    }

    /** Forgets what counts no more. */
    void tidy(Instant now) {
        attempts.forgetBefore(now.minus(COUNTED_WITHIN));
        attempts.forgetPlacesBefore(now.minus(PLACE_KNOWN));
    }

    private Turn count(String key, int most, Instant now) {
        return Turn.of(attempts.add(key, COUNTED_WITHIN, now), most);
    }

    private static String place(String place) {
        return "place " + place;
    }

    private static String name(String name) {
        return "name " + name;
    }

    /** The place first, which has no blanks: no typed name can look like another name with a place. */
    private static String namePlace(String name, String place) {
        return "from " + place + asName(name);
    }

    private static String asName(String name) {
        return " as " + name;
    }

    private static String owner(AccountName owner) {
        return "password of " + owner.value();
    }
}
