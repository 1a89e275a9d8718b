package domain.alert;

import java.util.Map;
import java.util.Optional;

/**
 * Where an alert stands (SPEC §5).
 *
 * <pre>
 *            ┌──────────── retry failed ───────────┐
 *            ▼                                     │
 *   OPEN ──ACK──► ACK ──RETRY──► RETRY_REQUESTED ──┤
 *     │            │                  │            └─ retry passed ─► RESOLVED
 *     └────────────┴──── RESOLVE ─────┴───────────────────────────►
 * </pre>
 *
 * RETRY is open to OPEN as well. The system resolves any alert whose cause is gone, and opens it again should the cause come back.
 */
public enum AlertStatus {
    OPEN,
    ACK,
    RETRY_REQUESTED,
    RESOLVED;

    private static final Map<AlertStatus, Map<AlertAction, AlertStatus>> MOVES = Map.of(
            OPEN, Map.of(AlertAction.ACK, ACK, AlertAction.RESOLVE, RESOLVED, AlertAction.RETRY, RETRY_REQUESTED),
            ACK, Map.of(AlertAction.RESOLVE, RESOLVED, AlertAction.RETRY, RETRY_REQUESTED),
            RETRY_REQUESTED, Map.of(AlertAction.RESOLVE, RESOLVED),
            RESOLVED, Map.of());

    /** Where an operator's action leads; empty: it is refused. */
    public Optional<AlertStatus> after(AlertAction action) {
        return Optional.ofNullable(MOVES.get(this)).map(moves -> moves.get(action));
    }
}
