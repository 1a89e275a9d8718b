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

    private final Looks looks = new Looks();
    private final Counted attempts = new Counted();
    private final Remembered log = new Remembered();
    private final SignIn signIn = new SignIn(
            new OneAccount(),
            looks,
            attempts,
            log,
            new AllowedAccounts(new AccessRules(false, false, Duration.ofHours(2), Duration.ofHours(12))),
            new TestClock(Instant.parse("2026-03-02T10:00:00Z")));

    @Test
    void anUnknownNameCostsAsManyLooksAtAPasswordAsAKnownOne() {
        List<List<String>> work = new ArrayList<>();
        for (String name : List.of("kim", "nobody", "no name at all!", "")) {
            looks.at.clear();
            IntStream.range(0, 20)
                    .forEach(i -> assertThat(attempt(name, "wrong")).isEmpty());
            work.add(List.copyOf(looks.at));
        }

        assertThat(work.get(0)).hasSize(SignIn.MOST_BY_NAME).containsOnly("hash of right");
        assertThat(work.subList(1, 4))
                .allSatisfy(looked -> assertThat(looked)
                        .hasSize(SignIn.MOST_BY_NAME)
                        .containsOnly("hash of nobody has this password"));
    }

    @Test
    void theTriesOfAnUnknownNameAreCountedAndRememberedAsThoseOfAKnownOne() {
        IntStream.range(0, 20).forEach(i -> attempt("kim", "wrong"));
        IntStream.range(0, 20).forEach(i -> attempt("nobody", "wrong"));

        assertThat(attempts.counts).containsEntry("name kim", 20).containsEntry("name nobody", 20);
        assertThat(log.about("nobody")).isEqualTo(log.about("kim"));
        assertThat(log.about("kim")).hasSize(11).endsWith(AccessEvent.SIGN_IN_LIMITED);
    }

    @Test
    void theRightPasswordIsNotEvenLookedAtAfterTooManyWrongOnes() {
        IntStream.range(0, SignIn.MOST_BY_NAME).forEach(i -> attempt("kim", "wrong"));
        looks.at.clear();

        assertThat(attempt("kim", "right")).isEmpty();
        assertThat(looks.at).isEmpty();
    }

    @Test
    void whatSomebodyClaimsIsNeverWrittenOut() {
        assertThat(new Claim("kim", "right", ADDRESS).toString()).doesNotContain("right", "kim");
    }

    private Optional<?> attempt(String name, String password) {
        return signIn.attempt(new Claim(name, password, ADDRESS));
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

    /** Only names: the limit by address is another matter. */
    private static final class Counted implements Attempts {
        private final Map<String, Integer> counts = new HashMap<>();

        @Override
        public int add(String key, Duration within, Instant now) {
            return key.startsWith("name") ? counts.merge(key, 1, Integer::sum) : 1;
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
        public void forgetBefore(Instant time) {
            counts.clear();
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
