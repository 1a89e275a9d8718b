package adapters.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Messages no order can be made of, in the place and with the key of a sound one. */
final class BrokenMessages {
    private final Dice dice;
    private final List<UnaryOperator<byte[]>> damages = List.of(
            this::cutOff, this::wrongCharset, BrokenMessages::errorPage, BrokenMessages::list, this::wrongField);
    private long empties;

    BrokenMessages(Dice dice) {
        this.dice = dice;
    }

    /** Nothing at all, or nothing but the sender's own counters (EVT-EMPTY). */
    Message empty(Message sound) {
        empties++;
        byte[] counters =
                "{\"run_id\":\"nightly\",\"seq\":%d}".formatted(empties).getBytes(StandardCharsets.UTF_8);
        return switch (dice.between(1, 4)) {
            case 1 -> sound.with(null);
            case 2 -> sound.with(new byte[0]);
            case 3 -> sound.with("{}".getBytes(StandardCharsets.UTF_8));
            default -> sound.with(counters);
        };
    }

    /** Not JSON, not an object, or an object whose fields cannot be used (EVT-PARSE, EVT-SCHEMA). */
    Message broken(Message sound) {
        byte[] value = sound.value();
        return sound.with(dice.oneOf(damages).apply(value == null ? new byte[] {'{', '"'} : value));
    }

    private byte[] cutOff(byte[] value) {
        return Arrays.copyOf(value, dice.between(1, value.length - 1));
    }

    /** A byte that UTF-8 never contains, inside the first field's name. */
    private byte[] wrongCharset(byte[] value) {
        byte[] damaged = value.clone();
        damaged[2] = (byte) 0xFF;
        return damaged;
    }

    private static byte[] errorPage(byte[] value) {
        return ("<html><head><title>502 Bad Gateway</title></head><body>" + value.length + "</body></html>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] list(byte[] value) {
        byte[] list = new byte[value.length + 2];
        System.arraycopy(value, 0, list, 1, value.length);
        list[0] = '[';
        list[list.length - 1] = ']';
        return list;
    }

    private byte[] wrongField(byte[] value) {
        JsonText json = JsonText.object().text("channel", "own-mall").text("shipping_address", "서울특별시 중구 세종대로 110");
        String orderId = "M-X" + value.length;
        return switch (dice.between(1, 4)) {
            case 1 -> json.text("current_status", "PAID").bytes();
            case 2 ->
                json.text("order_id", orderId).text("current_status", "반품접수").bytes();
            case 3 -> json.text("order_id", orderId).text("quantity", "두 개").bytes();
            default -> json.text("order_id", orderId).text("occurred_at", "어제").bytes();
        };
    }
}
