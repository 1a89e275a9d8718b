package bench;

import adapters.simulator.Message;
import adapters.simulator.Scenario;
import adapters.simulator.TopicWriter;
import adapters.simulator.TrafficPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.locks.LockSupport;

/** Messages at a steady rate until it is closed. */
final class LiveFeed implements AutoCloseable {
    private final TopicWriter writer;
    private final Iterator<Message> traffic;
    private final long nanosBetween;
    private final Thread sender = new Thread(this::run, "live-feed");
    private volatile boolean stopped;

    LiveFeed(String bootstrapServers, String topic, int perSecond) {
        this.writer = new TopicWriter(bootstrapServers, topic, Duration.ofMinutes(1));
        // the simulated days pass faster, so that ordinary trade has no bursts; they end with today
        this.traffic = Scenario.MIXED.traffic(
                new TrafficPlan(2, Instant.now().minus(Duration.ofDays(1)), 20, Duration.ofMinutes(5)));
        this.nanosBetween = 1_000_000_000L / perSecond;
        sender.start();
    }

    long written() {
        return writer.written();
    }

    private void run() {
        long due = System.nanoTime();
        while (!stopped) {
            writer.write(traffic.next());
            due += nanosBetween;
            long wait = due - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            sender.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        writer.flush();
        writer.close();
    }
}
