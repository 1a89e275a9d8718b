package adapters.web.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Leads visitors on within the console by paths alone (RFC 9110, section 10.2.2). The framework would put before them how the request
 * came in, which behind a proxy that ends TLS is another address than the one that the browser knows.
 */
class OwnLocations {

    @ServerResponseFilter
    public void keepToThePath(ContainerRequestContext request, ContainerResponseContext response) {
        URI location = response.getLocation();
        URI base = request.getUriInfo().getBaseUri();
        String here = base.getScheme() + "://" + base.getRawAuthority();
        if (location != null && location.toString().startsWith(here + "/")) {
            response.getHeaders()
                    .putSingle(HttpHeaders.LOCATION, location.toString().substring(here.length()));
        }
    }
}
