package adapters.web.http;

import application.ports.StoreUnavailable;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.quarkus.security.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.common.headers.HeaderUtil;
import org.jboss.resteasy.reactive.common.util.URLUtils;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;

/** What went wrong, as a problem for programs and as a page for people. */
class ErrorAnswers {
    private static final Logger LOG = Logger.getLogger(ErrorAnswers.class);
    private static final int SECONDS_TO_WAIT = 5;

    private final ErrorPage page;

    ErrorAnswers(ErrorPage page) {
        this.page = page;
    }

    @ServerExceptionMapper
    public Response refusal(Refusal refusal, UriInfo uri, HttpHeaders headers) {
        return answer(refusal.problem(), uri, headers).build();
    }

    @ServerExceptionMapper
    public Response ofTheFramework(WebApplicationException failure, UriInfo uri, HttpHeaders headers) {
        Response response = failure.getResponse();
        Response.StatusType status = response.getStatusInfo();
        if (status.getFamily() == Status.Family.SUCCESSFUL || status.getFamily() == Status.Family.REDIRECTION) {
            return response;
        }
        return answer(Problem.of(status, detail(status, failure)), uri, headers)
                .allow(response.getAllowedMethods())
                .build();
    }

    @ServerExceptionMapper
    public Response beyondTheRole(ForbiddenException refused, UriInfo uri, HttpHeaders headers) {
        String detail = "The role of your account does not allow this";
        return answer(Problem.of(Status.FORBIDDEN, detail), uri, headers).build();
    }

    @ServerExceptionMapper
    public Response storeAway(StoreUnavailable failure, UriInfo uri, HttpHeaders headers) {
        LOG.warnf("%s: %s", failure.getMessage(), failure.getCause());
        return answer(Problem.of(Status.SERVICE_UNAVAILABLE, failure.getMessage() + "; try again"), uri, headers)
                .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT)
                .build();
    }

    @ServerExceptionMapper
    public Response beyondReason(StreamConstraintsException failure, UriInfo uri, HttpHeaders headers) {
        String detail = "The body is nested too deeply, or something in it is too long";
        return answer(Problem.of(Status.BAD_REQUEST, detail), uri, headers).build();
    }

    @ServerExceptionMapper
    public Response bug(RuntimeException failure, UriInfo uri, HttpHeaders headers) {
        if (isUnreadableForm(failure)) {
            return answer(Problem.of(Status.BAD_REQUEST, "The form cannot be read"), uri, headers)
                    .build();
        }
        String mark = UUID.randomUUID().toString();
        LOG.errorf(failure, "A request failed, mark %s", mark);
        String detail = "The request failed; the server's log tells why under the mark " + mark;
        return answer(Problem.of(Status.INTERNAL_SERVER_ERROR, detail), uri, headers)
                .build();
    }

    /** The framework reads forms before any of our code runs, and has no exception of its own for those that cannot be read. */
    private static boolean isUnreadableForm(RuntimeException failure) {
        return failure instanceof UnsupportedCharsetException
                || failure instanceof IllegalCharsetNameException
                || Arrays.stream(failure.getStackTrace())
                        .map(StackTraceElement::getClassName)
                        .filter(thrower -> !thrower.startsWith("java.") && !thrower.equals(HeaderUtil.class.getName()))
                        .findFirst()
                        .filter(ErrorAnswers::readsForms)
                        .isPresent();
    }

    private static boolean readsForms(String className) {
        return className.equals(URLUtils.class.getName()) || className.startsWith(FormData.class.getPackageName());
    }

    private Response.ResponseBuilder answer(Problem problem, UriInfo uri, HttpHeaders headers) {
        boolean forPrograms = uri.getPath().startsWith("/api/") || uri.getPath().equals("/api");
        Response.ResponseBuilder answer =
                Response.status(problem.status()).header(HttpHeaders.CACHE_CONTROL, "no-store");
        return forPrograms
                ? answer.entity(problem).type(Problem.MEDIA_TYPE)
                : answer.entity(page.render(problem, uri, headers)).type(MediaType.TEXT_HTML + ";charset=UTF-8");
    }

    private static String detail(Response.StatusType status, WebApplicationException failure) {
        return switch (status.getStatusCode()) {
            case 400 -> "The request cannot be read: is its body well-formed?";
            case 404 -> "There is nothing at this address";
            case 405 -> "This address does not take that method";
            case 406 -> "This address does not answer in a type that the Accept header names";
            case 413 -> "The body is too large";
            case 415 -> "This address does not take a body of that Content-Type";
            default -> String.valueOf(failure.getMessage());
        };
    }
}
