package adapters.web.pages;

import adapters.web.access.Roles;
import adapters.web.http.DisplayZone;
import adapters.web.text.Section;
import application.ports.OrderViews;
import application.views.OrderFilter;
import application.views.OrderRow;
import application.views.PageRequest;
import application.views.StartCounts;
import domain.order.ShownStatus;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;

/** How the house stands, kept current. */
@Path("/")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.TEXT_HTML)
@Blocking
class StartPage {
    private static final int ROWS = 10;

    private final OrderViews orders;
    private final Shells shells;

    StartPage(OrderViews orders, Shells shells) {
        this.orders = orders;
        this.shells = shells;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance index(Shell shell, Live live);

        static native TemplateInstance index$live(Shell shell, Live live);
    }

    /** What changes while somebody looks. */
    public record Live(LocalDate today, StartCounts counts, List<OrderRow> newest, List<OrderRow> held) {}

    @GET
    public TemplateInstance page(UriInfo uri, HttpHeaders headers) {
        Shell shell = shells.of(Section.START, uri, headers);
        return shell.localised(Templates.index(shell, live(shell.zone())));
    }

    @GET
    @Path("live")
    public TemplateInstance live(UriInfo uri, HttpHeaders headers) {
        Shell shell = shells.of(Section.START, uri, headers);
        return shell.localised(Templates.index$live(shell, live(shell.zone())));
    }

    private Live live(DisplayZone zone) {
        LocalDate today = zone.today();
        return new Live(
                today,
                orders.counts(zone.startOf(today)),
                first(OrderFilter.NONE),
                first(OrderFilter.withStatus(ShownStatus.HOLD)));
    }

    private List<OrderRow> first(OrderFilter filter) {
        return orders.page(filter, new PageRequest<>(null, ROWS)).items();
    }
}
