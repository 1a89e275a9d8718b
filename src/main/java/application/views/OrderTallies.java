package application.views;

import domain.hold.HoldReason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Orders by what tells them apart.
 *
 * @param channels those with orders today, that with most orders first
 * @param heldByReason orders held now by the reason shown, without those that nothing holds
 */
public record OrderTallies(List<Channel> channels, Map<HoldReason, Long> heldByReason) {

    public OrderTallies {
        channels = List.copyOf(channels);
        Map<HoldReason, Long> sorted = new EnumMap<>(HoldReason.class);
        sorted.putAll(heldByReason);
        heldByReason = sorted;
    }

    /**
     * A channel's orders created today.
     *
     * @param held those of them that are held now
     */
    public record Channel(String name, long orders, long held) {}
}
