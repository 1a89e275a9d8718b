package adapters.kafka;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one message as they stand in it, before anything is made of them. */
final class MessageFields {
    private final Map<Name, Value> values = new EnumMap<>(Name.class);
    private final Set<Name> seen = EnumSet.noneOf(Name.class);
    private final List<String> repeated = new ArrayList<>();
    private boolean empty = true;

    /** The names the contract knows; an alias follows the name it stands for. */
    enum Name {
        EVENT_ID,
        ORDER_ID,
        CHANNEL,
        SOURCE,
        USER_ID,
        CUSTOMER_ID,
        PRODUCT_ID,
        PRODUCT_NAME,
        QUANTITY,
        ITEMS,
        LINE_ITEMS,
        LINE_ID,
        SHIPPING_ADDRESS,
        ADDRESS,
        CURRENT_STATUS,
        STATUS,
        EVENT_TYPE,
        LAST_EVENT_TYPE,
        OCCURRED_AT,
        LAST_OCCURRED_AT,
        EVENT_PRODUCED_AT,
        CREATED_AT,
        TRACKING_NO,
        PROMISED_DELIVERY_DATE,
        REASON_CODE,
        HOLD_REASON_CODE;

        private static final Map<String, Name> BY_TEXT = new HashMap<>();

        static {
            for (Name name : values()) {
                BY_TEXT.put(name.text(), name);
            }
        }

        private final String text = name().toLowerCase(Locale.ROOT);

        String text() {
            return text;
        }

        static @Nullable Name of(String text) {
            return BY_TEXT.get(text);
        }
    }

    /** A value as it stands in the message. */
    sealed interface Value {
        record Text(String text) implements Value {}

        /** A number as its text. */
        record Numeral(String text, boolean integer) implements Value {}

        /** An object as its JSON text. */
        record Structure(String json) implements Value {}

        record Items(List<MessageFields> lines) implements Value {}

        /** A value of a kind that no field takes. */
        record Other(String kind) implements Value {}
    }

    /** Whether there is nothing but {@code run_id} and {@code seq}. */
    boolean empty() {
        return empty;
    }

    void hasField(String name) {
        if (!name.equals("run_id") && !name.equals("seq")) {
            empty = false;
        }
    }

    /**
     * Takes a field.
     *
     * @param value {@code null} for JSON's null, which is as good as absent
     */
    void put(Name name, @Nullable Value value) {
        if (!seen.add(name)) {
            repeated.add(name.text());
        } else if (value != null) {
            values.put(name, value);
        }
    }

    @Nullable
    Value get(Name name) {
        return values.get(name);
    }

    /** The names that stand more than once, so that nobody can tell which value is meant. */
    List<String> repeated() {
        return repeated;
    }
}
