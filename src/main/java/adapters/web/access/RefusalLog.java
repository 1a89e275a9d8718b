package adapters.web.access;

import application.NoteRefusals;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.spi.runtime.AuthorizationFailureEvent;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.ObservesAsync;
import org.jspecify.annotations.Nullable;

/** Remembers what somebody tried whose role does not allow it, or whom a foreign page may have led to it. */
@ApplicationScoped
class RefusalLog {
    private static final int LONGEST_PATH = 200;

    private final NoteRefusals refusals;
    private final VisitorAddress addresses;
    private final Event<Refused> later;

    RefusalLog(NoteRefusals refusals, VisitorAddress addresses, Event<Refused> later) {
        this.refusals = refusals;
        this.addresses = addresses;
        this.later = later;
    }

    /** What was refused to whom. */
    record Refused(String account, String address, String what) {}

    void remember(@ObservesAsync AuthorizationFailureEvent refused) {
        Object exchange = refused.getEventProperties().get(RoutingContext.class.getName());
        if (exchange instanceof RoutingContext asked) {
            remember(refused.getSecurityIdentity(), asked, "");
        }
    }

    /**
     * Remembers a refusal in a moment, on a thread that may wait.
     *
     * @param why the visitor's role is not the reason
     */
    void rememberLater(RoutingContext exchange, String why) {
        remember(
                exchange.user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null,
                exchange,
                ", " + why);
    }

    private void remember(@Nullable SecurityIdentity identity, RoutingContext exchange, String why) {
        if (identity != null && !identity.isAnonymous()) {
            String path = exchange.request().method() + " " + exchange.request().path();
            String what = path.substring(0, Math.min(path.length(), LONGEST_PATH)) + why;
            later.fireAsync(new Refused(identity.getPrincipal().getName(), addresses.of(exchange), what));
        }
    }

    void note(@ObservesAsync Refused refused) {
        refusals.note(refused.account(), refused.address(), refused.what());
    }
}
