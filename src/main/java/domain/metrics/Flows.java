package domain.metrics;

/**
 * What was counted in a period (SPEC §7); periods add up.
 *
 * @param orders orders created
 * @param payments moves into PAID, an order that begins there included; {@code shipped} likewise
 * @param holds those of the orders created that were ever held
 * @param eventTotal events that came in, bad ones included; {@code eventErrors}: those with an {@code EVT-} code
 * @param ingestCount messages consumed, bad and duplicate ones too
 * @param parseErrors {@code EVT-PARSE} and {@code EVT-EMPTY}; {@code schemaMissing}: {@code EVT-SCHEMA}
 * @param alertsOpen alerts opened in the period that are OPEN now; the others likewise
 */
public record Flows(
        long orders,
        long payments,
        long shipped,
        long holds,
        long eventTotal,
        long eventErrors,
        long ingestCount,
        long parseErrors,
        long schemaMissing,
        long alertsOpen,
        long alertsAck,
        long alertsResolved,
        long alertsRetry) {
    public static final Flows NONE = new Flows(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public Flows plus(Flows other) {
        return new Flows(
                orders + other.orders,
                payments + other.payments,
                shipped + other.shipped,
                holds + other.holds,
                eventTotal + other.eventTotal,
                eventErrors + other.eventErrors,
                ingestCount + other.ingestCount,
                parseErrors + other.parseErrors,
                schemaMissing + other.schemaMissing,
                alertsOpen + other.alertsOpen,
                alertsAck + other.alertsAck,
                alertsResolved + other.alertsResolved,
                alertsRetry + other.alertsRetry);
    }

    /** Share of the orders created that were ever held, 0 to 1; 0 where there are none. */
    public double holdRate() {
        return orders == 0 ? 0 : (double) holds / orders;
    }

    /** Share of the events that are errors, 0 to 1; 0 where there are none. */
    public double errorRate() {
        return eventTotal == 0 ? 0 : (double) eventErrors / eventTotal;
    }
}
