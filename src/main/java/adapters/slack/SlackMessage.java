package adapters.slack;

import adapters.settings.Settings;
import application.ports.Notifier.Digest;
import application.ports.Notifier.Wording;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import domain.alert.AlertGroup;
import domain.event.EventReason;
import domain.hold.HoldReason;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts the standing of a group into Block Kit. No text from outside gets into the header; whatever the lengths, Slack's limits hold. */
final class SlackMessage {
    private static final int LONGEST_SECTION = 3_000;
    private static final int LONGEST_SUBJECT = 100;
    private static final int LONGEST_LABEL = 60;
    private static final String TEXT = "text";
    private static final String TYPE = "type";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SlackWords words;
    private final ZoneId zone;
    private final String console;

    /**
     * @param console where links begin
     */
    SlackMessage(Settings.Language language, ZoneId zone, URI console) {
        this.words = MessageBundles.get(
                SlackWords.class, Localized.Literal.of(language.name().toLowerCase(Locale.ROOT)));
        this.zone = zone;
        this.console = console.toString().replaceAll("/+$", "");
    }

    Wording of(Digest digest) {
        String text = words.summary(heading(digest), subject(digest.group()), standing(digest));
        ArrayNode blocks = JSON.arrayNode();
        blocks.add(block("header", plain(heading(digest))));
        blocks.add(section(
                "*" + words.kind(digest.group().kind()) + "* " + subject(digest.group()) + "\n" + standing(digest)));
        sections(lines(digest)).forEach(lines -> blocks.add(section(lines)));
        ObjectNode context = JSON.objectNode().put(TYPE, "context");
        context.putArray("elements")
                .add(plain(words.occurred(TIME.format(digest.occurredAt().atZone(zone)), zone.getId())));
        blocks.add(context);
        ObjectNode message = JSON.objectNode().put(TEXT, text).put("mrkdwn", false);
        message.set("blocks", blocks);
        return new Wording(text, message.toString());
    }

    private String heading(Digest digest) {
        String code = digest.group().reason();
        String reason = code.startsWith("EVT-")
                ? words.eventReason(EventReason.ofCode(code))
                : words.holdReason(HoldReason.ofCode(code));
        return digest.update() ? words.headingOfUpdate(reason, code) : words.heading(reason, code);
    }

    private String subject(AlertGroup group) {
        return group.kind() == AlertGroup.Kind.NONE
                ? words.noOrder()
                : SlackText.inert(group.subject(), LONGEST_SUBJECT);
    }

    private String standing(Digest digest) {
        return digest.update() ? words.openWithFresh(digest.open(), digest.fresh()) : words.open(digest.open());
    }

    private List<String> lines(Digest digest) {
        List<String> lines = new ArrayList<>();
        digest.firstOrders().forEach(order -> lines.add("• " + link(order)));
        if (digest.orders() > digest.firstOrders().size()) {
            lines.add(words.moreOrders(digest.orders() - digest.firstOrders().size()));
        }
        if (digest.orders() == 0) {
            lines.add("<" + console + "/events?only_error=true|" + words.seeErrors() + ">");
        }
        return lines;
    }

    private String link(String orderId) {
        String label = SlackText.inert(orderId, LONGEST_LABEL);
        String address = console + "/orders/"
                + URLEncoder.encode(orderId, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A");
        String link = "<" + address + "|" + label + ">";
        return link.length() > LONGEST_SECTION - 2 ? label : link;
    }

    /** As many lines to a section as fit. */
    private static List<String> sections(List<String> lines) {
        List<String> sections = new ArrayList<>();
        StringBuilder section = new StringBuilder();
        for (String line : lines) {
            if (section.length() + line.length() + 1 > LONGEST_SECTION) {
                sections.add(section.toString());
                section.setLength(0);
            }
            section.append(section.isEmpty() ? "" : "\n").append(line);
        }
        sections.add(section.toString());
        return sections;
    }

    private static ObjectNode section(String markup) {
        return block(
                "section",
                JSON.objectNode().put(TYPE, "mrkdwn").put(TEXT, markup).put("verbatim", true));
    }

    private static ObjectNode plain(String text) {
        return JSON.objectNode().put(TYPE, "plain_text").put(TEXT, text).put("emoji", false);
    }

    private static ObjectNode block(String type, ObjectNode text) {
        ObjectNode block = JSON.objectNode().put(TYPE, type);
        block.set(TEXT, text);
        return block;
    }
}
