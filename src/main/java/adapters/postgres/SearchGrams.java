package adapters.postgres;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The short runs of characters by which the search finds text within text, as the numbers under which {@code order_search} keeps them;
 * the function {@code search_grams} of the schema makes the same.
 */
public final class SearchGrams {
    private static final int LONGEST = 3;
    private static final int MOST_WANTED = 6;
    private static final long SPREAD = 1_000_003;

    private SearchGrams() {}

    /** Of a text that may be found. */
    public static IntStream of(String text) {
        int[] letters = letters(text);
        return IntStream.rangeClosed(1, LONGEST).flatMap(size -> grams(letters, size));
    }

    /**
     * What a text must have to contain the wanted one; none: any may. Of a long one the runs that fewest texts have: ids and tracking
     * numbers begin alike, with words and dates, and differ in the digits at their end.
     */
    public static int[] wanted(String part) {
        int[] letters = letters(part);
        int size = Math.min(letters.length, LONGEST);
        return places(letters, size)
                .boxed()
                .sorted(Comparator.comparing((Integer at) -> digits(letters, at, size))
                        .thenComparing(Comparator.naturalOrder())
                        .reversed())
                .mapToInt(at -> gram(letters, at, size))
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
        return places(letters, size).map(at -> gram(letters, at, size));
    }

    /** Where runs begin. Those of one or two digits are in nearly every block of orders: they would cost much and tell nothing. */
    private static IntStream places(int[] letters, int size) {
        return IntStream.rangeClosed(0, letters.length - size)
                .filter(at -> size == LONGEST || digits(letters, at, size) < size);
    }

    private static int digits(int[] letters, int at, int size) {
        int digits = 0;
        for (int i = at; i < at + size; i++) {
            if (letters[i] >= '0' && letters[i] <= '9') {
                digits++;
            }
        }
        return digits;
    }

    private static int gram(int[] letters, int at, int size) {
        long number = 0;
        for (int i = at; i < at + size; i++) {
            number = number * SPREAD + letters[i];
        }
        return (int) (number % Integer.MAX_VALUE);
    }
}
