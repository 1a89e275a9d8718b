package adapters.web.pages;

import adapters.web.access.ProviderDoor;
import adapters.web.access.SignInDoor;
import application.SignInByProvider.Why;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** The page to sign in on, with what there is to say. */
@ApplicationScoped
class SignInScreen {
    private final SignInDoor door;
    private final ProviderDoor provider;
    private final Shells shells;

    SignInScreen(SignInDoor door, ProviderDoor provider, Shells shells) {
        this.door = door;
        this.provider = provider;
        this.shells = shells;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance page(Shell shell, String name, String next, Told told);
    }

    /**
     * What the page says besides its form.
     *
     * @param why the identity provider's way did not lead in; {@code null}: it was not tried
     * @param provider whether there is that way
     * @param devAccount name and password of the dev profile's account; {@code null}: this is another profile
     * @param noAccount whether nobody can sign in yet
     */
    public record Told(
            boolean refused,
            boolean signedOut,
            @Nullable Why why,
            boolean provider,
            @Nullable String devAccount,
            boolean noAccount) {}

    /**
     * A visitor, and where he wants to go.
     *
     * @param name as typed
     */
    record Wish(String name, @Nullable String next, UriInfo uri, HttpHeaders headers) {}

    ResponseBuilder fresh(Wish wish, boolean signedOut) {
        boolean possible = provider.possible();
        Told told = new Told(
                false, signedOut, null, possible, door.devAccount().orElse(null), !possible && door.noAccount());
        return Response.ok(page(wish, told)).cookie(strangers());
    }

    ResponseBuilder wrong(Wish wish) {
        return unauthorized().entity(page(wish, refused(true, null)));
    }

    ResponseBuilder turnedAway(Wish wish, Why why) {
        ResponseBuilder answer = switch (why) {
            case NOT_VOUCHED -> unauthorized();
            case UNREACHABLE -> Response.status(Status.SERVICE_UNAVAILABLE);
            case LIMITED -> Response.status(Status.TOO_MANY_REQUESTS);
            case NO_ROLE, NAME_UNUSABLE, NAME_TAKEN, DISABLED -> Response.status(Status.FORBIDDEN);
        };
        return answer.entity(page(wish, refused(false, why))).cookie(strangers());
    }

    private Told refused(boolean byForm, @Nullable Why why) {
        return new Told(
                byForm, false, why, provider.possible(), door.devAccount().orElse(null), false);
    }

    private static ResponseBuilder unauthorized() {
        return Response.status(Status.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Session realm=\"fulfilment\"");
    }

    /** To be asked for before the page is rendered, whose form it binds. */
    private NewCookie[] strangers() {
        return door.strangersCookie().stream().toArray(NewCookie[]::new);
    }

    private TemplateInstance page(Wish wish, Told told) {
        String wanted = Addresses.afterSignIn(wish.next());
        Shell shell = shells.of(null, wish.uri(), wish.headers(), Addresses.with("/login", "next", wanted));
        return shell.localised(Templates.page(shell, wish.name(), wanted, told));
    }
}
