package adapters.web.access;

import adapters.settings.Settings;
import adapters.web.http.PublicAddress;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import org.jspecify.annotations.Nullable;

/**
 * The cookie that holds the secret of a session. Where the console is reached by TLS ({@code APP_BASE_URL}) no other host and no
 * unprotected connection can read or plant it. It comes along when a link of another site (Slack) is followed, but with no other request
 * of another site.
 */
@ApplicationScoped
public class SessionCookie {
    static final String LEFT = "left";
    private static final int A_MONTH = 2_592_000;
    private static final String SESSION = "session";
    private static final String STRANGER = "stranger.";

    private final boolean secure;
    private final String prefix;

    SessionCookie(Settings settings) {
        this.secure = PublicAddress.isByTls(settings);
        this.prefix = secure ? "__Host-" : "";
    }

    /** Without an end: the browser forgets it when it closes, the server before that. */
    public NewCookie holding(String secret) {
        return cookie(SESSION, secret).build();
    }

    public NewCookie gone() {
        return gone(SESSION);
    }

    NewCookie gone(String cookieName) {
        return cookie(cookieName, "").maxAge(0).build();
    }

    /** Somebody signed out with this browser: whoever comes next is not to be taken for him. */
    NewCookie left() {
        return cookie(LEFT, "true").maxAge(A_MONTH).build();
    }

    /** The secret of who is not signed in, and has none yet: it binds the sign-in form to his browser. */
    static String strangers() {
        return STRANGER + Secrets.fresh();
    }

    static boolean isStrangers(String secret) {
        return secret.startsWith(STRANGER);
    }

    @Nullable
    String secret(HttpServerRequest request) {
        return value(SESSION, request);
    }

    /** What the browser has in one of our cookies. */
    @Nullable
    String value(String cookieName, HttpServerRequest request) {
        Cookie cookie = request.getCookie(prefix + cookieName);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    /** One of our cookies: for this host alone, not for scripts, in the clear only where the console is. */
    NewCookie.Builder cookie(String cookieName, String value) {
        return new NewCookie.Builder(prefix + cookieName)
                .value(value)
                .path("/")
                .secure(secure)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX);
    }
}
