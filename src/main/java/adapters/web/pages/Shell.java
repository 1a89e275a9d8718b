package adapters.web.pages;

import adapters.web.http.DisplayZone;
import adapters.web.text.Language;
import adapters.web.text.Section;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What every page needs around its content.
 *
 * @param otherLanguage the address of the same page in the other language
 * @param assets names the version of our own style and script files, so that browsers fetch changed ones
 */
public record Shell(Language language, Section section, String otherLanguage, String assets, DisplayZone zone) {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    public List<Section> sections() {
        return List.of(Section.values());
    }

    /** A time to read at a glance, to the second. */
    public String shown(Instant instant) {
        return SHOWN.format(instant.atZone(zone.id()));
    }

    /** The same instant exactly, with its offset. */
    public String exact(Instant instant) {
        return zone.iso(instant);
    }

    TemplateInstance localised(TemplateInstance page) {
        return page.setAttribute(TemplateInstance.LOCALE, language.code());
    }
}
