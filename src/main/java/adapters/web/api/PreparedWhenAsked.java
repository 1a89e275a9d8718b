package adapters.web.api;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts off what a service is told to prepare until it is asked for something. */
@WhenAsked
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class PreparedWhenAsked {
    private static final String PREPARATION = "prepareDocument";

    private final List<InvocationContext> waiting = new ArrayList<>();

    @AroundInvoke
    @Nullable
    Object around(InvocationContext call) throws Exception {
        if (call.getMethod().getName().equals(PREPARATION)) {
            putOff(call);
            return null;
        }
        prepare();
        return call.proceed();
    }

    private synchronized void putOff(InvocationContext preparation) {
        waiting.add(preparation);
    }

    private synchronized void prepare() throws Exception {
        for (InvocationContext preparation : waiting) {
            preparation.proceed();
        }
        waiting.clear();
    }
}
