package adapters.web.api;

import application.views.Page;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of a list. */
record ListAnswer<T>(
        List<T> items,

        @Schema(description = "Give it as cursor to get the next page; null: this is the last one") @Nullable
        String nextCursor) {

    static <T, P> ListAnswer<T> of(Page<T, P> page, Function<P, String> cursor) {
        P next = page.next();
        return new ListAnswer<>(page.items(), next == null ? null : cursor.apply(next));
    }
}
