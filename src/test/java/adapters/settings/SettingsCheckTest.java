package adapters.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsCheckTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "DB_HOST, db.internal",
                "DB_HOST, 10.0.0.7",
                "DB_HOST, [::1]",
                "DB_PORT, 65535",
                "DB_NAME, fulfilment-2",
                "DB_USER, app user",
                "DB_PASSWORD, `pä$$ \"word`",
                "KAFKA_BOOTSTRAP_SERVERS, `a:9092, b.c:1,[::1]:9093`",
                "KAFKA_TOPIC, shop.events_v2",
                "KAFKA_GROUP_ID, pipeline-2",
                "APP_TZ, Asia/Seoul",
                "APP_TZ, +09:00",
                "APP_BASE_URL, https://console.example.com/ops",
                "RULE_UNKNOWN_PRODUCT, accept",
                "RULE_UNKNOWN_PRODUCT, HOLD",
                "RULE_USER_LIMIT, 1",
                "RULE_USER_WINDOW, PT10S",
                "RULE_USER_WINDOW, 10s",
                "RULE_PRODUCT_LIMIT, 100000",
                "RULE_PRODUCT_WINDOW, 1500ms",
                "RULE_LOOKBACK, 2m",
                "RULE_LOOKBACK, PT24H",
                "SLACK_WEBHOOK_URL, https://hooks.slack.com/services/T0/B0/x1",
                "SLACK_WEBHOOK_URL, http://127.0.0.1:9999/hook",
                "SLACK_GROUP_WAIT, 5s",
                "SLACK_GROUP_INTERVAL, PT5M",
                "SLACK_LANGUAGE, en",
                "SLACK_LANGUAGE, KO",
                "SESSION_IDLE, 1m",
                "SESSION_IDLE, PT12H",
                "SESSION_LIFE, PT1H",
                "TRUSTED_PROXIES, 10.0.0.1",
                "TRUSTED_PROXIES, `10.0.0.0/8, fd00::/8`",
                "OIDC_SCOPES, openid email",
                "OIDC_ROLE_CLAIM, realm_access/roles",
                "OIDC_ADMINS, `a,b c`",
                "RETENTION, P24M",
                "RETENTION, P730D",
                "RETENTION, P1Y6M",
                "RETENTION, P100Y",
                "OTEL_SDK_DISABLED, false",
                "OTEL_TRACES_SAMPLER_ARG, 0",
                "OTEL_TRACES_SAMPLER_ARG, 0.25",
                "OTEL_TRACES_SAMPLER_ARG, 1",
                "SIMULATOR, off",
                "SIMULATOR, on"
            })
    void rightValuesPass(String name, String value) {
        assertThat(SettingsCheck.complaint(Map.of(name, value)::get)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "DB_HOST | db/other?x=1 | a host name or an address",
                "DB_PORT | 70000 | a port from 1 to 65535",
                "DB_PORT | 54e2 | a port from 1 to 65535",
                "DB_NAME | a&b | 1 to 63 letters, digits, _ or -",
                "DB_USER | `` | 1 to 200 characters on one line",
                "KAFKA_BOOTSTRAP_SERVERS | broker | one or more host:port, separated by commas",
                "KAFKA_BOOTSTRAP_SERVERS | a:9092,, | one or more host:port, separated by commas",
                "KAFKA_TOPIC | my topic | 1 to 249 letters, digits, . _ or -, not . or .. alone",
                "KAFKA_TOPIC | .. | 1 to 249 letters, digits, . _ or -, not . or .. alone",
                "KAFKA_GROUP_ID | `  ` | 1 to 200 characters on one line",
                "APP_TZ | Asia/Soul | a time zone such as Asia/Seoul",
                "LATE_AFTER | 31d | a time from 1 ms to 30 days, such as PT2H or 2h",
                "APP_BASE_URL | console | an address such as https://console.example.com, without user, query or fragment",
                "APP_BASE_URL | ftp://x | an address such as https://console.example.com, without user, query or fragment",
                "RULE_UNKNOWN_PRODUCT | maybe | hold or accept",
                "RULE_USER_LIMIT | 0 | a whole number from 1 to 100000",
                "RULE_USER_LIMIT | five | a whole number from 1 to 100000",
                "RULE_PRODUCT_LIMIT | -1 | a whole number from 1 to 100000",
                "RULE_USER_WINDOW | 10 | a time from 1 ms to 1 day, such as PT10S or 10s",
                "RULE_PRODUCT_WINDOW | PT0S | a time from 1 ms to 1 day, such as PT10S or 10s",
                "RULE_LOOKBACK | -PT1M | a time from 1 ms to 1 day, such as PT10S or 10s",
                "RULE_LOOKBACK | 2 days | a time from 1 ms to 1 day, such as PT10S or 10s",
                "SLACK_GROUP_WAIT | 5 | a time from 1 ms to 1 day, such as PT10S or 10s",
                "SLACK_GROUP_INTERVAL | soon | a time from 1 ms to 1 day, such as PT10S or 10s",
                "SLACK_LANGUAGE | de | ko or en",
                "SESSION_IDLE | 59s | a time from 1 minute to 1 day, such as PT2H or 2h",
                "SESSION_LIFE | PT0.5S | a time from 1 minute to 30 days, such as PT12H or 12h",
                "TRUSTED_PROXIES | proxy.example.com | one or more networks such as 10.0.0.0/8 or ::1, separated by commas",
                "TRUSTED_PROXIES | 10.0.0.256 | one or more networks such as 10.0.0.0/8 or ::1, separated by commas",
                "OIDC_ISSUER | http://login.example.com | an https address without user, query or fragment, as the provider calls itself; http only on this machine",
                "OIDC_ISSUER | http://localhost.evil.example | an https address without user, query or fragment, as the provider calls itself; http only on this machine",
                "OIDC_SCOPES | profile | scopes separated by spaces, openid among them",
                "OIDC_VIEWERS | `, ,` | one or more texts on one line, separated by commas",
                "OTEL_SDK_DISABLED | off | true or false",
                "OTEL_TRACES_SAMPLER_ARG | 1.5 | a share from 0 to 1, such as 0.1",
                "OTEL_TRACES_SAMPLER_ARG | 10% | a share from 0 to 1, such as 0.1",
                "SIMULATOR | false | on or off",
                "RETENTION | 24 | a time from 1 month to 100 years, such as P24M or P730D",
                "RETENTION | P | a time from 1 month to 100 years, such as P24M or P730D",
                "RETENTION | PT720H | a time from 1 month to 100 years, such as P24M or P730D",
                "RETENTION | P30D | a time from 1 month to 100 years, such as P24M or P730D",
                "RETENTION | P-2Y | a time from 1 month to 100 years, such as P24M or P730D",
                "RETENTION | P999Y | a time from 1 month to 100 years, such as P24M or P730D"
            })
    void aWrongValueIsNamedWithWhatTheSettingTakes(String name, String value, String takes) {
        assertThat(SettingsCheck.complaint(Map.of(name, value)::get))
                .hasValue(name + " is \"" + value + "\" but takes " + takes + ".");
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void aWrongValueOfEachSettingIsOneLineThatNamesItAndWhatItTakes(Setting setting) {
        assertThat(SettingsCheck.complaint(Map.of(setting.name(), wrong(setting.takes()))::get))
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith(setting + " is ")
                        .endsWith(" but takes " + setting.takes().description() + ".")
                        .doesNotContain("\n"));
    }

    private static String wrong(Takes takes) {
        return switch (takes) {
            case HOST, PORT, OWN_PORT, DATABASE_NAME, SERVERS, TOPIC, ZONE -> "no such thing";
            case WEB_ADDRESS, SECRET_WEB_ADDRESS, ISSUER -> "https://host/?query";
            case SHORT_TEXT, SHORT_TEXTS, SECRET -> "two\nlines";
            case SCOPES -> "profile email";
            case ACCOUNT_NAME -> "kim & lee";
            case PASSWORD -> "password12";
            case NETWORKS -> "10.0.0.0/33";
            case SECURITY_PROTOCOL -> "TLS";
            case SASL_MECHANISM -> "SCRAM";
            case HOLD_OR_ACCEPT, KO_OR_EN, ON_OR_OFF, TRUE_OR_FALSE -> "perhaps";
            case SHARE -> "2";
            case COUNT, CONNECTIONS -> "-1";
            case PERIOD, LONG_PERIOD, MINUTES_TO_A_DAY, MINUTES_TO_A_MONTH, MONTHS_OR_DAYS -> "P-1D";
        };
    }

    @Test
    void theDatabasesPasswordHasNoDefault() {
        assertThat(SettingsCheck.missing(name -> null))
                .hasValue("DB_PASSWORD is not set but the application needs it: it has no default.");
        assertThat(SettingsCheck.missing(Map.of("DB_PASSWORD", "hush")::get)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ADMIN_USER, kim, ADMIN_PASSWORD is not set but ADMIN_USER is: set both or none.",
        "ADMIN_PASSWORD, correct horse battery, ADMIN_USER is not set but ADMIN_PASSWORD is: set both or none.",
        "DB_MIGRATION_PASSWORD, hush, DB_MIGRATION_USER is not set but DB_MIGRATION_PASSWORD is: set both or none.",
        "KAFKA_SECURITY_PROTOCOL, SASL_SSL, 'KAFKA_SASL_MECHANISM is not set, which KAFKA_SECURITY_PROTOCOL=SASL_SSL needs.'",
        "KAFKA_SASL_MECHANISM, PLAIN, KAFKA_SASL_MECHANISM is set but KAFKA_SECURITY_PROTOCOL is neither SASL_PLAINTEXT nor SASL_SSL.",
        "KAFKA_SASL_JAAS_CONFIG, hush, KAFKA_SASL_JAAS_CONFIG is set but KAFKA_SECURITY_PROTOCOL is neither SASL_PLAINTEXT nor SASL_SSL."
    })
    void whatBelongsTogetherIsSetTogether(String name, String value, String complaint) {
        assertThat(SettingsCheck.complaint(Map.of(name, value)::get)).hasValue(complaint);
    }

    @Test
    void anEncryptedKafkaWithoutSignInNeedsNoMoreAndOneWithSignInAllOfIt() {
        Map<String, String> signIn = Map.of(
                "KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT",
                "KAFKA_SASL_MECHANISM", "PLAIN",
                "KAFKA_SASL_JAAS_CONFIG", "org.apache.kafka.common.security.plain.PlainLoginModule required;");

        assertThat(SettingsCheck.complaint(Map.of("KAFKA_SECURITY_PROTOCOL", "SSL")::get))
                .isEmpty();
        assertThat(SettingsCheck.complaint(signIn::get)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"operator, operator", "kim, short", "kim, password12", "kim, 1234567890", "kim, administrator!"})
    void noAdministratorBeginsWithAPasswordThatIsGuessed(String user, String password) {
        assertThat(SettingsCheck.complaint(Map.of("ADMIN_USER", user, "ADMIN_PASSWORD", password)::get))
                .hasValue("ADMIN_PASSWORD is a value that is not shown but takes 10 characters to 72 bytes that are not"
                        + " easy to guess.");
    }

    @Test
    void theAdministratorsPasswordIsNotLikeTheName() {
        assertThat(SettingsCheck.complaint(
                        Map.of("ADMIN_USER", "warehouse-lead", "ADMIN_PASSWORD", "Warehouse-Lead1")::get))
                .hasValue("ADMIN_PASSWORD is a value that is not shown but takes one that is not like ADMIN_USER.");
    }

    @Test
    void theAccountForMigrationsHasAPassword() {
        assertThat(SettingsCheck.complaint(Map.of("DB_MIGRATION_USER", "owner")::get))
                .hasValue("DB_MIGRATION_PASSWORD is not set but DB_MIGRATION_USER is: set both or none.");
    }

    @Test
    void aSecretIsNotEchoed() {
        assertThat(SettingsCheck.complaint(Map.of("DB_PASSWORD", "hush\nhush")::get))
                .hasValue("DB_PASSWORD is a value that is not shown but takes 1 to 1000 characters on one line.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hooks.slack.com/services/T0/B0/hush",
                "ftp://hooks.slack.com/hush",
                "https://hooks.slack.com/hush?hush",
                "https://hush@hooks.slack.com/x",
                "https://hooks.slack.com/hush hush"
            })
    void aWrongWebhookIsNotEchoed(String value) {
        assertThat(SettingsCheck.complaint(Map.of("SLACK_WEBHOOK_URL", value)::get))
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith("SLACK_WEBHOOK_URL is a value that is not shown but takes an address")
                        .doesNotContain("hush"));
    }

    @Test
    void anAddressWithAPasswordIsRefusedWithoutShowingIt() {
        assertThat(SettingsCheck.complaint(Map.of("APP_BASE_URL", "https://me:hush@host")::get))
                .hasValueSatisfying(
                        line -> assertThat(line).startsWith("APP_BASE_URL is ").doesNotContain("hush"));
    }

    @Test
    void aComplaintIsOneLine() {
        assertThat(SettingsCheck.complaint(Map.of("APP_TZ", "Asia/\r\nSeoul")::get))
                .hasValue("APP_TZ is \"Asia/\uFFFD\uFFFDSeoul\" but takes a time zone such as Asia/Seoul.");
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void anEmptyValueIsRefusedForEverySetting(Setting setting) {
        assertThat(SettingsCheck.complaint(Map.of(setting.name(), "")::get))
                .hasValueSatisfying(line -> assertThat(line).startsWith(setting.name() + " is "));
    }

    @Test
    void aSessionDoesNotLastLongerUnusedThanInAnyCase() {
        assertThat(SettingsCheck.complaint(Map.of("SESSION_IDLE", "2h", "SESSION_LIFE", "PT1H")::get))
                .hasValue("SESSION_IDLE is \"2h\" but takes no more than SESSION_LIFE, which is \"PT1H\".");
        assertThat(SettingsCheck.complaint(Map.of("SESSION_IDLE", "13h")::get))
                .hasValue("SESSION_IDLE is \"13h\" but takes no more than SESSION_LIFE, which is \"PT12H\".");
        assertThat(SettingsCheck.complaint(Map.of("SESSION_IDLE", "13h", "SESSION_LIFE", "13h")::get))
                .isEmpty();
    }

    @Test
    void aProviderIsSetWithItsClientOrNotAtAll() {
        Map<String, String> whole = Map.of(
                "OIDC_ISSUER", "https://login.example.com/",
                "OIDC_CLIENT_ID", "fulfilment",
                "OIDC_CLIENT_SECRET", "hush");
        Map<String, String> part =
                Map.of("OIDC_ISSUER", "http://localhost:9000/realms/a", "OIDC_CLIENT_ID", "fulfilment");

        assertThat(SettingsCheck.complaint(whole::get)).isEmpty();
        assertThat(SettingsCheck.complaint(part::get))
                .hasValue(
                        "OIDC_CLIENT_SECRET is not set: set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, or none of them.");
    }

    @Test
    void whatIsNotSetNeedsNoValue() {
        assertThat(SettingsCheck.complaint(name -> null)).isEmpty();
    }
}
