package application.ports;

import java.util.OptionalLong;

/** How far consumption is behind the topic, known without asking anybody: who wants to know must not wait for Kafka. */
public interface ConsumerLag {

    /**
     * Messages of all partitions that no instance has consumed yet, a few seconds ago; empty: neither known nor measurable of late.
     */
    OptionalLong messages();
}
