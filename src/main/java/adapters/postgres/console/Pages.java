package adapters.postgres.console;

import application.views.Page;
import java.util.List;
import java.util.function.Function;

/** Cuts a page from rows of which one more than wanted was asked for: the surplus row tells that there is a next page. */
final class Pages {
    private Pages() {}

    static <T, P> Page<T, P> cut(List<T> rows, int limit, Function<T, P> position) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> shown = rows.subList(0, limit);
        return new Page<>(shown, position.apply(shown.get(limit - 1)));
    }
}
