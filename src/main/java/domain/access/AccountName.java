package domain.access;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of an account, the same however its letters are written: nobody can take a colleague's name in capitals. */
public record AccountName(String value) {
    private static final Pattern TAKEN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,59}");

    /** Empty where no account can have the name: 1 to 60 letters, digits, {@code . _ @ -}, a letter or digit first. */
    public static Optional<AccountName> of(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        return TAKEN.matcher(name).matches() ? Optional.of(new AccountName(name)) : Optional.empty();
    }
}
