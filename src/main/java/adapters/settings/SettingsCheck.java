package adapters.settings;

import domain.access.PasswordRule;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.DotEnvConfigSourceProvider;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SysPropConfigSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Looks at every setting before the application starts. */
public final class SettingsCheck {
    private static final List<Setting> PROVIDER =
            List.of(Setting.OIDC_ISSUER, Setting.OIDC_CLIENT_ID, Setting.OIDC_CLIENT_SECRET);
    /** As {@code application.properties} has it. */
    static final String SESSION_LIFE_BY_DEFAULT = "PT12H";

    private static final List<Setting> KAFKA_SIGN_IN =
            List.of(Setting.KAFKA_SASL_MECHANISM, Setting.KAFKA_SASL_JAAS_CONFIG);

    private SettingsCheck() {}

    /** The first complaint about what is set for this process: its environment, system properties or {@code .env} file. */
    public static Optional<String> complaint() {
        return complaint(given());
    }

    /** What the application cannot do without and is not set for this process, where it brings no servers of its own. */
    public static Optional<String> missing() {
        return missing(given());
    }

    static Optional<String> missing(Function<String, @Nullable String> given) {
        return given.apply(Setting.DB_PASSWORD.name()) == null
                ? Optional.of(Setting.DB_PASSWORD + " is not set but the application needs it: it has no default.")
                : Optional.empty();
    }

    /** By the first that has it, without the whole of a configuration, which takes a tenth of a second to build. */
    private static Function<String, @Nullable String> given() {
        List<ConfigSource> sources = new ArrayList<>(
                List.of(new SysPropConfigSource(), new EnvConfigSource(System.getenv(), EnvConfigSource.ORDINAL)));
        new DotEnvConfigSourceProvider()
                .getConfigSources(SettingsCheck.class.getClassLoader())
                .forEach(sources::add);
        return name -> sources.stream()
                .map(source -> source.getValue(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    static Optional<String> complaint(Function<String, @Nullable String> given) {
        return Arrays.stream(Setting.values())
                .flatMap(setting ->
                        Optional.ofNullable(given.apply(setting.name())).flatMap(setting::complaint).stream())
                .findFirst()
                .or(() -> complaintOfHalf(Setting.DB_MIGRATION_USER, Setting.DB_MIGRATION_PASSWORD, given))
                .or(() -> complaintOfHalf(Setting.ADMIN_USER, Setting.ADMIN_PASSWORD, given))
                .or(() -> complaintOfAdmin(
                        given.apply(Setting.ADMIN_USER.name()), given.apply(Setting.ADMIN_PASSWORD.name())))
                .or(() -> complaintOfSessions(
                        given.apply(Setting.SESSION_IDLE.name()), given.apply(Setting.SESSION_LIFE.name())))
                .or(() -> complaintOfProvider(given))
                .or(() -> complaintOfKafka(given));
    }

    private static Optional<String> complaintOfKafka(Function<String, @Nullable String> given) {
        String protocol = given.apply(Setting.KAFKA_SECURITY_PROTOCOL.name());
        boolean signsIn = protocol != null && protocol.startsWith("SASL_");
        return KAFKA_SIGN_IN.stream()
                .filter(setting -> (given.apply(setting.name()) == null) == signsIn)
                .findFirst()
                .map(setting -> signsIn
                        ? setting + " is not set, which KAFKA_SECURITY_PROTOCOL=" + protocol + " needs."
                        : setting + " is set but KAFKA_SECURITY_PROTOCOL is neither SASL_PLAINTEXT nor SASL_SSL.");
    }

    private static Optional<String> complaintOfSessions(@Nullable String idle, @Nullable String life) {
        String longest = life == null ? SESSION_LIFE_BY_DEFAULT : life;
        return idle == null || period(idle).compareTo(period(longest)) <= 0
                ? Optional.empty()
                : Optional.of(Setting.SESSION_IDLE + " is " + Quoted.of(idle) + " but takes no more than "
                        + Setting.SESSION_LIFE + ", which is " + Quoted.of(longest) + ".");
    }

    private static Duration period(String text) {
        return DurationConverter.parseDuration(text);
    }

    private static Optional<String> complaintOfProvider(Function<String, @Nullable String> given) {
        List<Setting> missing = PROVIDER.stream()
                .filter(setting -> given.apply(setting.name()) == null)
                .toList();
        if (missing.isEmpty() || missing.equals(PROVIDER)) {
            return Optional.empty();
        }
        return Optional.of(missing.get(0)
                + " is not set: set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, or none of them.");
    }

    private static Optional<String> complaintOfHalf(
            Setting one, Setting other, Function<String, @Nullable String> given) {
        boolean oneIsSet = given.apply(one.name()) != null;
        boolean otherIsSet = given.apply(other.name()) != null;
        return oneIsSet == otherIsSet
                ? Optional.empty()
                : Optional.of((oneIsSet ? other : one) + " is not set but " + (oneIsSet ? one : other)
                        + " is: set both or none.");
    }

    private static Optional<String> complaintOfAdmin(@Nullable String user, @Nullable String password) {
        if (user == null || password == null) {
            return Optional.empty();
        }
        return PasswordRule.fault(user, password)
                .map(fault -> Setting.ADMIN_PASSWORD
                        + " is a value that is not shown but takes one that is not like ADMIN_USER.");
    }
}
