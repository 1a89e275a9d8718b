package adapters.web.pages;

import adapters.web.http.AlertQuery;
import adapters.web.http.Cursors;
import adapters.web.http.Refusal;
import adapters.web.text.Section;
import application.ports.AlertViews;
import application.views.AlertFilter;
import application.views.AlertFilter.Standing;
import application.views.AlertGroupPosition;
import application.views.AlertGroupRow;
import application.views.AlertRow;
import application.views.PageRequest;
import domain.alert.AlertAction;
import domain.alert.AlertGroup;
import domain.alert.AlertKind;
import domain.event.EventReason;
import domain.hold.HoldReason;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lists of alerts and of their groups, with what the last action came to. */
@ApplicationScoped
class AlertList {
    static final String VIEW = "view";
    static final String GROUPS = "groups";
    private static final int MOST_COUNTED = 10_000;
    private static final String CHANGES = "alerts kpis";

    private final AlertViews alerts;
    private final ListTotals totals;
    private final Shells shells;

    AlertList(AlertViews alerts, ListTotals totals, Shells shells) {
        this.alerts = alerts;
        this.totals = totals;
        this.shells = shells;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Shell shell, AlertQuery query, Choices choices, Rows<AlertRow> rows, Desk desk, Totals totals);

        static native TemplateInstance groups(
                Shell shell, AlertQuery query, Choices choices, Rows<AlertGroupRow> rows, Desk desk, Totals totals);

        static native TemplateInstance report(AlertReport report);

