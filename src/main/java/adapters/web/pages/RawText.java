package adapters.web.pages;

import application.views.RawCopy;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A message as far as it can be shown as text.
 *
 * @param text the beginning of the message; what is not UTF-8 is shown as U+FFFD
 * @param size bytes of the whole message
 * @param absent whether the message had no value at all
 * @param cut whether there is more than is shown
 * @param exact whether the bytes shown are valid UTF-8
 */
public record RawText(String text, int size, boolean absent, boolean cut, boolean exact) {
    private static final int MOST_SHOWN = 64 * 1024;

    static RawText of(RawCopy copy) {
        return copy.value().map(RawText::of).orElse(new RawText("", 0, true, false, true));
    }

    private static RawText of(byte[] value) {
        boolean cut = value.length > MOST_SHOWN;
        byte[] shown = cut ? Arrays.copyOf(value, MOST_SHOWN) : value;
        return new RawText(new String(shown, StandardCharsets.UTF_8), value.length, false, cut, cut || isUtf8(shown));
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
