package adapters.postgres;

import java.util.Optional;

/**
 * Which PostgreSQL answers.
 *
 * @param number as {@code server_version_num} has it
 * @param shown as the server calls itself
 */
record ServerVersion(int number, String shown) {
    static final String QUERY = """
            select current_setting('server_version_num')::int as number, current_setting('server_version') as shown""";

    /** The first that knows all statements: MERGE came with it. */
    static final int OLDEST = 15;

    private static final int PER_MAJOR = 10_000;

    /** Why the application cannot work with it, in one line; empty: it can. */
    Optional<String> complaint() {
        return number / PER_MAJOR < OLDEST
                ? Optional.of("PostgreSQL " + shown + " is too old, it takes " + OLDEST + " or newer")
                : Optional.empty();
    }
}
