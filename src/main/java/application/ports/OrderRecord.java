package application.ports;

import domain.hold.HoldReason;
import domain.order.OrderState;
import domain.order.ShownStatus;
import domain.stock.Claim;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is stored.
 *
 * @param holdReason the shown reason of its active holds
 * @param everHeld whether it has any hold, past, active or taken back
 * @param sealed whether nothing that comes changes it any more, as its events may have been dropped
 * @param claim what became of its claim for stock; {@code null}: it made none yet
 */
public record OrderRecord(
        OrderState state,
        ShownStatus shown,
        @Nullable HoldReason holdReason,
        boolean everHeld,
        boolean sealed,
        @Nullable Claim claim) {}
