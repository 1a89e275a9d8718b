package application;

import static org.assertj.core.api.Assertions.assertThat;

import application.SignIn.Claim;
import application.ports.AccessLog;
import application.ports.AccessLog.Entry;
import application.ports.Accounts;
import application.ports.Accounts.NewAccount;
import application.ports.Accounts.StoredAccount;
import application.ports.Attempts;
import application.ports.Passwords;
import application.views.AccessLogFilter;
import application.views.AccessLogRow;
import application.views.Page;
import application.views.PageRequest;
import domain.access.AccessEvent;
import domain.access.AccessRules;
import domain.access.AccountName;
import domain.access.Role;
import fixtures.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What guessing costs and tells, in work and not in seconds. */
class SignInTest {
    private static final String ADDRESS = "192.0.2.1";

    private final TestClock clock = new TestClock(Instant.parse("2026-03-02T10:00:00Z"));
    private final Looks looks = new Looks();
    private final Counted attempts = new Counted();
    private final Remembered log = new Remembered();
    private final SignIn signIn = new SignIn(
            new OneAccount(),
            looks,
            new AttemptLimits(attempts),
            log,
            new AllowedAccounts(new AccessRules(false, false, Duration.ofHours(2), Duration.ofHours(12))),
            clock);

    @Test
    void anUnknownNameCostsAsManyLooksAtAPasswordAsAKnownOne() {
        List<List<String>> work = new ArrayList<>();
        for (String name : List.of("kim", "nobody", "no name at all!", "")) {
            looks.at.clear();
            IntStream.range(0, 20)
                    .forEach(i -> assertThat(attempt(name, "wrong")).isEmpty());
            work.add(List.copyOf(looks.at));
        }

        assertThat(work.get(0)).hasSize(AttemptLimits.MOST_BY_NAME_AND_PLACE).containsOnly("hash of right");
        assertThat(work.subList(1, 4))
                .allSatisfy(looked -> assertThat(looked)
                        .hasSize(AttemptLimits.MOST_BY_NAME_AND_PLACE)
                        .containsOnly("hash of nobody has this password"));
    }

    @Test
    void theTriesOfAnUnknownNameAreCountedAndRememberedAsThoseOfAKnownOne() {
        IntStream.range(0, 20).forEach(i -> attempt("kim", "wrong"));
        IntStream.range(0, 20).forEach(i -> attempt("nobody", "wrong"));

        assertThat(attempts.counts)
                .containsEntry("from 192.0.2.1 as kim", 20)
                .containsEntry("from 192.0.2.1 as nobody", 20)
                .containsEntry("name kim", 10)
                .containsEntry("name nobody", 10);
        assertThat(log.about("nobody")).isEqualTo(log.about("kim"));
        assertThat(log.about("kim")).hasSize(11).endsWith(AccessEvent.SIGN_IN_LIMITED);
    }

    @Test
    void theRightPasswordIsNotEvenLookedAtAfterTooManyWrongOnes() {
        IntStream.range(0, AttemptLimits.MOST_BY_NAME_AND_PLACE).forEach(i -> attempt("kim", "wrong"));
        looks.at.clear();

        assertThat(attempt("kim", "right")).isEmpty();
        assertThat(looks.at).isEmpty();
    }

    @Test
    void whoGuessesLocksOutThePlaceWhereHeIsAndNobodyElse() {
        IntStream.range(0, 500).forEach(i -> attempt("kim", "wrong"));

        assertThat(attempt("kim", "right")).isEmpty();
        assertThat(attempt("kim", "right", "192.0.2.2")).isPresent();
    }

    @Test
    void guessesFromManyPlacesCloseTheNameButNotToWhereItsOwnerCameInLately() {
        assertThat(attempt("kim", "right", "192.0.2.99")).isPresent();

        for (int place = 0; place < 20; place++) {
            String address = "198.51.100." + place;
            IntStream.range(0, 10).forEach(i -> attempt("kim", "wrong", address));
        }

        assertThat(looks.at).hasSize(1 + AttemptLimits.MOST_BY_NAME);
        assertThat(attempt("kim", "right", "192.0.2.98")).isEmpty();
        assertThat(attempt("kim", "right", "192.0.2.99")).isPresent();
        clock.advance(AttemptLimits.PLACE_KNOWN);
        assertThat(attempt("kim", "right", "192.0.2.99")).isEmpty();
    }

