package adapters.web.access;

import application.FirstAccounts;
import application.KeepSessions;
import application.SignIn;
import application.SignIn.Claim;
import domain.access.AccessRules;
import domain.access.SignedIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;

/** Lets visitors in and out. Who comes in gets a new secret, whatever he brought along. */
@ApplicationScoped
public class SignInDoor {
    private final SignIn signIn;
    private final KeepSessions sessions;
    private final FirstAccounts firstAccounts;
    private final SessionCookie cookie;
    private final KnownVisitors visitors;
    private final Visitor visitor;
    private final AccessRules rules;
    private final CsrfCheck csrf;

    SignInDoor(
            SignIn signIn,
            KeepSessions sessions,
            FirstAccounts firstAccounts,
            SessionCookie cookie,
            KnownVisitors visitors,
            Visitor visitor,
            AccessRules rules,
            CsrfCheck csrf) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.firstAccounts = firstAccounts;
        this.cookie = cookie;
        this.visitors = visitors;
        this.visitor = visitor;
        this.rules = rules;
        this.csrf = csrf;
    }

    /** The cookie of a new session; empty: refused. */
    public Optional<NewCookie> enter(String name, String password) {
        return signIn.attempt(new Claim(name, password, visitor.address())).map(this::begin);
    }

    /** What the browser of who is not signed in is to hold, so that the form is bound to it. */
    public Optional<NewCookie> strangersCookie() {
        return csrf.stranger().map(cookie::holding);
    }

    /** A new session in place of the request's, which ended as its account changed. */
    public Optional<NewCookie> renew(String password) {
        return enter(visitor.name(), password);
    }

    /** Ends the session of the request. The provider, which may still know the person, is to ask who it is before somebody enters by it. */
    public NewCookie[] leave() {
        endCurrent();
        return rules.provider() ? new NewCookie[] {cookie.gone(), cookie.left()} : new NewCookie[] {cookie.gone()};
    }

    /** Name and password of the account that only the dev profile has. */
    public Optional<String> devAccount() {
        return rules.devAccounts() ? Optional.of(FirstAccounts.DEV_NAME) : Optional.empty();
    }

    public boolean noAccount() {
        return firstAccounts.missing();
    }

    NewCookie begin(SignedIn entered) {
        endCurrent();
        String secret = Secrets.fresh();
        sessions.begin(Secrets.digest(secret), entered, visitor.address());
        return cookie.holding(secret);
    }

    private void endCurrent() {
        String secret = visitor.session();
        if (secret != null) {
            sessions.end(Secrets.digest(secret), visitor.signedInAs(), visitor.address());
            visitors.forget();
        }
    }
}
