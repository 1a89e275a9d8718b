package adapters.web.pages;

import adapters.web.access.Roles;
import adapters.web.text.Section;
import application.ReadMetrics;
import application.ports.AlertViews;
import application.ports.EventViews;
import application.ports.OrderViews;
import application.views.AlertFilter;
import application.views.AlertRow;
import application.views.EventFilter;
import application.views.OrderFilter;
import application.views.OrderRow;
import application.views.PageRequest;
import domain.metrics.Preset;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How the house stands, kept current; before the first event, what the house is and how it gets one. */
@Path("/")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.TEXT_HTML)
@Blocking
class StartPage {
    private static final int ROWS = 8;
    private static final Preset USUAL = Preset.DAY;

    private final Tiles tiles;
    private final ReadMetrics metrics;
    private final OrderViews orders;
    private final AlertViews alerts;
    private final EventViews events;
    private final Shells shells;
    private final Entrance entrance;

    StartPage(
            Tiles tiles,
            ReadMetrics metrics,
            OrderViews orders,
            AlertViews alerts,
            EventViews events,
            Shells shells,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "mp.messaging.incoming.events.topic") String topic) {
        this.tiles = tiles;
        this.metrics = metrics;
        this.orders = orders;
        this.alerts = alerts;
        this.events = events;
        this.shells = shells;
        this.entrance = new Entrance(servers, topic);
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance index(Shell shell, Board board, boolean presetUnknown);

        static native TemplateInstance index$live(Shell shell, Board board);

        static native TemplateInstance first(Shell shell, Entrance entrance);
    }

    /** Where events come in. */
    public record Entrance(String servers, String topic) {}

    /**
     * What changes while somebody looks.
     *
     * @param asOf the roll-up that the figures are from; {@code null}: there was none yet
     */
    public record Board(
            LocalDate today,
            @Nullable Instant asOf,
            List<Tile> tiles,
            PresetChart chart,
            Shares shares,
            List<OrderRow> orders,
            List<AlertRow> alerts) {

        public List<Preset> presets() {
            return List.of(Preset.values());
        }
    }

    @GET
    public TemplateInstance page(@QueryParam("preset") @Nullable String preset, UriInfo uri, HttpHeaders headers) {
        Shell shell = shells.of(Section.START, uri, headers);
        if (isFirstRun()) {
            return shell.localised(Templates.first(shell, entrance));
        }
        boolean unknown =
                preset != null && !preset.isBlank() && PresetChart.named(preset).isEmpty();
        return shell.localised(Templates.index(shell, board(shell, preset), unknown));
    }

    @GET
    @Path("live")
    public TemplateInstance live(@QueryParam("preset") @Nullable String preset, UriInfo uri, HttpHeaders headers) {
        Shell shell = shells.of(Section.START, uri, headers);
        return shell.localised(Templates.index$live(shell, board(shell, preset)));
    }

    /** Asked by the page before the first event, which then makes way. */
    @GET
    @Path("live/first")
    public Response first() {
        Response.ResponseBuilder answer = Response.noContent();
        return isFirstRun()
                ? answer.build()
                : answer.header("HX-Refresh", "true").build();
    }

    private boolean isFirstRun() {
        return events.page(EventFilter.NONE, new PageRequest<>(null, 1)).items().isEmpty()
                && orders.page(OrderFilter.NONE, new PageRequest<>(null, 1))
                        .items()
                        .isEmpty();
    }

    private Board board(Shell shell, @Nullable String name) {
        Preset preset = PresetChart.named(name).orElse(USUAL);
        LocalDate today = shell.zone().today();
        return new Board(
                today,
                metrics.today().refreshedAt().orElse(null),
                tiles.current(shell.language().dashboard()),
                PresetChart.of(
                        preset,
                        metrics.series(preset),
                        shell.zone().id(),
                        shell.language().dashboard(),
                        Locale.forLanguageTag(shell.language().code())),
                Shares.of(orders.tallies(shell.zone().startOf(today))),
                orders.page(OrderFilter.NONE, new PageRequest<>(null, ROWS)).items(),
                alerts.page(AlertFilter.NONE, new PageRequest<>(null, ROWS)).items());
    }
}
