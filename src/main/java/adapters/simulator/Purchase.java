package adapters.simulator;

import java.time.Instant;
import java.util.List;

/** What a customer ordered on a channel, and when. */
record Purchase(String orderId, SalesChannel channel, Instant at, Buyer buyer, List<Line> lines) {

    Purchase by(Buyer otherBuyer) {
        return new Purchase(orderId, channel, at, otherBuyer, lines);
    }

    Purchase of(List<Line> otherLines) {
        return new Purchase(orderId, channel, at, buyer, otherLines);
    }

    Line firstLine() {
        return lines.get(0);
    }
}
