package application.ports;

/** Sees to it that one writer at a time reads and changes orders, holds, stock and alerts, on all instances together. */
public interface StateLock {

    /** Waits for the lock and holds it until the end of the transaction. */
    void acquire();
}
