package adapters.web.pages;

import application.views.EventRow;
import application.views.HoldView;
import application.views.HoldView.Burst;
import application.views.HoldView.MissingData;
import application.views.HoldView.Shortage;
import application.views.HoldView.Stated;
import application.views.NotificationRow;
import application.views.OrderFacts;
import application.views.ProductRow;
import domain.alert.AlertGroup;
import domain.event.EventReason;
import domain.hold.HoldReason;
import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What templates say of values beyond their own fields. */
@TemplateExtension
final class Shown {
    private Shown() {}

    static String name(Enum<?> constant) {
        return constant.name();
    }

    /** With separators between thousands. */
    static String grouped(Number number) {
        return String.format(Locale.ROOT, "%,d", number.longValue());
    }

    static @Nullable MissingData missing(HoldView hold) {
        return hold.evidence() instanceof MissingData missing ? missing : null;
    }

    static @Nullable Shortage shortage(HoldView hold) {
        return hold.evidence() instanceof Shortage shortage ? shortage : null;
    }

    static @Nullable Burst burst(HoldView hold) {
        return hold.evidence() instanceof Burst burst ? burst : null;
    }

    static @Nullable Stated stated(HoldView hold) {
        return hold.evidence() instanceof Stated stated ? stated : null;
    }

    static boolean ofUser(HoldView hold) {
        return hold.reason() == HoldReason.FRAUD_USER;
    }

    static boolean ofChannel(HoldView hold) {
        return hold.reason() == HoldReason.CHANNEL;
    }

    static boolean held(OrderFacts order) {
        return order.holdReasonCode() != null;
    }

    static String windowText(Burst burst) {
        return seconds(burst.window());
    }

    static String lookbackText(Burst burst) {
        return seconds(burst.lookback());
    }

    /** How many orders there are of which {@code orders} may show only the first. */
    static long allOrders(Burst burst) {
        return Math.max(burst.windowOrders(), burst.lookbackOrders());
    }

    static @Nullable String name(OrderFacts.Line line) {
        return line.productName() == null ? line.productId() : line.productName();
    }

    static boolean tracked(ProductRow product) {
        return product.stock() != null;
    }

    static long stockUnits(ProductRow product) {
        return Objects.requireNonNull(product.stock());
    }

    static long availableUnits(ProductRow product) {
        return Objects.requireNonNull(product.available());
    }

    static int partitionNumber(EventRow event) {
        return Objects.requireNonNull(event.partition());
    }

    static long offsetNumber(EventRow event) {
        return Objects.requireNonNull(event.offset());
    }

    static @Nullable HoldReason holdReason(NotificationRow row) {
        return HoldReason.codes().contains(row.reason()) ? HoldReason.ofCode(row.reason()) : null;
    }

    static @Nullable EventReason eventReason(NotificationRow row) {
        return row.reason().startsWith("EVT-") ? EventReason.ofCode(row.reason()) : null;
    }

    static boolean ofOrder(NotificationRow row) {
        return row.groupKind() == AlertGroup.Kind.ORDER;
    }

    static boolean ofNobody(NotificationRow row) {
        return row.groupKind() == AlertGroup.Kind.NONE;
    }

    static boolean composed(NotificationRow row) {
        return row.alertCount() != null;
    }

    static long openAlerts(NotificationRow row) {
        return Objects.requireNonNull(row.alertCount());
    }

    static long newAlerts(NotificationRow row) {
        Long count = row.newCount();
        return count == null ? 0 : count;
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
