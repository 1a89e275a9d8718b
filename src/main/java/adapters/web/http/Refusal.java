package adapters.web.http;

import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Map;

/** A request that is answered with a problem instead: its sender can mend it, so the answer says how. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private Refusal(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public static Refusal of(Status status, String detail) {
        return new Refusal(Problem.of(status, detail));
    }

    public static Refusal of(Status status, String detail, List<Problem.Fault> faults) {
        return new Refusal(Problem.of(status, detail).with(faults));
    }

    /**
     * @param now how the thing stands that was to be changed
     */
    public static Refusal conflict(String detail, Map<String, Object> now) {
        return new Refusal(Problem.of(Status.CONFLICT, detail).with(now));
    }

    public static Refusal badRequest(String detail) {
        return of(Status.BAD_REQUEST, detail);
    }

    public static Refusal notFound(String detail) {
        return of(Status.NOT_FOUND, detail);
    }

    public Problem problem() {
        return problem;
    }
}
