package adapters.web.pages;

import application.views.AlertRow;
import application.views.AlertTrailEntry;
import application.views.HoldView;
import application.views.NotificationRow;
import application.views.OrderDetail;
import application.views.PageRequest;
import domain.hold.OperatorMove;
import domain.order.ShownStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An order as its page tells of it.
 *
 * @param held its active holds, each with what an operator can do about it
 * @param problems unresolved alerts about its events
 * @param over holds that ended
 * @param alertsCut whether it has more alerts than are told of
 * @param moves to which an operator may change its status now
 */
public record OrderScreen(
        OrderDetail detail,
        List<OrderProgress.Stop> progress,
        List<HoldCard> held,
        List<AlertRow> problems,
        List<HoldCard> over,
        List<StoryEntry> story,
        boolean alertsCut,
        List<ShownStatus> moves) {
    /** What there is beyond is only told to be there. */
    static final int MOST_EVENTS = PageRequest.MOST;

    static final int MOST_ALERTS = PageRequest.MOST;

    /**
     * A hold.
     *
     * @param alert its alert; {@code null}: that is not among those shown
     * @param picture of its burst; {@code null}: it is none
     */
    public record HoldCard(
            HoldView hold,
            @Nullable AlertRow alert,
            @Nullable BurstPicture picture) {

        /**
         * @param self the id of the order whose page it is
         */
        static HoldCard of(HoldView hold, @Nullable AlertRow alert, String self) {
            BurstPicture picture = Optional.ofNullable(Shown.burst(hold))
                    .map(burst -> BurstPicture.of(burst, self))
                    .orElse(null);
            return new HoldCard(hold, alert, picture);
        }
    }

    /**
     * @param detail with one event and one alert more than are told of, if there are
     */
    static OrderScreen of(
            OrderDetail detail, Map<String, List<AlertTrailEntry>> trails, List<NotificationRow> messages) {
        Map<String, AlertRow> alerts =
                detail.alerts().stream().collect(Collectors.toMap(AlertRow::alertKey, Function.identity()));
        List<HoldCard> cards = detail.holds().stream()
                .map(hold -> HoldCard.of(
                        hold,
                        alerts.get("hold:" + hold.holdId()),
                        detail.order().orderId()))
                .toList();
        boolean eventsCut = detail.events().size() > MOST_EVENTS;
        return new OrderScreen(
                detail,
                OrderProgress.of(detail, eventsCut),
                cards.stream().filter(card -> card.hold().active()).toList(),
                detail.alerts().stream()
                        .filter(alert -> !AlertShown.ofHold(alert) && !AlertShown.resolved(alert))
                        .toList(),
                cards.stream().filter(card -> !card.hold().active()).toList(),
                OrderStory.of(detail, eventsCut, trails, messages),
                detail.alerts().size() > MOST_ALERTS,
                moves(detail));
    }

    private static List<ShownStatus> moves(OrderDetail detail) {
        return OperatorMove.allowed(
                detail.order().underlyingStatus(),
                detail.holds().stream()
                        .filter(HoldView::active)
                        .map(HoldView::reason)
                        .toList());
    }
}
