package adapters.web.access;

import application.SignInByProvider;
import application.SignInByProvider.Outcome;
import application.SignInByProvider.Why;
import application.ports.IdentityProvider.Answer;
import application.ports.IdentityProvider.Question;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way in by the identity provider: out to it with a handshake, and back with its word, which begins a session like any other. */
@ApplicationScoped
public class ProviderDoor {
    private static final String COOKIE = "handshake";
    private static final int SECONDS = 600;

    private final SignInByProvider signIn;
    private final SignInDoor door;
    private final SessionCookie cookies;
    private final Visitor visitor;
    private final CurrentVertxRequest request;

    ProviderDoor(
            SignInByProvider signIn,
            SignInDoor door,
            SessionCookie cookies,
            Visitor visitor,
            CurrentVertxRequest request) {
        this.signIn = signIn;
        this.door = door;
        this.cookies = cookies;
        this.visitor = visitor;
        this.request = request;
    }

    /** Where the browser is sent, and what it takes along. */
    public record WayOut(URI address, NewCookie handshake) {}

    /**
     * What became of a visitor who came back.
     *
     * @param session {@code null}: he is refused
     * @param why {@code null}: he is not refused
     * @param next where he wants to go
     */
    public record WayBack(
            @Nullable NewCookie session, @Nullable Why why, String next) {}

    public boolean possible() {
        return signIn.possible();
    }

    /** Empty: the provider cannot be reached. */
    public Optional<WayOut> out(String next) {
        Handshake handshake = Handshake.begin(next);
        boolean left = cookies.value(SessionCookie.LEFT, request.getCurrent().request()) != null;
        return signIn.entrance(new Question(handshake.state(), handshake.proof(), left))
                .map(address -> new WayOut(
                        URI.create(address),
                        cookies.cookie(COOKIE, handshake.written())
                                .maxAge(SECONDS)
                                .build()));
    }

    /**
     * Lets in who was sent out from here by this browser.
     *
     * @param answer {@code null}: the provider sends him back without a code
     */
    public WayBack back(@Nullable Answer answer, @Nullable String state) {
        Optional<Handshake> sentOut = Optional.ofNullable(
                        cookies.value(COOKIE, request.getCurrent().request()))
                .flatMap(Handshake::read)
                .filter(handshake -> state != null && Secrets.same(handshake.state(), state));
        Outcome outcome = sentOut.isPresent() && answer != null
                ? signIn.enter(answer, sentOut.get().proof(), visitor.address())
                : signIn.turnedAway(visitor.address());
        String next = sentOut.map(Handshake::next).orElse("/");
        return outcome instanceof Outcome.Entered entered
                ? new WayBack(door.begin(entered.visitor()), null, next)
                : new WayBack(null, ((Outcome.Refused) outcome).why(), next);
    }

    /** Ends the handshake: it is good for one answer. */
    public NewCookie spent() {
        return cookies.gone(COOKIE);
    }

    /** Who came in is nobody else's to be asked for any more. */
    public NewCookie notLeft() {
        return cookies.gone(SessionCookie.LEFT);
    }
}
