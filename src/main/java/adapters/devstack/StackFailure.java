package adapters.devstack;

/** The local stack cannot run here; the message is written for the person at the terminal. */
public final class StackFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StackFailure(String explanation) {
        super(explanation);
    }

    public StackFailure(String explanation, Throwable cause) {
        super(explanation + " (" + cause + ")", cause);
    }
}
