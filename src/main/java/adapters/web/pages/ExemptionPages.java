package adapters.web.pages;

import adapters.web.access.Roles;
import adapters.web.access.Visitor;
import adapters.web.http.Cursors;
import adapters.web.http.ExemptionQuery;
import adapters.web.http.Refusal;
import adapters.web.text.ExemptionFault;
import adapters.web.text.Section;
import application.ManageExemptions;
import application.ManageExemptions.Ending;
import application.ManageExemptions.Granting;
import application.views.ExemptionFilter;
import application.views.ExemptionRow;
import application.views.PageRequest;
import domain.hold.ExemptionWish;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Who is spared by the burst rules, the form that exempts one more, and the button that ends it. All of it works without scripts. */
@Path("/exemptions")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.TEXT_HTML)
@Blocking
class ExemptionPages {
    private final ManageExemptions exemptions;
    private final Shells shells;
    private final Visitor visitor;

    ExemptionPages(ManageExemptions exemptions, Shells shells, Visitor visitor) {
        this.exemptions = exemptions;
        this.shells = shells;
        this.visitor = visitor;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Shell shell, ExemptionQuery query, Rows<ExemptionRow> rows, String here, ExemptionForm form, Told told);
    }

    /**
     * What the last action came to.
     *
     * @param done {@code granted}, {@code ended}; {@code null}: nothing was done
     */
    public record Told(@Nullable String done, @Nullable ExemptionFault fault) {}

    /**
     * @param forKind what the form is to begin with, when another page leads here
     */
    @GET
    public TemplateInstance list(
            @BeanParam ExemptionQuery query,
            @QueryParam("done") @Nullable String done,
            @QueryParam("for_kind") @Nullable String forKind,
            @QueryParam("for") @Nullable String forSubject,
            UriInfo uri,
            HttpHeaders headers) {
        ExemptionForm form = new ExemptionForm(forKind, forSubject, null, null);
        return page(query, form, new Told(done, null), uri, headers);
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response grant(
            @BeanParam ExemptionQuery query, @BeanParam ExemptionForm form, UriInfo uri, HttpHeaders headers) {
        ExemptionWish wish;
        try {
            wish = form.wish(shells.zone());
        } catch (Refusal unreadable) {
            return refused(query, ExemptionFault.END_UNREADABLE, form, uri, headers);
        }
        Granting outcome = exemptions.grant(wish, visitor.name());
        return outcome instanceof Granting.Refused refused
                ? refused(query, ExemptionForm.fault(refused.fault()), form, uri, headers)
                : done("granted", uri);
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Path("/{id: [0-9]{1,18}}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response end(@BeanParam ExemptionQuery query, @PathParam("id") long id, UriInfo uri, HttpHeaders headers) {
        Ending outcome = exemptions.end(id, visitor.name());
        if (outcome instanceof Ending.Unknown) {
            throw Refusal.notFound("No exemption has this id");
        }
        return outcome instanceof Ending.Ended
                ? done("ended", uri)
                : refused(query, ExemptionFault.OVER, ExemptionForm.EMPTY, uri, headers);
    }

    private static Response done(String what, UriInfo uri) {
        return Response.seeOther(URI.create(Addresses.with(here(uri), "done", what)))
                .build();
    }

    private Response refused(
            ExemptionQuery query, ExemptionFault fault, ExemptionForm form, UriInfo uri, HttpHeaders headers) {
        return Response.status(fault == ExemptionFault.OVER ? Status.CONFLICT : Status.BAD_REQUEST)
                .entity(page(query, form, new Told(null, fault), uri, headers))
                .build();
    }

    /** Of the list by the filter of the request, without what fills the form. */
    private static String here(UriInfo uri) {
        String address = Addresses.list(Section.EXEMPTIONS, uri);
        return Addresses.with(Addresses.with(address, "for_kind", null), "for", null);
    }

    private TemplateInstance page(
            ExemptionQuery query, ExemptionForm form, Told told, UriInfo uri, HttpHeaders headers) {
        String here = here(uri);
        ExemptionFilter filter = query.filter();
        PageRequest<Long> request = query.page();
        Rows<ExemptionRow> rows = Rows.of(
                exemptions.page(filter, request),
                Cursors::ofEvent,
                here,
                request.after() != null,
                !filter.equals(ExemptionFilter.NONE));
        Shell shell = shells.of(Section.EXEMPTIONS, uri, headers, Addresses.list(Section.EXEMPTIONS, uri));
        return shell.localised(Templates.list(shell, query, rows, here, form, told));
    }
}
