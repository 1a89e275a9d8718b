package application.ports;

/** The store cannot be reached or takes no more work; the same call may pass later. */
public final class StoreUnavailable extends RuntimeException {
    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
