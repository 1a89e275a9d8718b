package adapters.web.pages;

import adapters.web.access.Roles;
import adapters.web.access.Visitor;
import adapters.web.http.Cursors;
import adapters.web.http.DisplayZone;
import adapters.web.http.OrderQuery;
import adapters.web.http.Parameters;
import adapters.web.http.Refusal;
import adapters.web.text.Section;
import adapters.web.text.StatusFormFault;
import application.ChangeOrderStatus;
import application.ChangeOrderStatus.Outcome;
import application.ChangeOrderStatus.Wish;
import application.ports.AlertViews;
import application.ports.NotificationViews;
import application.ports.OrderViews;
import application.views.AlertRow;
import application.views.OrderDetail;
import application.views.OrderFilter;
import application.views.OrderPosition;
import application.views.OrderRow;
import application.views.PageRequest;
import domain.hold.HoldReason;
import domain.order.ShownStatus;
import domain.order.Stage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The list of orders, whose filters are its address, and the page of one order. */
@Path("/orders")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.TEXT_HTML)
@Blocking
class OrderPages {
    private static final OrderDetail.Limits LIMITS =
            new OrderDetail.Limits(OrderScreen.MOST_EVENTS + 1, OrderScreen.MOST_ALERTS + 1);

    private final OrderViews orders;
    private final AlertViews alerts;
    private final NotificationViews notifications;
    private final ChangeOrderStatus changeOrderStatus;
    private final ListTotals totals;
    private final Shells shells;
    private final Visitor visitor;

    OrderPages(
            OrderViews orders,
            AlertViews alerts,
            NotificationViews notifications,
            ChangeOrderStatus changeOrderStatus,
            ListTotals totals,
            Shells shells,
            Visitor visitor) {
        this.orders = orders;
        this.alerts = alerts;
        this.notifications = notifications;
        this.changeOrderStatus = changeOrderStatus;
        this.totals = totals;
        this.shells = shells;
        this.visitor = visitor;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Shell shell, OrderQuery query, Choices choices, Period period, Rows<OrderRow> rows, Totals totals);

