package adapters.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import application.FirstAccounts;
import application.FirstAccounts.Outcome;
import application.ManageAccounts;
import application.ManageAccounts.Doer;
import application.SignIn;
import application.SignIn.Claim;
import application.ports.Accounts;
import domain.access.AccessRules;
import domain.access.AccountName;
import domain.access.Role;
import domain.access.SignedIn;
import fixtures.LocalStackResource;
import fixtures.Rows;
import fixtures.TestAdmin;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Accounts that nobody signed in makes. Each test undoes what it did, as others sign in by the accounts that it takes away. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
@TestTransaction
class FirstAccountsTest {
    private static final AccountName NEW = new AccountName("fa-new");
    private static final AccountName VIEWER = new AccountName("fa-viewer");
    private static final AccountName LOST = new AccountName(TestAdmin.NAME);
    private static final String PASSWORD = "correct horse battery";

    @Inject
    FirstAccounts first;

    @Inject
    ManageAccounts manage;

    @Inject
    Accounts accounts;

    @Inject
    SignIn signIn;

    @Inject
    Rows rows;

    @Test
    void aNameThatNoAccountHasIsTheWayBackInForWhoLostTheLastAdministratorsPassword() {
        assertThat(accounts.admins()).contains(LOST);

        assertThat(first.admin(NEW, PASSWORD)).isEqualTo(Outcome.CREATED);

        assertThat(roleOf(NEW.value(), PASSWORD)).hasValue(Role.ADMIN);
        assertThat(rows.count(
                        "select count(*) from access_log where account = ? and event = 'ACCOUNT_CREATED' and actor = 'start'",
                        NEW.value()))
                .isEqualTo(1);
    }

    @Test
    void anAccountThatExistsIsTheConsolesBusinessWhileThereIsAnAdministrator() {
        manage.create(VIEWER.value(), Role.VIEWER, PASSWORD, new Doer("test", null));

        assertThat(first.admin(LOST, "another " + PASSWORD)).isEqualTo(Outcome.KEPT);
        assertThat(first.admin(VIEWER, "another " + PASSWORD)).isEqualTo(Outcome.KEPT);

        assertThat(roleOf(LOST.value(), TestAdmin.PASSWORD)).hasValue(Role.ADMIN);
        assertThat(roleOf(LOST.value(), "another " + PASSWORD)).isEmpty();
        assertThat(roleOf(VIEWER.value(), PASSWORD)).hasValue(Role.VIEWER);
        assertThat(roleOf(VIEWER.value(), "another " + PASSWORD)).isEmpty();
    }

    @Test
    void whoWasDisabledStaysSoAtTheNextStart() {
        first.admin(NEW, PASSWORD);
        assertThat(manage.enable(NEW.value(), false, new Doer("test", null))).isEqualTo(ManageAccounts.Outcome.DONE);

        assertThat(first.admin(NEW, PASSWORD)).isEqualTo(Outcome.KEPT);

        assertThat(roleOf(NEW.value(), PASSWORD)).isEmpty();
    }

    @Test
    void anAccountIsRestoredWhereNoAdministratorIsLeft() {
        manage.create(VIEWER.value(), Role.VIEWER, PASSWORD, new Doer("test", null));
        rows.execute("update accounts set enabled = false");

        assertThat(first.admin(VIEWER, "another " + PASSWORD)).isEqualTo(Outcome.RESTORED);

        assertThat(roleOf(VIEWER.value(), "another " + PASSWORD)).hasValue(Role.ADMIN);
        assertThat(roleOf(VIEWER.value(), PASSWORD)).isEmpty();
    }

    @Test
    void theAccountOfDevModeIsLetInNowhereElse() {
        first.dev();

        assertThat(roleOf(FirstAccounts.DEV_NAME, FirstAccounts.DEV_NAME)).isEmpty();
    }

    @Test
    void nobodyCanSignInWhereNoAccountIsLetIn() {
        assertThat(first.missing()).isFalse();

        rows.execute("update accounts set enabled = false");
        first.dev();
        rows.execute("update accounts set enabled = true where dev_only");

        assertThat(first.missing()).isTrue();
        assertThat(accounts.anyLetIn(rules(true, false))).isTrue();
    }

    @Test
    void peopleOfTheProviderAreLetInWhileItIsSet() {
        rows.execute("update accounts set enabled = false");
        manage.create(VIEWER.value(), Role.VIEWER, PASSWORD, new Doer("test", null));
        rows.execute("update accounts set subject = 'https://login.example.com 1' where name = ?", VIEWER.value());

        assertThat(accounts.anyLetIn(rules(false, true))).isTrue();
        assertThat(accounts.anyLetIn(rules(false, false))).isFalse();
    }

    private static AccessRules rules(boolean devAccounts, boolean provider) {
        return new AccessRules(devAccounts, provider, Duration.ofHours(2), Duration.ofHours(12));
    }

    private Optional<Role> roleOf(String name, String password) {
        return signIn.attempt(new Claim(name, password, "192.0.2.77")).map(SignedIn::role);
    }
}
