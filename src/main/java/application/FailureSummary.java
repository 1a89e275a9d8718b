package application;

/** What went wrong, on one line: it becomes part of entries that people read. */
public final class FailureSummary {

    private FailureSummary() {}

    /** The first line of the innermost message. */
    public static String of(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            innermost = cause;
        }
        String message = String.valueOf(innermost.getMessage());
        return message.lines().findFirst().orElse(innermost.getClass().getSimpleName());
    }

    /** Of a message that the database refuses. */
    public static String unstorable(Throwable failure) {
        return "the event could not be stored: " + of(failure);
    }
}
