package adapters.web.pages;

import adapters.web.http.DisplayZone;
import adapters.web.text.Language;
import adapters.web.text.LanguageChoice;
import adapters.web.text.Section;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Makes the surroundings of a page from the request for it. */
@ApplicationScoped
class Shells {
    private final DisplayZone zone;
    private final Assets assets;

    Shells(DisplayZone zone, Assets assets) {
        this.zone = zone;
        this.assets = assets;
    }

    /** The zone in which days and times are typed and shown. */
    DisplayZone zone() {
        return zone;
    }

    Shell of(Section section, UriInfo uri, HttpHeaders headers) {
        return of(section, uri, headers, Addresses.current(uri));
    }

    /**
     * @param section {@code null}: none of those in the header
     * @param address where the page can be had by GET
     */
    Shell of(@Nullable Section section, UriInfo uri, HttpHeaders headers, String address) {
        Language language = LanguageChoice.of(uri, headers);
        String other =
                Addresses.with(address, Language.PARAMETER, language.other().code());
        return new Shell(language, section, other, assets.version(), zone);
    }
}
