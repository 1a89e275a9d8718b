package application.views;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a list that is walked by position and not by number, so that rows which arrive meanwhile neither repeat nor hide any.
 *
 * @param <P> a position in the list
 * @param next where the following page begins; {@code null}: this is the last one
 */
public record Page<T, P>(List<T> items, @Nullable P next) {
    public Page {
        items = List.copyOf(items);
    }
}
