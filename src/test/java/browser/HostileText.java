package browser;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Texts that break careless pages. */
enum HostileText {
    MARKUP("<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>&amp;'\"--></textarea>"),
    LONG_WORD("장".repeat(2_000) + "W".repeat(8_000)),
    OVERRIDES("\u202e\u2067gnorw eht yaw\u2069 \u202dround\u202c אבג العربية"),
    EMOJI("👩‍👩‍👧‍👦🏳️‍🌈\u200d\u200b\ufeff e" + "\u0301\u0323".repeat(50)),
    LINES("one\r\ntwo\u2028three\n\n\n\tfour");

    private static final int LONGEST_ID = 200;
    private static final List<String> IDS = List.of("channel", "user_id", "product_id", "event_type");
    private static final List<String> TEXTS =
            List.of("product_name", "shipping_address", "tracking_no", "current_stage", "note");

    private final String text;

    HostileText(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** The text as an identifier, as far as one may be long. */
    String id(String mark) {
        return (mark + text).substring(0, Math.min(LONGEST_ID, (mark + text).length()));
    }

    /** A held order that carries the text in each of its fields. */
    ObjectNode held(String orderId) {
        ObjectNode message = JsonNodeFactory.instance
                .objectNode()
                .put("order_id", orderId)
                .put("event_id", orderId)
                .put("status", "HOLD")
                .put("reason_code", id(""));
        IDS.forEach(field -> message.put(field, id("")));
        TEXTS.forEach(field -> message.put(field, text));
        message.putArray("items").add(line(1)).add(line(2));
        return message;
    }

    private ObjectNode line(int quantity) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("line_id", id(""))
                .put("product_id", id(""))
                .put("product_name", text)
                .put("quantity", quantity);
    }

    /** An event at fault that has the text for a status. */
    ObjectNode bad(String orderId) {
        return held(orderId).put("event_id", "-" + id("").replaceAll("^.", "")).put("status", text);
    }
}
