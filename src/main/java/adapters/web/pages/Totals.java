package adapters.web.pages;

import adapters.web.text.Total;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures at the head of a list. */
public record Totals(List<Group> groups) {

    /** Figures of one time. */
    public record Group(Total.Span span, List<Entry> entries) {}

    /**
     * A figure.
     *
     * @param share of what it is a part, in percent; {@code null}: it is none
     * @param link the list behind it; {@code null}: there is none
     */
    public record Entry(
            Total total,
            String value,
            @Nullable String share,
            @Nullable String link) {

        static Entry of(Total total, long count) {
            return new Entry(total, Shown.grouped(count), null, null);
        }

        static Entry of(Total total, long count, String link) {
            return new Entry(total, Shown.grouped(count), null, link);
        }
    }

    static Totals of(Group... groups) {
        return new Totals(List.of(groups));
    }
}
