package domain.hold;

import domain.hold.Release.Cause;
import domain.order.Fold.Moment;
import domain.order.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code FUL-VALID} holds of one order over its moments: placed where it is eligible and lacks something that nobody waived, ended by
 * completed data, by its cancellation or by a decision, whichever is first in event time.
 */
final class ValidTimeline {
    private final List<Checked> moments;
    private final @Nullable Release cancellation;

    private ValidTimeline(List<Moment> moments, ValidRule rule, @Nullable Release cancellation) {
        this.moments = moments.stream()
                .map(moment -> new Checked(moment.at(), moment.status(), rule.lacks(moment.data(), moment.knownBy())))
                .toList();
        this.cancellation = cancellation;
    }

    /** A moment and all that the order lacks then. */
    private record Checked(Instant at, OrderStatus status, Set<Lack> lacks) {
        Set<Lack> missing(Set<Lack> waived) {
            if (lacks.isEmpty() || waived.isEmpty()) {
                return lacks;
            }
            Set<Lack> missing = EnumSet.noneOf(Lack.class);
            missing.addAll(lacks);
            missing.removeAll(waived);
            return missing;
        }
    }

    /**
     * The holds by rising ordinal. A decision belongs to the hold of its ordinal or, where late data left fewer holds, to the last there
     * is; where there is none it waives from the start.
     *
     * @param cancellation the end that the order's cancellation made; {@code null}: it is not cancelled
     */
    static List<Hold> of(
            List<Moment> moments, ValidRule rule, @Nullable Release cancellation, List<Decision> decisions) {
        ValidTimeline timeline = new ValidTimeline(moments, rule, cancellation);
        List<Decision> placed = new ArrayList<>();
        decisions.stream()
                .sorted(Comparator.comparing(decision -> decision.key().ordinal()))
                .forEach(decision -> {
                    int last = timeline.walk(placed).size() - 1;
                    placed.add(decision.withOrdinal(Math.min(decision.key().ordinal(), last)));
                });
        return timeline.walk(placed);
    }

    private List<Hold> walk(List<Decision> decisions) {
        List<Hold> holds = new ArrayList<>();
        Set<Lack> waived = EnumSet.noneOf(Lack.class);
        waive(waived, decisions, -1);
        int next = firstHeld(0, waived);
        while (next < moments.size()) {
            int start = next;
            int ordinal = holds.size();
            Optional<Release> decided = decisions.stream()
                    .filter(decision -> decision.key().ordinal() == ordinal)
                    .map(Decision::release)
                    .findFirst();
            int completed = firstComplete(start + 1, waived);
            Release end = earliestEnd(completed, decided);
            holds.add(hold(ordinal, start, end, waived));
            waive(waived, decisions, ordinal);
            next = decided.isPresent() ? firstHeld(start, waived) : firstHeld(completed, waived);
        }
        return holds;
    }

    private static void waive(Set<Lack> waived, List<Decision> decisions, int ordinal) {
        decisions.stream()
                .filter(decision -> decision.key().ordinal() == ordinal)
                .forEach(decision -> waived.addAll(decision.waived()));
    }

    private int firstHeld(int from, Set<Lack> waived) {
        int i = from;
        while (i < moments.size()
                && !(moments.get(i).status().eligible()
                        && !moments.get(i).missing(waived).isEmpty())) {
            i++;
        }
        return i;
    }

    private int firstComplete(int from, Set<Lack> waived) {
        int i = from;
        while (i < moments.size() && !moments.get(i).missing(waived).isEmpty()) {
            i++;
        }
        return i;
    }

    private @Nullable Release earliestEnd(int completed, Optional<Release> decided) {
        Optional<Release> byData = completed < moments.size()
                ? Optional.of(Release.bySystem(moments.get(completed).at(), Cause.COMPLETED))
                : Optional.empty();
        return Stream.of(byData, Optional.ofNullable(cancellation), decided)
                .flatMap(Optional::stream)
                .min(Comparator.comparing(Release::at).thenComparing(Release::cause))
                .orElse(null);
    }

    private Hold hold(int ordinal, int start, @Nullable Release end, Set<Lack> waived) {
        Set<Lack> latest = moments.get(start).missing(waived);
        Set<Lack> ever = EnumSet.copyOf(latest);
        for (int i = start + 1;
                i < moments.size() && (end == null || moments.get(i).at().isBefore(end.at()));
                i++) {
            latest = moments.get(i).missing(waived);
            ever.addAll(latest);
        }
        Hold.Key key = new Hold.Key(HoldReason.VALID, "", ordinal);
        return new Hold(key, moments.get(start).at(), new Evidence.MissingData(latest, ever), end);
    }
}
