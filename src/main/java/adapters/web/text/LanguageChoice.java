package adapters.web.text;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** The language of a visitor: what the address asks for, which is remembered, else what was remembered, else Korean. */
public final class LanguageChoice {
    private static final int A_YEAR = 31_536_000;

    public static Language of(UriInfo uri, HttpHeaders headers) {
        Cookie remembered = headers.getCookies().get(Language.PARAMETER);
        return Language.named(uri.getQueryParameters().getFirst(Language.PARAMETER))
                .or(() -> Language.named(remembered == null ? null : remembered.getValue()))
                .orElse(Language.KO);
    }

    @ServerResponseFilter
    public void remember(ContainerRequestContext request, ContainerResponseContext response) {
        Language.named(request.getUriInfo().getQueryParameters().getFirst(Language.PARAMETER))
                .ifPresent(language -> response.getHeaders()
                        .add(
                                HttpHeaders.SET_COOKIE,
                                new NewCookie.Builder(Language.PARAMETER)
                                        .value(language.code())
                                        .path("/")
                                        .maxAge(A_YEAR)
                                        .httpOnly(true)
                                        .sameSite(NewCookie.SameSite.LAX)
                                        .build()));
    }
}
