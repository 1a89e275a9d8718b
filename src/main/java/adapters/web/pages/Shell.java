package adapters.web.pages;

import adapters.web.http.DisplayZone;
import adapters.web.text.Language;
import adapters.web.text.Section;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page needs around its content.
 *
 * @param section {@code null}: the page belongs to none of those in the header
 * @param otherLanguage the address of the same page in the other language
 * @param assets names the version of our own style and script files, so that browsers fetch changed ones
 */
public record Shell(
        Language language, @Nullable Section section, String otherLanguage, String assets, DisplayZone zone) {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter OF_TODAY = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter OF_OTHER_DAYS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    public List<Section> sections() {
        return List.of(Section.values());
    }

    /** A time to read at a glance, to the second. */
    public String shown(Instant instant) {
        return SHOWN.format(instant.atZone(zone.id()));
    }

    /** The same in less room, where today is what is looked at. */
    public String brief(Instant instant) {
        ZonedDateTime time = instant.atZone(zone.id());
        return (time.toLocalDate().equals(zone.today()) ? OF_TODAY : OF_OTHER_DAYS).format(time);
    }

    /** The same instant exactly, with its offset. */
    public String exact(Instant instant) {
        return zone.iso(instant);
    }

    TemplateInstance localised(TemplateInstance page) {
        return page.setAttribute(TemplateInstance.LOCALE, language.code());
    }
}
