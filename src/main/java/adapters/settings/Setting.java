package adapters.settings;

import java.util.Optional;

/**
 * A setting by its name in the environment, and what it takes. Checked before anything starts, so that a wrong value
 * costs one clear line instead of a stack trace from the depth of a client.
 */
enum Setting {
    DB_HOST(Takes.HOST),
    DB_PORT(Takes.PORT),
    DB_NAME(Takes.DATABASE_NAME),
    DB_USER(Takes.SHORT_TEXT),
    DB_PASSWORD(Takes.SECRET),
    DB_MIGRATION_USER(Takes.SHORT_TEXT),
    DB_MIGRATION_PASSWORD(Takes.SECRET),
    QUARKUS_DATASOURCE_JDBC_MAX_SIZE(Takes.CONNECTIONS),
    KAFKA_BOOTSTRAP_SERVERS(Takes.SERVERS),
    KAFKA_SECURITY_PROTOCOL(Takes.SECURITY_PROTOCOL),
    KAFKA_SASL_MECHANISM(Takes.SASL_MECHANISM),
    KAFKA_SASL_JAAS_CONFIG(Takes.SECRET),
    KAFKA_TOPIC(Takes.TOPIC),
    KAFKA_GROUP_ID(Takes.SHORT_TEXT),
    APP_TZ(Takes.ZONE),
    APP_BASE_URL(Takes.WEB_ADDRESS),
    QUARKUS_HTTP_PORT(Takes.OWN_PORT),
    ADMIN_USER(Takes.ACCOUNT_NAME),
    ADMIN_PASSWORD(Takes.PASSWORD),
    SESSION_IDLE(Takes.MINUTES_TO_A_DAY),
    SESSION_LIFE(Takes.MINUTES_TO_A_MONTH),
    PROBE_NETWORKS(Takes.NETWORKS),
    TRUSTED_PROXIES(Takes.NETWORKS),
    OIDC_ISSUER(Takes.ISSUER),
    OIDC_CLIENT_ID(Takes.SHORT_TEXT),
    OIDC_CLIENT_SECRET(Takes.SECRET),
    OIDC_SCOPES(Takes.SCOPES),
    OIDC_NAME_CLAIM(Takes.SHORT_TEXT),
    OIDC_ROLE_CLAIM(Takes.SHORT_TEXT),
    OIDC_VIEWERS(Takes.SHORT_TEXTS),
    OIDC_OPERATORS(Takes.SHORT_TEXTS),
    OIDC_ADMINS(Takes.SHORT_TEXTS),
    LATE_AFTER(Takes.LONG_PERIOD),
    RETENTION(Takes.MONTHS_OR_DAYS),
    RULE_UNKNOWN_PRODUCT(Takes.HOLD_OR_ACCEPT),
    RULE_USER_LIMIT(Takes.COUNT),
    RULE_USER_WINDOW(Takes.PERIOD),
    RULE_PRODUCT_LIMIT(Takes.COUNT),
    RULE_PRODUCT_WINDOW(Takes.PERIOD),
    RULE_LOOKBACK(Takes.PERIOD),
    SLACK_WEBHOOK_URL(Takes.SECRET_WEB_ADDRESS),
    SLACK_GROUP_WAIT(Takes.PERIOD),
    SLACK_GROUP_INTERVAL(Takes.PERIOD),
    SLACK_LANGUAGE(Takes.KO_OR_EN),
    SIMULATOR(Takes.ON_OR_OFF),
    LOG_JSON(Takes.ON_OR_OFF),
    OTEL_SDK_DISABLED(Takes.TRUE_OR_FALSE),
    OTEL_EXPORTER_OTLP_ENDPOINT(Takes.WEB_ADDRESS),
    OTEL_TRACES_SAMPLER_ARG(Takes.SHARE);

    private final Takes takes;

    Setting(Takes takes) {
        this.takes = takes;
    }

    Takes takes() {
        return takes;
    }

    /** What is wrong with the value, in one line that never shows a secret; empty if it is fine. */
    Optional<String> complaint(String value) {
        if (takes.accepts(value)) {
            return Optional.empty();
        }
        String given = takes.secret() || value.contains("@") ? "a value that is not shown" : Quoted.of(value);
        return Optional.of(name() + " is " + given + " but takes " + takes.description() + ".");
    }
}
