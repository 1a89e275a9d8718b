package browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fixtures.LocalStackResource;
import fixtures.TestAdmin;
import fixtures.browser.Browsing;
import fixtures.browser.Look;
import fixtures.browser.Visit;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A colleague gets an account, signs in with it, changes the password, and loses it again. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class AccountsTest {
    private static final String FIRST = "correct horse battery";
    private static final String OWN = "staple in the stable";

    @RegisterExtension
    final Browsing browser = new Browsing();

    private final String name = "br-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void anAccountIsMadeUsedAndDisabled() {
        Visit admin = browser.visit().expecting(400).expecting(409).open("/accounts");
        admin.field("Role").selectOption("ADMIN");
        make(admin, "short");
        assertThat(admin.page()
                        .getByText("A password has at least 10 characters.")
                        .first())
                .isVisible();
        assertThat(admin.field("Account name")).hasValue(name);
        assertThat(admin.field("Role")).hasValue("ADMIN");
        admin.field("Role").selectOption("VIEWER");
        make(admin, FIRST);
        assertThat(admin.page().getByText("Done.")).isVisible();
        make(admin, FIRST);
        assertThat(admin.page().getByText("This name is taken.")).isVisible();
        admin.page()
                .getByLabel("Role " + name, new Page.GetByLabelOptions().setExact(true))
                .selectOption("OPERATOR");
        admin.button("Change role " + name).click();
        assertThat(admin.page().getByText("Done.")).isVisible();

        Visit colleague = browser.visit(Look.USUAL.withoutScripts())
                .expecting(400)
                .expecting(401)
                .open("/");
        signOut(colleague);
        colleague.open("/orders?status=HOLD");
        signIn(colleague, "wrong wrong wrong");
        assertThat(colleague.page().getByText("You are not signed in:")).isVisible();
        signIn(colleague, FIRST);
        assertThat(colleague.page()).hasURL(Pattern.compile("/orders\\?status=HOLD$"));
        menu(colleague, name).click();
        assertThat(link(colleague, "My password")).isVisible();
        assertThat(link(colleague, "Accounts")).hasCount(0);
        link(colleague, "My password").click();
        change(colleague, "not this one");
        assertThat(colleague.page().getByText("The current password is wrong.")).isVisible();
        change(colleague, FIRST);
        assertThat(colleague.page().getByText("The password is changed.")).isVisible();

        admin.button("Disable " + name).click();
        assertThat(admin.page().getByText("Done.")).isVisible();
        assertThat(admin.button("Enable " + name)).isVisible();
        colleague.open("/orders");
        assertThat(colleague.heading("Sign in")).isVisible();
        signIn(colleague, OWN);
        assertThat(colleague.page().getByText("You are not signed in:")).isVisible();
    }

    private void make(Visit admin, String password) {
        admin.field("Account name").fill(name);
        admin.field("New password").fill(password);
        admin.button("Make account").click();
    }

    private static void signOut(Visit visit) {
        menu(visit, TestAdmin.NAME).click();
        visit.button("Sign out").click();
        assertThat(visit.page().getByText("You are signed out.")).isVisible();
    }

    private void signIn(Visit visit, String password) {
        visit.field("Account name").fill(name);
        visit.field("Password").fill(password);
        visit.button("Sign in").click();
    }

    private static void change(Visit visit, String current) {
        visit.field("Current password").fill(current);
        visit.field("New password").fill(OWN);
        visit.button("Change password").click();
    }

    private static Locator menu(Visit visit, String account) {
        return visit.page().locator("summary").filter(new Locator.FilterOptions().setHasText(account));
    }

    private static Locator link(Visit visit, String name) {
        return visit.page()
                .getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
