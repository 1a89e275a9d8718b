package adapters.web.text;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language of the console: Korean unless somebody chose otherwise. */
public enum Language {
    KO,
    EN;

    public static final String PARAMETER = "lang";

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Language other() {
        return this == KO ? EN : KO;
    }

    public Words words() {
        return MessageBundles.get(Words.class, Localized.Literal.of(code()));
    }

    public DashboardMessages dashboard() {
        return MessageBundles.get(DashboardMessages.class, Localized.Literal.of(code()));
    }

    public static Optional<Language> named(@Nullable String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }
}
