package application.views;

import org.jspecify.annotations.Nullable;

/**
 * Which stretch of a list is wanted.
 *
 * @param <P> a position in the list
 * @param after the position of the last row already seen; {@code null}: from the beginning
 * @param limit number of rows, 1 to {@link #MOST}
 */
public record PageRequest<P>(@Nullable P after, int limit) {
    public static final int DEFAULT = 50;
    public static final int MOST = 200;

    public PageRequest {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit " + limit + " is not within 1.." + MOST);
        }
    }
}
