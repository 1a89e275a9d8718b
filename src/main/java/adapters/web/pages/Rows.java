package adapters.web.pages;

import adapters.web.http.Refusal;
import application.views.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a list with the ways on.
 *
 * @param filtered whether the list is narrowed, so that an empty one has something to be loosened
 * @param first address of the list's beginning; {@code null}: this is it
 * @param next address of the following rows; {@code null}: there are none
 * @param export address of all rows as a file; {@code null}: this list has none
 * @param live how the list follows what happens; {@code null}: it does not
 * @param fault what cannot be read of what was asked for, so that nothing was looked up; {@code null}: nothing
 */
public record Rows<T>(
        List<T> items,
        boolean filtered,
        @Nullable String first,
        @Nullable String next,
        @Nullable String export,
        @Nullable Live live,
        @Nullable String fault) {
    private static final String CURSOR = "cursor";

    /**
     * @param address of the page shown
     * @param further whether it is not the list's beginning
     */
    static <T, P> Rows<T> of(
            Page<T, P> page, Function<P, String> cursor, String address, boolean further, boolean filtered) {
        P next = page.next();
        return new Rows<>(
                page.items(),
                filtered,
                further ? Addresses.with(address, CURSOR, null) : null,
                next == null ? null : Addresses.with(address, CURSOR, cursor.apply(next)),
                null,
                null,
                null);
    }

    /** None, as the request cannot be read: its sender can mend it on the page. */
    static <T> Rows<T> unread(Refusal refusal) {
        return new Rows<>(
                List.of(), true, null, null, null, null, refusal.problem().detail());
    }

    /** The same with a way to take them all along, by the filter of the page shown. */
    Rows<T> exportable(String address) {
        return new Rows<>(
                items,
                filtered,
                first,
                next,
                "/api" + Addresses.below(Addresses.with(address, CURSOR, null), "/export"),
                live,
                fault);
    }

    /** The same as a list that follows what happens. */
    Rows<T> live(Live how) {
        return new Rows<>(items, filtered, first, next, export, how, fault);
    }
}
