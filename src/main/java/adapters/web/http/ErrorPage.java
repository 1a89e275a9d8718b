package adapters.web.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

/** Shows a problem to a person. */
public interface ErrorPage {

    /** The whole page as HTML. */
    String render(Problem problem, UriInfo uri, HttpHeaders headers);
}
