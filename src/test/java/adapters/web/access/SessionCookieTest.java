package adapters.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import adapters.settings.Settings;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.ws.rs.core.NewCookie;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionCookieTest {

    @Test
    void behindTlsTheCookieIsBoundToTheHostAndNeverSentInTheClear() throws IOException {
        for (String address : new String[] {"https://console.example.com", "HTTPS://console.example.com/"}) {
            NewCookie cookie = cookieAt(address).holding("secret");

            assertThat(cookie.getName()).isEqualTo("__Host-session");
            assertThat(cookie.isSecure()).isTrue();
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.LAX);
            assertThat(cookie.getPath()).isEqualTo("/");
            assertThat(cookie.getDomain()).isNull();
            assertThat(cookie.getMaxAge()).isEqualTo(NewCookie.DEFAULT_MAX_AGE);
        }
    }

    @Test
    void withoutTlsItIsOnlyNotSecure() throws IOException {
        NewCookie cookie = cookieAt("http://localhost:8080").holding("secret");

        assertThat(cookie.getName()).isEqualTo("session");
        assertThat(cookie.isSecure()).isFalse();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.LAX);
    }

    @Test
    void theCookieThatEndsASessionIsLikeTheOneThatBeganIt() throws IOException {
        NewCookie gone = cookieAt("https://console.example.com").gone();

        assertThat(gone.getName()).isEqualTo("__Host-session");
        assertThat(gone.getValue()).isEmpty();
        assertThat(gone.getMaxAge()).isZero();
        assertThat(gone.isSecure()).isTrue();
        assertThat(gone.getPath()).isEqualTo("/");
    }

    private static SessionCookie cookieAt(String baseUrl) throws IOException {
        return new SessionCookie(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 300, new DurationConverter())
                .withSources(new PropertiesConfigSource(Path.of("src/main/resources/application.properties")
                        .toUri()
                        .toURL()))
                .withSources(new PropertiesConfigSource(Map.of("APP_BASE_URL", baseUrl), "test", 1_000))
                .withMapping(Settings.class)
                .build()
                .getConfigMapping(Settings.class));
    }
}
