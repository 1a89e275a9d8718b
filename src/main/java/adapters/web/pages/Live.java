package adapters.web.pages;

import adapters.web.text.Section;
import application.views.Page;
import application.views.PageRequest;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a list needs to follow what happens without moving a row: a script asks for the stretch shown again, from the same place on, and how
 * much there is before it.
 *
 * @param changes the kinds of changes that may concern the list, as the stream names them
 * @param above cursor of the place just before the first row; {@code null}: the list has no places that stay
 * @param news rows that were put before the stretch, as far as they are counted
 */
public record Live(String changes, @Nullable String above, int news) {
    private static final String PARAMETER = "news";
    private static final int MOST_COUNTED = 100;

    /** Whether the page has the address of its list, where a script can ask for it again: what a form below the list led to has not. */
    static boolean canFollow(Section section, UriInfo uri) {
        return uri.getRequestUri().getPath().equals(section.path());
    }

    /** Whether the request asks for the rows before its stretch to be counted. */
    static boolean countsNews(UriInfo uri) {
        return uri.getQueryParameters().containsKey(PARAMETER);
    }

    /** The rows among which those before a stretch are counted. */
    static <P> PageRequest<P> newest() {
        return new PageRequest<>(null, MOST_COUNTED);
    }

    static <T, P> int before(Page<T, P> newest, Predicate<T> isBefore) {
        return (int) newest.items().stream().takeWhile(isBefore).count();
    }

    static <T> @Nullable String above(List<T> shown, Function<T, String> cursor) {
        return shown.isEmpty() ? null : cursor.apply(shown.get(0));
    }
}
