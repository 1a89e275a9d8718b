package adapters.web.text;

import adapters.settings.Settings;
import adapters.web.http.PublicAddress;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** The language of a visitor: what the address asks for, which is remembered, else what was remembered, else Korean. */
public final class LanguageChoice {
    private static final int A_YEAR = 31_536_000;
    private static final String OF_THIS_HOST = "__Host-";

    private final boolean secure;

    LanguageChoice(Settings settings) {
        this.secure = PublicAddress.isByTls(settings);
    }

    public static Language of(UriInfo uri, HttpHeaders headers) {
        Map<String, Cookie> cookies = headers.getCookies();
        Cookie ofThisHost = cookies.get(OF_THIS_HOST + Language.PARAMETER);
        Cookie remembered = ofThisHost == null ? cookies.get(Language.PARAMETER) : ofThisHost;
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
                                new NewCookie.Builder((secure ? OF_THIS_HOST : "") + Language.PARAMETER)
                                        .value(language.code())
                                        .path("/")
                                        .maxAge(A_YEAR)
                                        .secure(secure)
                                        .httpOnly(true)
                                        .sameSite(NewCookie.SameSite.LAX)
                                        .build()));
    }
}
