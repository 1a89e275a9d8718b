package adapters.web.pages;

import application.views.AlertGroupRow;
import application.views.AlertRow;
import application.views.AlertTrailEntry;
import application.views.HoldView.MissingData;
import application.views.HoldView.Shortage;
import application.views.HoldView.Stated;
import application.views.NotificationRow;
import domain.alert.AlertAction;
import domain.alert.AlertGroup;
import domain.alert.AlertKind;
import domain.alert.AlertStatus;
import domain.alert.Severity;
import domain.event.EventReason;
import domain.hold.HoldReason;
import domain.hold.Release;
import domain.hold.Verdict;
import io.quarkus.qute.TemplateExtension;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What templates say of alerts beyond their own fields. */
@TemplateExtension
final class AlertShown {
    private AlertShown() {}

    /** What an operator can do about it now. */
    static List<AlertAction> actions(AlertRow alert) {
        return actions(Set.of(alert.status()));
    }

    /** What an operator can do about some of them now. */
    static List<AlertAction> actions(AlertGroupRow row) {
        return actions(row.statuses());
    }

    /** What can be done to an alert that stands at one of these. */
    static List<AlertAction> actions(Set<AlertStatus> statuses) {
        return Arrays.stream(AlertAction.values())
                .filter(action -> statuses.stream()
                        .anyMatch(status -> status.after(action).isPresent()))
                .toList();
    }

    /** The key that takes it on the page of alerts. */
    static String key(AlertAction action) {
        return switch (action) {
            case ACK -> "a";
            case RESOLVE -> "r";
            case RETRY -> "t";
        };
    }

    static boolean retriable(AlertRow alert) {
        return alert.status().after(AlertAction.RETRY).isPresent();
    }

    static boolean resolved(AlertRow alert) {
        return alert.status() == AlertStatus.RESOLVED;
    }

    static boolean ofHold(AlertRow alert) {
        return alert.kind() == AlertKind.HOLD;
    }

    static @Nullable HoldReason holdReason(AlertRow alert) {
        return holdReason(alert.reason());
    }

    static @Nullable EventReason eventReason(AlertRow alert) {
        return eventReason(alert.reason());
    }

    static @Nullable HoldReason holdReason(AlertGroupRow row) {
        return holdReason(row.group().reason());
    }

    static @Nullable EventReason eventReason(AlertGroupRow row) {
        return eventReason(row.group().reason());
    }

    static @Nullable MissingData missing(AlertRow alert) {
        return alert.evidence() instanceof MissingData missing ? missing : null;
    }

    static @Nullable Shortage shortage(AlertRow alert) {
        return alert.evidence() instanceof Shortage shortage ? shortage : null;
    }

    static @Nullable Stated stated(AlertRow alert) {
        return alert.evidence() instanceof Stated stated ? stated : null;
    }

    /** What the latest retry found, where that is told in the visitor's language; {@code null}: in the words that are kept. */
    static @Nullable Verdict verdict(AlertRow alert) {
        return verdict(alert.outcome());
    }

    /** Likewise what a step's note says. */
    static @Nullable Verdict verdict(AlertTrailEntry step) {
        return ofSystem(step.actor()) ? verdict(step.note()) : null;
    }

    private static @Nullable Verdict verdict(@Nullable String text) {
        return Optional.ofNullable(text).flatMap(Verdict::of).orElse(null);
    }

    /** Whether the latest note, if it tells of no retry, says why the system closed it. */
    static boolean closedBySystem(AlertRow alert) {
        return resolved(alert) && Release.SYSTEM.equals(alert.resolvedBy());
    }

    static boolean ofSystem(String actor) {
        return actor.equals(Release.SYSTEM);
    }

    static boolean ofChannel(AlertRow alert) {
        return alert.reason().equals(HoldReason.CHANNEL.code());
    }

    static boolean userBurst(AlertRow alert) {
        return alert.reason().equals(HoldReason.FRAUD_USER.code());
    }

    static boolean productBurst(AlertRow alert) {
        return alert.reason().equals(HoldReason.FRAUD_PROD.code());
    }

    /** Whether the group is about more than the order that is shown anyway. */
    static boolean ofMany(AlertRow alert) {
        return alert.groupKind() == AlertGroup.Kind.USER || alert.groupKind() == AlertGroup.Kind.PRODUCT;
    }

    /** How a form names the group. */
    static String choice(AlertGroup group) {
        return group.reason() + " " + group.kind() + " " + group.subject();
    }

    static boolean severe(AlertGroupRow row) {
        return row.severity() != Severity.NORMAL;
    }

    static boolean ofNobody(AlertGroupRow row) {
        return row.group().kind() == AlertGroup.Kind.NONE;
    }

    /**
     * The list of the group's alerts.
     *
     * @param groups address of the list of groups, whose filter stays
     */
    static String address(AlertGroupRow row, String groups) {
        String list = Addresses.with(Addresses.with(groups, AlertList.VIEW, null), "cursor", null);
        return ofGroup(list, row.group());
    }

    /** The list of the alerts of this one's group that are not resolved. */
    static String groupAddress(AlertRow alert) {
        AlertGroup group = new AlertGroup(alert.reason(), alert.groupKind(), alert.groupSubject());
        return ofGroup("/alerts?status=UNRESOLVED", group);
    }

    private static String ofGroup(String list, AlertGroup group) {
        String ofKind = Addresses.with(
                Addresses.with(list, "reason", group.reason()),
                "group_kind",
                group.kind().name());
        return Addresses.with(ofKind, "group_subject", group.subject().isEmpty() ? null : group.subject());
    }

    /** The list of the alerts that are not resolved of the group that the message is about. */
    static String groupAddress(NotificationRow message) {
        AlertGroup group = new AlertGroup(message.reason(), message.groupKind(), message.groupSubject());
        return ofGroup("/alerts?status=UNRESOLVED", group);
    }

    private static @Nullable HoldReason holdReason(String code) {
        return HoldReason.codes().contains(code) ? HoldReason.ofCode(code) : null;
    }

    private static @Nullable EventReason eventReason(String code) {
        return code.startsWith("EVT-") ? EventReason.ofCode(code) : null;
    }
}
