package application.views;

import org.jspecify.annotations.Nullable;

/**
 * Which stretch of a list is wanted.
 *
 * @param <P> a position in the list
 * @param after the position of the last row already seen; {@code null}: from the beginning
 * @param limit number of rows, 1 to {@link #MOST_AT_ONCE}
 */
public record PageRequest<P>(@Nullable P after, int limit) {
    public static final int DEFAULT = 50;
    /** What a client may ask for. */
    public static final int MOST = 200;

    /** What is read at once for those who take a whole list. */
    public static final int MOST_AT_ONCE = 1_000;

    public PageRequest {
        if (limit < 1 || limit > MOST_AT_ONCE) {
            throw new IllegalArgumentException("limit " + limit + " is not within 1.." + MOST_AT_ONCE);
        }
    }
}
