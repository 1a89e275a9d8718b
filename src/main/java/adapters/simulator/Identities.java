package adapters.simulator;

import java.util.UUID;

/** Ids that look random, differ between runs and never repeat within one. */
final class Identities {
    private static final long TEN_DIGITS = 10_000_000_000L;
    /** Shares no factor with ten, so that counting by it visits every ten-digit number once. */
    private static final long STRIDE = 6_180_339_887L;

    private final long salt;
    private final long firstOrder;
    private long orders;
    private long events;

    Identities(TrafficPlan plan) {
        this.salt = mixed(plan.seed() * 31 + plan.start().toEpochMilli());
        this.firstOrder = Math.floorMod(salt, TEN_DIGITS);
    }

    String nextOrder(SalesChannel channel, TrafficPlan plan) {
        long number = (firstOrder + orders++ % TEN_DIGITS * STRIDE % TEN_DIGITS) % TEN_DIGITS;
        return channel.dialect().orderId(number, plan.start());
    }

    String nextEvent() {
        long number = ++events;
        return new UUID(mixed(salt + number), mixed(salt ^ -number)).toString();
    }

    /** Finalizer of SplitMix64 (Steele, Lea and Flood 2014): spreads neighbouring numbers over all 64 bits. */
    private static long mixed(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
