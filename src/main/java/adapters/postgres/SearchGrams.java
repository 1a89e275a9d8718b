package adapters.postgres;

import java.util.stream.IntStream;

/**
 * The short runs of characters by which the search finds text within text, as the numbers under which {@code order_search} keeps them;
 * the function {@code search_grams} of the schema makes the same.
 */
public final class SearchGrams {
    private static final int LONGEST = 3;
    private static final int MOST_WANTED = 16;
    private static final long SPREAD = 1_000_003;

    private SearchGrams() {}

    /** Of a text that may be found. */
    public static IntStream of(String text) {
        int[] letters = letters(text);
        return IntStream.rangeClosed(1, LONGEST).flatMap(size -> grams(letters, size));
    }

    /** What a text must have to contain the wanted one; none: any may. */
    public static int[] wanted(String part) {
        int[] letters = letters(part);
        return grams(letters, Math.min(letters.length, LONGEST))
                .distinct()
                .limit(MOST_WANTED)
                .toArray();
    }

    /** In small letters, one character for one, as the database has it. */
    public static String small(String text) {
        int[] letters = letters(text);
        return new String(letters, 0, letters.length);
    }

    private static int[] letters(String text) {
        return text.codePoints().map(Character::toLowerCase).toArray();
    }

    private static IntStream grams(int[] letters, int size) {
        return IntStream.rangeClosed(0, letters.length - size)
                .filter(at -> size == LONGEST || !digitsAlone(letters, at, size))
                .map(at -> gram(letters, at, size));
    }

    /** Runs of one or two digits are in nearly every block of orders: they would cost much and tell nothing. */
    private static boolean digitsAlone(int[] letters, int at, int size) {
        for (int i = at; i < at + size; i++) {
            if (letters[i] < '0' || letters[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static int gram(int[] letters, int at, int size) {
        long number = 0;
        for (int i = at; i < at + size; i++) {
            number = number * SPREAD + letters[i];
        }
        return (int) (number % Integer.MAX_VALUE);
    }
}
