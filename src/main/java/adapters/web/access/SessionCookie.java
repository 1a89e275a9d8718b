package adapters.web.access;

import adapters.settings.Settings;
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
    private static final String STRANGER = "stranger.";

    private final boolean secure;
    private final String name;

    SessionCookie(Settings settings) {
        this.secure = "https".equalsIgnoreCase(settings.baseUrl().getScheme());
        this.name = secure ? "__Host-session" : "session";
    }

    /** Without an end: the browser forgets it when it closes, the server before that. */
    public NewCookie holding(String secret) {
        return cookie(secret).build();
    }

    public NewCookie gone() {
        return cookie("").maxAge(0).build();
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
        Cookie cookie = request.getCookie(name);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    private NewCookie.Builder cookie(String value) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .secure(secure)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX);
    }
}