        static native TemplateInstance detail(
                Shell shell, OrderScreen screen, String here, AlertReport report, StatusReport change);
    }

    /** What the filters offer. */
    public record Choices(List<ShownStatus> statuses, List<Stage> stages, List<HoldReason> reasons) {
        static final Choices ALL =
                new Choices(List.of(ShownStatus.values()), List.of(Stage.values()), List.of(HoldReason.values()));
    }

    /** When the orders wanted were created, as the form shows it. */
    public record Period(TimeField from, TimeField to) {}

    /** What cannot be read is told beside what was typed, and nothing else of the form is lost. */
    @GET
    public Response list(@BeanParam OrderQuery query, UriInfo uri, HttpHeaders headers) {
        Shell shell = shells.of(Section.ORDERS, uri, headers);
        String address = Addresses.current(uri);
        String exact = exact("to", query.to(), shell.zone(), exact("from", query.from(), shell.zone(), address));
        if (!exact.equals(address)) {
            return Response.seeOther(URI.create(exact)).build();
        }
        try {
            return Response.ok(list(shell, query, rows(query, shell.zone(), uri)))
                    .build();
        } catch (Refusal unreadable) {
            return Response.status(Status.BAD_REQUEST)
                    .entity(list(shell, query, Rows.unread(unreadable)))
                    .build();
        }
    }

    /** The address with the offset that a browser's field leaves out, so that it says the same everywhere. */
    private static String exact(String parameter, @Nullable String time, DisplayZone zone, String address) {
        return TimeField.withOffset(time, zone)
                .map(exact -> Addresses.with(address, parameter, exact))
                .orElse(address);
    }

    private TemplateInstance list(Shell shell, OrderQuery query, Rows<OrderRow> rows) {
        Period period = new Period(TimeField.of(query.from(), shell.zone()), TimeField.of(query.to(), shell.zone()));
        return shell.localised(Templates.list(shell, query, Choices.ALL, period, rows, totals.orders()));
    }

    private Rows<OrderRow> rows(OrderQuery query, DisplayZone zone, UriInfo uri) {
        OrderFilter filter = query.filter(zone);
        PageRequest<OrderPosition> request = query.page();
        Rows<OrderRow> rows = Rows.of(
                        orders.page(filter, request),
                        Cursors::ofOrder,
                        Addresses.current(uri),
                        request.after() != null,
                        !filter.equals(OrderFilter.NONE))
                .exportable(Addresses.current(uri));
        Live live = new Live(
                "orders kpis",
                Live.above(rows.items(), row -> Cursors.ofOrder(row.position().justBefore())),
                Live.countsNews(uri) ? news(filter, request.after()) : 0);
        return rows.live(live);
    }

    private int news(OrderFilter filter, @Nullable OrderPosition after) {
        return after == null
                ? 0
                : Live.before(
                        orders.page(filter, Live.newest()),
                        row -> !row.createdAt().isBefore(after.createdAt()));
    }

    @GET
    @Path("/{order_id: .+}")
    public TemplateInstance detail(
            @PathParam("order_id") String orderId,
            @QueryParam("did") @Nullable String did,
            @QueryParam("changed") @Nullable String changed,
            UriInfo uri,
            HttpHeaders headers) {
        String here = Addresses.with(AlertList.address(uri), "changed", null);
        return detail(orderId, here, AlertReport.told(did), StatusReport.told(changed), uri, headers);
    }

    /** Changes the status; what is refused is explained on the order's page, as the order stands now. */
    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("/status")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response changeStatus(
            @QueryParam("id") @DefaultValue("") String orderId,
            @BeanParam StatusForm form,
            UriInfo uri,
            HttpHeaders headers) {
        String home = "/orders/" + Addresses.encoded(orderId);
        Optional<StatusFormFault> fault = form.fault();
        if (fault.isPresent()) {
            return Response.status(Status.BAD_REQUEST)
                    .entity(detail(
                            orderId, home, AlertReport.NONE, StatusReport.fault(fault.get(), form), uri, headers))
                    .build();
        }
        Outcome outcome = change(orderId, form);
        return outcome instanceof Outcome.Refused refused
                ? Response.status(Status.CONFLICT)
                        .entity(detail(orderId, home, AlertReport.NONE, StatusReport.of(refused, form), uri, headers))
                        .build()
                : Response.seeOther(URI.create(home + "?changed=" + form.nextStatus()))
                        .build();
    }

    private Outcome change(String orderId, StatusForm form) {
        Outcome outcome = Parameters.findable(orderId)
                .map(id -> changeOrderStatus.change(
                        new Wish(id, form.wanted().orElseThrow(), visitor.name(), Parameters.note(form.note()))))
                .orElseGet(() -> new Outcome.Unknown(orderId));
        if (outcome instanceof Outcome.Unknown) {
            throw unknown(orderId);
        }
        return outcome;
    }

    private TemplateInstance detail(
            String orderId, String here, AlertReport report, StatusReport change, UriInfo uri, HttpHeaders headers) {
        OrderDetail detail = Parameters.findable(orderId)
                .flatMap(id -> orders.detail(id, LIMITS))
                .orElseThrow(() -> unknown(orderId));
        Shell shell = shells.of(Section.ORDERS, uri, headers, here);
        List<String> keys = detail.alerts().stream().map(AlertRow::alertKey).toList();
        OrderScreen screen = OrderScreen.of(detail, alerts.trails(keys), notifications.ofOrder(orderId));
        return shell.localised(Templates.detail(shell, screen, here, report, change));
    }

    private static Refusal unknown(String orderId) {
        return Refusal.notFound("No order has the id " + orderId);
    }
}
