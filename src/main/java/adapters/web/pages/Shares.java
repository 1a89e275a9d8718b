package adapters.web.pages;

import application.views.OrderTallies;
import domain.hold.HoldReason;
import java.util.List;
import java.util.Locale;

/**
 * How orders are spread over channels and reasons.
 *
 * @param channels those with most orders today
 * @param otherChannels how many more there are
 * @param reasons of the orders held now
 */
public record Shares(List<Channel> channels, int otherChannels, List<Reason> reasons) {
    private static final int MOST_CHANNELS = 8;

    /**
     * Lengths are hundredths of the channel with most orders.
     *
     * @param heldShare in hundredths of its orders
     */
    public record Channel(
            String name, long orders, long held, String heldShare, String passedLength, String heldLength) {}

    /** The length is in hundredths of the most frequent reason. */
    public record Reason(HoldReason reason, long orders, String length) {}

    static Shares of(OrderTallies tallies) {
        long most = tallies.channels().stream()
                .mapToLong(OrderTallies.Channel::orders)
                .max()
                .orElse(1);
        long mostHeld = tallies.heldByReason().values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(1);
        return new Shares(
                tallies.channels().stream()
                        .limit(MOST_CHANNELS)
                        .map(channel -> new Channel(
                                channel.name(),
                                channel.orders(),
                                channel.held(),
                                hundredths(channel.held(), channel.orders()),
                                hundredths(channel.orders() - channel.held(), most),
                                hundredths(channel.held(), most)))
                        .toList(),
                Math.max(0, tallies.channels().size() - MOST_CHANNELS),
                tallies.heldByReason().entrySet().stream()
                        .map(entry ->
                                new Reason(entry.getKey(), entry.getValue(), hundredths(entry.getValue(), mostHeld)))
                        .toList());
    }

    private static String hundredths(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f", 100.0 * part / whole);
    }
}
