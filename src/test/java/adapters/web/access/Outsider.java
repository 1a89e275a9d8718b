package adapters.web.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fixtures.TestAdmin;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The means of somebody from outside. */
final class Outsider {
    /** What no answer may tell. */
    static final String INSIDES =
            "(?is).*(psqlexception|org\\.postgresql|sqlstate|syntax error at|select [a-z_, ]+ from [a-z]|"
                    + "java\\.lang|\\.java:\\d|hibernate).*";

    static final List<String> INJECTIONS =
            List.of("x' or '1'='1' --\\'; drop table orders; --", "1); truncate alerts; -- $$%_\"`?::");

    private static TestAdmin.@Nullable Session admin;

    private Outsider() {}

    /** Without the filters that sign in by themselves and hold answers against their description. */
    static RequestSpecification request() {
        return given().noFilters()
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("multipart/form-data", ContentType.TEXT)));
    }

    static RequestSpecification asAdmin(String path) {
        return path.startsWith("/api") || path.startsWith("/q/")
                ? request().header("Authorization", TestAdmin.basic())
                : request().header("Cookie", admin().cookie()).header("X-CSRF-Token", admin().token());
    }

    static TestAdmin.Session admin() {
        TestAdmin.Session own = admin;
        if (own == null) {
            own = TestAdmin.signIn(URI.create("http://localhost:" + RestAssured.port));
            admin = own;
        }
        return own;
    }

    /** The first lines of a request that no client would send, the administrator's, up to the headers about its body. */
    static String head(Routes.Route route) {
        String who = route.isForPrograms()
                ? "Authorization: " + TestAdmin.basic()
                : "X-CSRF-Token: " + admin().token() + "\r\nCookie: " + admin().cookie();
        return route.verb() + " " + route.address("none") + " HTTP/1.1\r\nHost: localhost\r\n" + who + "\r\n";
    }

    /** Sends the parts one after the other, until the answer comes, and reads its head. */
    static List<String> answerTo(List<String> parts) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            send(parts, socket);
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            return answer.lines().takeWhile(line -> !line.isEmpty()).toList();
        }
    }

    private static void send(List<String> parts, Socket socket) throws IOException {
        try {
            for (String part : parts) {
                if (socket.getInputStream().available() > 0) {
                    return;
                }
                socket.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            }
        } catch (SocketException refused) {
            // whoever refuses what is sent need not read the rest; the answer tells why
        }
    }

    static void assertHarmless(Response answer, String what) {
        assertThat(answer.statusCode()).as(what).isLessThan(500);
        assertThat(answer.asString()).as(what).doesNotMatch(INSIDES);
    }
}
