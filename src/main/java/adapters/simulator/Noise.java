package adapters.simulator;

/** What goes wrong between a channel and the topic. */
enum Noise {
    EMPTY,
    BROKEN,
    REPEATED,
    DELAYED
}