    @Test
    void addressesThatOneSubscriberHasAreOnePlace() {
        IntStream.range(0, 10).forEach(i -> attempt("kim", "wrong", "2001:db8:0:7:0:0:0:" + i));

        assertThat(attempt("kim", "right", "2001:db8:0:7:1:2:3:4")).isEmpty();
        assertThat(attempt("kim", "right", "2001:db8:0:8:1:2:3:4")).isPresent();
    }

    @Test
    void noTypedNameCountsForAnotherOne() {
        IntStream.range(0, 20).forEach(i -> attempt("kim as kim", "wrong", "192.0.2.2"));
        IntStream.range(0, 20).forEach(i -> attempt("192.0.2.1 as kim", "wrong", "192.0.2.2"));

        assertThat(attempt("kim", "right")).isPresent();
        assertThat(attempt("kim", "right", "192.0.2.2")).isPresent();
    }

    @Test
    void whatSomebodyClaimsIsNeverWrittenOut() {
        assertThat(new Claim("kim", "right", ADDRESS).toString()).doesNotContain("right", "kim");
    }

    private Optional<?> attempt(String name, String password) {
        return attempt(name, password, ADDRESS);
    }

    private Optional<?> attempt(String name, String password, String address) {
        return signIn.attempt(new Claim(name, password, address));
    }

    private static final class Looks implements Passwords {
        private final List<String> at = new ArrayList<>();

        @Override
        public String hash(String password) {
            return "hash of " + password;
        }

        @Override
        public String unusable() {
            return "no hash";
        }

        @Override
        public boolean matches(String password, String hash) {
            at.add(hash);
            return hash.equals(hash(password));
        }
    }

    private static final class OneAccount implements Accounts {
        private static final StoredAccount KIM =
                new StoredAccount(1, new AccountName("kim"), Role.VIEWER, "hash of right", true, false, null, 0);

        @Override
        public Optional<StoredAccount> account(AccountName name) {
            return Optional.of(KIM).filter(account -> account.name().equals(name));
        }

        @Override
        public Optional<StoredAccount> accountOfSubject(String subject) {
            return Optional.empty();
        }

        @Override
        public Optional<StoredAccount> accountToChange(AccountName name) {
            return account(name);
        }

        @Override
        public boolean anyLetIn(AccessRules rules) {
            return true;
        }

        @Override
        public List<AccountName> admins() {
            return List.of();
        }

        @Override
        public boolean add(NewAccount account, String actor, Instant now) {
            return false;
        }

        @Override
        public void change(StoredAccount account, String actor, Instant now) {
            throw new UnsupportedOperationException("signing in changes no account");
        }
    }

    /** Without the limit by place, which is another matter. Nothing is counted anew. */
    private static final class Counted implements Attempts {
        private final Map<String, Integer> counts = new HashMap<>();
        private final Map<String, Instant> entered = new HashMap<>();

        @Override
        public int add(String key, Duration within, Instant now) {
            return key.startsWith("place") ? 1 : counts.merge(key, 1, Integer::sum);
        }

        @Override
        public void takeBack(String key) {
            counts.computeIfPresent(key, (same, count) -> count - 1);
        }

        @Override
        public void forget(String key) {
            counts.remove(key);
        }

        @Override
        public void forgetEnding(String end) {
            counts.keySet().removeIf(key -> key.endsWith(end));
        }

        @Override
        public void forgetBefore(Instant time) {
            counts.clear();
        }

        @Override
        public void enter(String account, String place, Instant now) {
            entered.put(account + " " + place, now);
        }

        @Override
        public boolean entered(String account, String place, Instant after) {
            Instant at = entered.get(account + " " + place);
            return at != null && at.isAfter(after);
        }

        @Override
        public void forgetPlacesBefore(Instant time) {
            entered.values().removeIf(at -> !at.isAfter(time));
        }
    }

    private static final class Remembered implements AccessLog {
        private final List<Entry> entries = new ArrayList<>();

        List<AccessEvent> about(String account) {
            return entries.stream()
                    .filter(entry -> entry.account().equals(account))
                    .map(Entry::event)
                    .toList();
        }

        @Override
        public void write(Entry entry, Instant now) {
            entries.add(entry);
        }

        @Override
        public Page<AccessLogRow, Long> page(AccessLogFilter filter, PageRequest<Long> request) {
            return new Page<>(List.of(), null);
        }
    }
}
