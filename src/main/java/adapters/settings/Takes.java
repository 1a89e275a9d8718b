package adapters.settings;

import domain.access.AccountName;
import domain.access.PasswordRule;
import io.quarkus.runtime.configuration.DurationConverter;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The kinds of values that settings take, each with the words that explain it to an operator. */
enum Takes {
    HOST("a host name or an address", matching("[A-Za-z0-9]([A-Za-z0-9._-]{0,252})|\\[[0-9A-Fa-f:.]{2,45}]")),
    PORT("a port from 1 to 65535", value -> isWholeNumber(value, 1, 65_535)),
    OWN_PORT("a port from 1 to 65535, or 0 for any that is free", value -> isWholeNumber(value, 0, 65_535)),
    CONNECTIONS("a whole number from 5 to 1000", value -> isWholeNumber(value, 5, 1_000)),
    SECURITY_PROTOCOL("PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL", matching("PLAINTEXT|SSL|SASL_PLAINTEXT|SASL_SSL")),
    SASL_MECHANISM(
            "PLAIN, SCRAM-SHA-256, SCRAM-SHA-512, OAUTHBEARER or GSSAPI",
            matching("PLAIN|SCRAM-SHA-256|SCRAM-SHA-512|OAUTHBEARER|GSSAPI")),
    DATABASE_NAME("1 to 63 letters, digits, _ or -", matching("[A-Za-z0-9_-]{1,63}")),
    SHORT_TEXT("1 to 200 characters on one line", matching("(?=.*\\S)\\P{Cntrl}{1,200}")),
    SHORT_TEXTS("one or more texts on one line, separated by commas", matching("(?=.*[^\\s,])\\P{Cntrl}{1,1000}")),
    SCOPES("scopes separated by spaces, openid among them", matching("(?=(.* )?openid( .*)?$)[\\x21-\\x7E ]{1,500}")),
    SECRET("1 to 1000 characters on one line", matching("\\P{Cntrl}{1,1000}")),
    ACCOUNT_NAME(
            "1 to 60 letters, digits, . _ @ or -, a letter or digit first",
            value -> AccountName.of(value).isPresent()),
    PASSWORD(
            "10 characters to 72 bytes that are not easy to guess",
            value -> SECRET.accepts(value) && PasswordRule.fault("", value).isEmpty()),
    NETWORKS("one or more networks such as 10.0.0.0/8 or ::1, separated by commas", Networks::areReadable),
    SERVERS("one or more host:port, separated by commas", Takes::areServers),
    TOPIC("1 to 249 letters, digits, . _ or -, not . or .. alone", matching("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}")),
    ZONE("a time zone such as Asia/Seoul", Takes::isZone),
    WEB_ADDRESS("an address such as https://console.example.com, without user, query or fragment", Takes::isWebAddress),
    SECRET_WEB_ADDRESS(
            "an address such as https://hooks.slack.com/services/..., http or https, without user, query or fragment",
            Takes::isWebAddress),
    ISSUER(
            "an https address without user, query or fragment, as the provider calls itself; http only on this machine",
            Takes::isIssuer),
    HOLD_OR_ACCEPT("hold or accept", value -> value.equalsIgnoreCase("hold") || value.equalsIgnoreCase("accept")),
    KO_OR_EN("ko or en", value -> value.equalsIgnoreCase("ko") || value.equalsIgnoreCase("en")),
    ON_OR_OFF("on or off", value -> value.equals("on") || value.equals("off")),
    TRUE_OR_FALSE("true or false", value -> value.equals("true") || value.equals("false")),
    SHARE("a share from 0 to 1, such as 0.1", matching("0(\\.[0-9]{1,9})?|1(\\.0{1,9})?")),
    COUNT("a whole number from 1 to 100000", value -> isWholeNumber(value, 1, 100_000)),
    PERIOD("a time from 1 ms to 1 day, such as PT10S or 10s", value -> isPeriod(value, Duration.ofMillis(1), 1)),
    LONG_PERIOD("a time from 1 ms to 30 days, such as PT2H or 2h", value -> isPeriod(value, Duration.ofMillis(1), 30)),
    MINUTES_TO_A_DAY(
            "a time from 1 minute to 1 day, such as PT2H or 2h", value -> isPeriod(value, Duration.ofMinutes(1), 1)),
    MINUTES_TO_A_MONTH(
            "a time from 1 minute to 30 days, such as PT12H or 12h",
            value -> isPeriod(value, Duration.ofMinutes(1), 30)),
    MONTHS_OR_DAYS("a time from 1 month to 100 years, such as P24M or P730D", Takes::isMonthsOrDays);

    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // every one is a function without state
    private final Predicate<String> accepted;

    Takes(String description, Predicate<String> accepted) {
        this.description = description;
        this.accepted = accepted;
    }

    String description() {
        return description;
    }

    /** Whether a value of this kind must not be shown, not even a wrong one. */
    boolean secret() {
        return this == SECRET || this == SECRET_WEB_ADDRESS || this == PASSWORD;
    }

    boolean accepts(String value) {
        return accepted.test(value);
    }

    private static Predicate<String> matching(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }

    private static boolean isWholeNumber(String value, int from, int to) {
        return value.matches("[0-9]{1,9}") && Integer.parseInt(value) >= from && Integer.parseInt(value) <= to;
    }

    private static boolean areServers(String value) {
        return Arrays.stream(value.split(",", -1)).map(String::trim).allMatch(Takes::isServer);
    }

    private static boolean isServer(String server) {
        int colon = server.lastIndexOf(':');
        return colon > 0 && HOST.accepts(server.substring(0, colon)) && PORT.accepts(server.substring(colon + 1));
    }

    private static boolean isZone(String value) {
        try {
            return ZoneId.of(value) != null;
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    private static boolean isWebAddress(String value) {
        try {
            URI address = new URI(value);
            return isHttp(address.getScheme())
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getFragment() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean isIssuer(String value) {
        return isWebAddress(value)
                && (value.startsWith("https://")
                        || value.matches("http://(localhost|127\\.0\\.0\\.1|\\[::1])(:.*|/.*)?"));
    }

    private static boolean isHttp(@Nullable String scheme) {
        return scheme != null && (scheme.toLowerCase(Locale.ROOT).equals("http") || scheme.equalsIgnoreCase("https"));
    }

    /** In months and days of the calendar, never backwards. */
    private static boolean isMonthsOrDays(String value) {
        if (!value.matches("P(?=.)([0-9]{1,3}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,5}D)?")) {
            return false;
        }
        LocalDate day = LocalDate.of(2000, 1, 1);
        LocalDate end = day.plus(Period.parse(value));
        return !end.isBefore(day.plusMonths(1)) && !end.isAfter(day.plusYears(100));
    }

    /** A bare number would be seconds to one reader and milliseconds to the next, so a unit is required. */
    private static boolean isPeriod(String value, Duration least, int mostDays) {
        if (value.matches("[0-9]*")) {
            return false;
        }
        try {
            Duration period = DurationConverter.parseDuration(value);
            return period != null && period.compareTo(least) >= 0 && period.compareTo(Duration.ofDays(mostDays)) <= 0;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
