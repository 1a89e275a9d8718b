package adapters.web.pages;

import adapters.web.http.ErrorPage;
import adapters.web.http.Problem;
import adapters.web.text.ProblemKind;
import adapters.web.text.Section;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in the visitor's language what kind of problem it is, and how to go on. */
@ApplicationScoped
class HtmlErrorPage implements ErrorPage {
    private final Shells shells;

    HtmlErrorPage(Shells shells) {
        this.shells = shells;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance error(
                Shell shell, Problem problem, ProblemKind kind, @Nullable String back, Section home);
    }

    @Override
    public String render(Problem problem, UriInfo uri, HttpHeaders headers) {
        Optional<Section> section = Section.of(uri.getPath());
        Section home = section.orElse(Section.START);
        String back = Addresses.before(headers)
                .filter(address -> !address.equals(home.path()))
                .orElse(null);
        Shell shell = shells.of(section.orElse(null), uri, headers, home.path());
        return shell.localised(Templates.error(shell, problem, ProblemKind.of(problem.status()), back, home))
                .render();
    }
}
