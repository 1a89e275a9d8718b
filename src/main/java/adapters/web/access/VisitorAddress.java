package adapters.web.access;

import adapters.settings.Networks;
import adapters.settings.Settings;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * From where a request comes, as digits. The proxies of {@code TRUSTED_PROXIES} tell it by {@code X-Forwarded-For}, to which each adds
 * whom it heard: read from the right, the first who is no such proxy is the visitor, and what stands before him is his own word.
 */
@ApplicationScoped
class VisitorAddress {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED = "Forwarded";

    private final Networks proxies;

    VisitorAddress(Settings settings) {
        this.proxies = Networks.of(settings.access().trustedProxies().orElse(List.of()));
    }

    String of(RoutingContext exchange) {
        String address = peer(exchange);
        for (String told : nearestFirst(exchange.request())) {
            Optional<String> next = proxies.contain(address) ? Networks.canonical(told) : Optional.empty();
            if (next.isEmpty()) {
                return address;
            }
            address = next.get();
        }
        return address;
    }

    /** Whether somebody hands on what another asks whose word on that does not count: from where it comes is not known then. */
    boolean isHidden(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        boolean handedOn = request.getHeader(FORWARDED_FOR) != null || request.getHeader(FORWARDED) != null;
        return handedOn && !proxies.contain(peer(exchange));
    }

    private static String peer(RoutingContext exchange) {
        SocketAddress peer = exchange.request().remoteAddress();
        return peer == null || peer.hostAddress() == null ? "" : peer.hostAddress();
    }

    private static List<String> nearestFirst(HttpServerRequest request) {
        List<String> told = new ArrayList<>();
        request.headers().getAll(FORWARDED_FOR).forEach(line -> told.addAll(Arrays.asList(line.split(",", -1))));
        Collections.reverse(told);
        return told;
    }
}
