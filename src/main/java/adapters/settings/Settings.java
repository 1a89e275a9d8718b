package adapters.settings;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The settings of SPEC §11 that the application itself reads; those of the database and of Kafka go to their clients.
 * The environment's names and the defaults are in {@code application.properties}, what each takes is in {@link Setting}.
 */
@ConfigMapping(prefix = "fulfilment")
public interface Settings {

    /** The zone of "today", of day buckets and of everything shown. */
    ZoneId timeZone();

    /** Where operators reach the console; links in messages begin with it. */
    URI baseUrl();

    /** How long an order may be shown as PAID before it is late. */
    Duration lateAfter();

    /** For how long raw messages and events are kept; empty: for good. */
    Optional<Period> retention();

    Rules rules();

    Slack slack();

    Access access();

    /** Whether simulated channels send traffic as long as the application runs. */
    boolean simulator();

    /** The thresholds of SPEC §4. */
    interface Rules {

        UnknownProduct unknownProduct();

        int userLimit();

        Duration userWindow();

        int productLimit();

        Duration productWindow();

        Duration lookback();
    }

    /** How operators are told of alerts (SPEC §6). */
    interface Slack {

        /** A secret: whoever knows it can post. Empty: messages are recorded as SKIPPED. */
        Optional<String> webhookUrl();

        Duration groupWait();

        Duration groupInterval();

        Language language();
    }

    /** Who gets in (SPEC §10). */
    interface Access {

        /** The first administrator; set together with the password, or not at all. */
        Optional<String> adminUser();

        /** A secret. */
        Optional<String> adminPassword();

        /** How long a session lasts without a request. */
        Duration sessionIdle();

        /** How long a session lasts in any case. */
        Duration sessionLife();

        /** From where figures and readiness are told without sign-in: addresses, or networks as {@code 10.0.0.0/8}. */
        List<String> probeNetworks();

        /** The proxies whose word counts on where a request comes from: addresses or networks; empty: none. */
        Optional<List<String>> trustedProxies();

        Oidc oidc();
    }

    /** The identity provider that vouches for people, by OpenID Connect; set issuer, client and secret together, or none of them. */
    interface Oidc {

        /** As the provider calls itself. */
        Optional<String> issuer();

        Optional<String> clientId();

        /** A secret. */
        Optional<String> clientSecret();

        String scopes();

        /** The claim of the ID token with the account's name. */
        String nameClaim();

        /** The claim of the ID token with a person's groups; {@code a/b} is b within a. */
        String roleClaim();

        /** Groups of viewers. */
        List<String> viewers();

        /** Groups of operators. */
        List<String> operators();

        /** Groups of administrators. */
        List<String> admins();
    }

    /** The language of messages, which have no reader to choose one. */
    enum Language {
        KO,
        EN
    }

    /** What becomes of an order with a product that the catalogue does not have. */
    enum UnknownProduct {
        HOLD,
        ACCEPT
    }
}
