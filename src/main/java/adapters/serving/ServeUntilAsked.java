package adapters.serving;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.ApplicationScoped;
import sun.misc.Signal;

/** Serves until it is asked to end. To end on SIGTERM is no failure: the exit code is 0, not the Java machine's 143. */
@ApplicationScoped
@Unremovable // only Main names it
public class ServeUntilAsked implements QuarkusApplication {
    private static final int ENDED_AS_ASKED = 0;

    @Override
    public int run(String... arguments) {
        Signal.handle(new Signal("TERM"), term -> System.exit(ENDED_AS_ASKED));
        Quarkus.waitForExit();
        return ENDED_AS_ASKED;
    }
}