        static native TemplateInstance question(Shell shell, Question question);
    }

    /** What the filters offer. */
    public record Choices(
            List<Standing> standings, List<AlertKind> kinds, List<HoldReason> holds, List<EventReason> events) {
        static final Choices ALL = new Choices(
                List.of(Standing.values()),
                List.of(AlertKind.values()),
                List.of(HoldReason.values()),
                List.of(EventReason.values()));
    }

    /**
     * What the forms need.
     *
     * @param here the address to which they are sent: that of the page shown, so that its filter is theirs
     * @param other the same alerts in the other view
     * @param matching how many alerts match, in words, as far as they are counted
     * @param actions those that some alert which matches may take
     * @param only the group to which the list is narrowed; {@code null}: to none
     */
    public record Desk(
            String here,
            String other,
            String matching,
            List<AlertAction> actions,
            AlertReport report,
            @Nullable OnlyGroup only) {}

    /**
     * A narrowing to a group, or to what groups are about.
     *
     * @param without address of the list without it
     */
    public record OnlyGroup(
            AlertGroup.@Nullable Kind kind, @Nullable String subject, String without) {
        public boolean ofNobody() {
            return kind == AlertGroup.Kind.NONE;
        }
    }

    /**
     * Whether more alerts are meant than were looked at.
     *
     * @param here the address that acts
     * @param groups the chosen ones, unless everything is meant
     */
    public record Question(
            String here, AlertAction action, boolean everything, List<AlertGroup> groups, String count, String note) {}

    /** The list in the view that the address asks for. */
    TemplateInstance shown(AlertQuery query, AlertReport report, UriInfo uri, HttpHeaders headers) {
        return isGrouped(uri) ? groups(query, report, uri, headers) : alerts(query, report, uri, headers);
    }

    private static boolean isGrouped(UriInfo uri) {
        return GROUPS.equals(uri.getQueryParameters().getFirst(VIEW));
    }

    /** The list without rows, where what is asked for cannot be read: its form has all of it, to be mended. */
    TemplateInstance unread(AlertQuery query, Refusal refusal, UriInfo uri, HttpHeaders headers) {
        String address = address(uri);
        Shell shell = shells.of(Section.ALERTS, uri, headers, address);
        boolean grouped = isGrouped(uri);
        Desk desk = new Desk(
                address,
                other(address, grouped ? null : GROUPS),
                "0",
                List.of(AlertAction.values()),
                AlertReport.NONE,
                null);
        return shell.localised(
                grouped
                        ? Templates.groups(shell, query, Choices.ALL, Rows.unread(refusal), desk, totals.alerts())
                        : Templates.list(shell, query, Choices.ALL, Rows.unread(refusal), desk, totals.alerts()));
    }

    private static String other(String address, @Nullable String view) {
        return Addresses.with(Addresses.with(address, "cursor", null), VIEW, view);
    }

    /** What an action came to, to be put into the page that asked for it. */
    TemplateInstance report(AlertReport report, UriInfo uri, HttpHeaders headers) {
        return shells.of(Section.ALERTS, uri, headers).localised(Templates.report(report));
    }

    /** Asks whether so many alerts are meant. */
    TemplateInstance question(AlertForm form, int count, UriInfo uri, HttpHeaders headers) {
        String address = address(uri);
        Question question = new Question(
                address, form.wanted(), form.everything(), form.groups(), Shown.grouped(count), form.typedNote());
        Shell shell = shells.of(Section.ALERTS, uri, headers, address);
        return shell.localised(Templates.question(shell, question));
    }

    private TemplateInstance alerts(AlertQuery query, AlertReport report, UriInfo uri, HttpHeaders headers) {
        String address = address(uri);
        AlertFilter filter = query.filter();
        PageRequest<Long> request = query.page();
        Rows<AlertRow> rows = Rows.of(
                        alerts.page(filter, request),
                        Cursors::ofEvent,
                        address,
                        request.after() != null,
                        narrowed(filter))
                .exportable(address);
        Live live = new Live(
                CHANGES,
                Live.above(rows.items(), row -> Cursors.ofEvent(row.seq() + 1)),
                Live.countsNews(uri) ? news(filter, request.after()) : 0);
        Shell shell = shells.of(Section.ALERTS, uri, headers, address);
        String other = other(address, GROUPS);
        return shell.localised(Templates.list(
                shell, query, Choices.ALL, rows.live(live), desk(address, other, filter, report), totals.alerts()));
    }

    private int news(AlertFilter filter, @Nullable Long after) {
        return after == null ? 0 : Live.before(alerts.page(filter, Live.newest()), row -> row.seq() >= after);
    }

    private TemplateInstance groups(AlertQuery query, AlertReport report, UriInfo uri, HttpHeaders headers) {
        String address = address(uri);
        AlertFilter filter = query.filter();
        PageRequest<AlertGroupPosition> request = query.groupPage();
        Rows<AlertGroupRow> rows = Rows.of(
                        alerts.groups(filter, request),
                        Cursors::ofGroup,
                        address,
                        request.after() != null,
                        narrowed(filter))
                .live(new Live(CHANGES, null, 0));
        Shell shell = shells.of(Section.ALERTS, uri, headers, address);
        String other = other(address, null);
        return shell.localised(Templates.groups(
                shell, query, Choices.ALL, rows, desk(address, other, filter, report), totals.alerts()));
    }

    /** The page's address without what an action left in it. */
    static String address(UriInfo uri) {
        return Addresses.lasting(Addresses.current(uri));
    }

    private Desk desk(String here, String other, AlertFilter filter, AlertReport report) {
        int count = alerts.count(filter, MOST_COUNTED + 1);
        String matching = count > MOST_COUNTED ? Shown.grouped(MOST_COUNTED) + "+" : Shown.grouped(count);
        return new Desk(here, other, matching, AlertShown.actions(filter.statuses()), report, only(here, filter));
    }

    private static @Nullable OnlyGroup only(String here, AlertFilter filter) {
        if (filter.groupKind() == null && filter.groupSubject() == null) {
            return null;
        }
        String without = here;
        for (String parameter : List.of("group_kind", "group_subject", "cursor")) {
            without = Addresses.with(without, parameter, null);
        }
        return new OnlyGroup(filter.groupKind(), filter.groupSubject(), without);
    }

    /** All that is unresolved is where the list begins; only more than that can be loosened. */
    private static boolean narrowed(AlertFilter filter) {
        return !filter.equals(AlertFilter.NONE) && !filter.equals(AlertFilter.NONE.with(Standing.UNRESOLVED));
    }
}
