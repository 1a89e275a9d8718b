package domain.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a password must be to be accepted: long, and not among what is guessed first (NIST SP 800-63B §3.1.1). It asks for no kinds of
 * characters, which make passwords harder to remember and hardly harder to guess.
 */
public final class PasswordRule {
    public static final int SHORTEST = 10;

    /** In bytes of UTF-8: bcrypt would silently ignore more. */
    public static final int LONGEST = 72;

    private static final int FEWEST_DISTINCT = 5;
    private static final Set<String> GUESSED_FIRST = Set.of(
            "admin",
            "administrator",
            "changeit",
            "changeme",
            "default",
            "fulfilment",
            "fulfillment",
            "iloveyou",
            "letmein",
            "operator",
            "pa$$word",
            "passw0rd",
            "password",
            "p@ssw0rd",
            "p@ssword",
            "qwerty",
            "qwertyuiop",
            "secret",
            "test",
            "viewer",
            "welcome");
    private static final String ROWS = "abcdefghijklmnopqrstuvwxyz 01234567890 qwertyuiop asdfghjkl zxcvbnm";

    private PasswordRule() {}

    /** Why the account of that name cannot have the password; empty: it can. */
    public static Optional<PasswordFault> fault(String name, String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(PasswordFault.TOO_SHORT);
        }
        if (bytes(password) > LONGEST) {
            return Optional.of(PasswordFault.TOO_LONG);
        }
        String said = password.toLowerCase(Locale.ROOT);
        String named = name.toLowerCase(Locale.ROOT);
        if (!named.isEmpty()
                && said.contains(named)
                && bare(said.replace(named, "")).isEmpty()) {
            return Optional.of(PasswordFault.LIKE_THE_NAME);
        }
        return isGuessedFirst(said) ? Optional.of(PasswordFault.EASY_TO_GUESS) : Optional.empty();
    }

    private static boolean isGuessedFirst(String said) {
        String core = bare(said);
        boolean aWord = !core.isEmpty()
                && GUESSED_FIRST.stream()
                        .anyMatch(word -> core.replace(word, "").isEmpty());
        boolean monotonous = said.chars().distinct().count() < FEWEST_DISTINCT || ROWS.contains(said);
        return aWord || monotonous || said.chars().allMatch(Character::isDigit);
    }

    /** Without the digits and signs that people put at the ends of words. */
    private static String bare(String said) {
        return said.replaceAll("^[\\d\\p{P}\\p{S}]+|[\\d\\p{P}\\p{S}]+$", "");
    }

    private static int bytes(String text) {
        return text.codePoints()
                .map(point -> point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
                .sum();
    }
}
