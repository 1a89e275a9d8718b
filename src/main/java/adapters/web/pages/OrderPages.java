package adapters.web.pages;

import adapters.web.http.Cursors;
import adapters.web.http.OrderQuery;
import adapters.web.http.Parameters;
import adapters.web.http.Refusal;
import adapters.web.text.Section;
import application.ports.AlertViews;
import application.ports.OrderViews;
import application.views.AlertRow;
import application.views.AlertTrailEntry;
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
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list of orders, whose filters are its address, and the page of one order. */
@Path("/orders")
@Produces(MediaType.TEXT_HTML)
@Blocking
class OrderPages {
    private static final OrderDetail.Limits LIMITS = new OrderDetail.Limits(PageRequest.MOST, PageRequest.DEFAULT);

    private final OrderViews orders;
    private final AlertViews alerts;
    private final Shells shells;

    OrderPages(OrderViews orders, AlertViews alerts, Shells shells) {
        this.orders = orders;
        this.alerts = alerts;
        this.shells = shells;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(Shell shell, OrderQuery query, Choices choices, Rows<OrderRow> rows);

        static native TemplateInstance detail(
                Shell shell,
                OrderDetail detail,
                Map<String, List<AlertTrailEntry>> trails,
                Map<String, AlertRow> noAlerts,
                String here,
                AlertReport report);
    }

    /** What the filters offer. */
    public record Choices(List<ShownStatus> statuses, List<Stage> stages, List<HoldReason> reasons) {
        static final Choices ALL =
                new Choices(List.of(ShownStatus.values()), List.of(Stage.values()), List.of(HoldReason.values()));
    }

    @GET
    public TemplateInstance list(@BeanParam OrderQuery query, UriInfo uri, HttpHeaders headers) {
        Shell shell = shells.of(Section.ORDERS, uri, headers);
        OrderFilter filter = query.filter(shell.zone());
        PageRequest<OrderPosition> request = query.page();
        Rows<OrderRow> rows = Rows.of(
                        orders.page(filter, request),
                        Cursors::ofOrder,
                        Addresses.current(uri),
                        request.after() != null,
                        !filter.equals(OrderFilter.NONE))
                .exportable(Addresses.current(uri));
        return shell.localised(Templates.list(shell, query, Choices.ALL, rows));
    }

    @GET
    @Path("/{order_id: .+}")
    public TemplateInstance detail(
            @PathParam("order_id") String orderId,
            @QueryParam("did") @Nullable String did,
            UriInfo uri,
            HttpHeaders headers) {
        OrderDetail detail = Parameters.findable(orderId)
                .flatMap(id -> orders.detail(id, LIMITS))
                .orElseThrow(() -> Refusal.notFound("No order has the id " + orderId));
        String here = AlertList.address(uri);
        Shell shell = shells.of(Section.ORDERS, uri, headers, here);
        List<String> keys = detail.alerts().stream().map(AlertRow::alertKey).toList();
        return shell.localised(
                Templates.detail(shell, detail, alerts.trails(keys), Map.of(), here, AlertReport.told(did)));
    }
}
