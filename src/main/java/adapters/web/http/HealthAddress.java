package adapters.web.http;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The short address of liveness and readiness together (SPEC §8), with the rule of the long one. */
@Singleton
class HealthAddress {

    void register(@Observes Router router) {
        router.get("/health").handler(exchange -> exchange.reroute("/q/health"));
    }
}
