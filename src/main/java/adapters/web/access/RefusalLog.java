package adapters.web.access;

import application.ports.AccessLog;
import application.ports.AccessLog.Entry;
import domain.access.AccessEvent;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.spi.runtime.AuthorizationFailureEvent;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Clock;

/** Remembers what somebody tried whose role does not allow it. */
@ApplicationScoped
class RefusalLog {
    private static final int LONGEST_PATH = 200;

    private final AccessLog log;
    private final Clock clock;

    RefusalLog(AccessLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    void remember(@ObservesAsync AuthorizationFailureEvent refused) {
        SecurityIdentity identity = refused.getSecurityIdentity();
        Object exchange = refused.getEventProperties().get(RoutingContext.class.getName());
        if (identity != null && !identity.isAnonymous() && exchange instanceof RoutingContext asked) {
            String name = identity.getPrincipal().getName();
            String path = asked.request().method() + " " + asked.request().path();
            String detail = path.substring(0, Math.min(path.length(), LONGEST_PATH));
            log.write(
                    new Entry(AccessEvent.ACTION_REFUSED, name, name, Visitor.address(asked), detail), clock.instant());
        }
    }
}
