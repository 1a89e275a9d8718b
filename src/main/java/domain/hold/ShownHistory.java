package domain.hold;

import domain.order.Fold.Step;
import domain.order.OrderStatus;
import domain.order.ShownStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the shown status changed over time: by events while nothing holds the order, and by holds and their releases. At one instant
 * events come first, then releases and holds, of which only the net effect shows.
 */
public final class ShownHistory {
    private final List<Step> steps;
    private final List<Hold> holds;
    private final Set<String> visible = new HashSet<>();
    private final List<HoldChange> holdChanges = new ArrayList<>();
    private @Nullable OrderStatus status;
    private int active;
    private int nextStep;

    private ShownHistory(List<Step> steps, List<Hold> holds) {
        this.steps = steps;
        this.holds = holds;
    }

    /**
     * A change of the shown status that a hold ({@code to} is HOLD) or the release of the last one made.
     *
     * @param actor the operator who placed or released it, or {@link Release#SYSTEM}
     */
    public record HoldChange(Instant at, ShownStatus from, ShownStatus to, Hold cause, String actor) {}

    static ShownHistory of(List<Step> steps, List<Hold> holds) {
        ShownHistory history = new ShownHistory(steps, holds);
        if (holds.isEmpty()) {
            steps.stream()
                    .filter(Step::changed)
                    .forEach(step -> history.visible.add(step.event().eventId()));
            return history;
        }
        for (Instant at : history.instants()) {
            history.passEvents(at);
            history.passHolds(at);
        }
        return history;
    }

    boolean visible(Step step) {
        return visible.contains(step.event().eventId());
    }

    List<HoldChange> holdChanges() {
        return holdChanges;
    }

    private Set<Instant> instants() {
        Set<Instant> instants = new TreeSet<>();
        steps.forEach(step -> instants.add(step.event().occurredAt()));
        for (Hold hold : holds) {
            instants.add(hold.placedAt());
            if (!hold.active()) {
                instants.add(hold.endsAt());
            }
        }
        return instants;
    }

    private void passEvents(Instant at) {
        while (nextStep < steps.size()
                && steps.get(nextStep).event().occurredAt().equals(at)) {
            Step step = steps.get(nextStep);
            if (step.changed() && active == 0) {
                visible.add(step.event().eventId());
            }
            status = step.after();
            nextStep++;
        }
    }

    private void passHolds(Instant at) {
        List<Hold> ended = holds.stream()
                .filter(hold -> !hold.active() && hold.endsAt().equals(at))
                .toList();
        List<Hold> begun =
                holds.stream().filter(hold -> hold.placedAt().equals(at)).toList();
        boolean heldBefore = active > 0;
        active += begun.size() - ended.size();
        boolean heldAfter = active > 0;
        OrderStatus now = status;
        if (heldBefore != heldAfter && now != null) {
            List<Hold> causes = heldAfter ? begun : ended;
            Hold cause = causes.stream()
                    .min(Comparator.comparing((Hold hold) -> hold.key().reason()))
                    .orElseThrow();
            holdChanges.add(new HoldChange(
                    at,
                    ShownStatus.of(now, heldBefore),
                    ShownStatus.of(now, heldAfter),
                    cause,
                    heldAfter ? placedBy(cause) : releasedBy(cause)));
        }
    }

    private String placedBy(Hold hold) {
        return hold.evidence() instanceof Evidence.Stated stated
                ? steps.stream()
                        .map(Step::event)
                        .filter(event -> event.eventId().equals(stated.eventId()))
                        .flatMap(event -> Optional.ofNullable(event.actor()).stream())
                        .findFirst()
                        .orElse(Release.SYSTEM)
                : Release.SYSTEM;
    }

    private static String releasedBy(Hold hold) {
        Release release = hold.release();
        return release == null ? Release.SYSTEM : release.actor();
    }
}
