package adapters.kafka;

import adapters.kafka.MessageFields.Name;
import adapters.kafka.MessageFields.Value;
import application.ports.Decoded.Told;
import application.ports.RawMessage;
import domain.order.OrderData;
import domain.order.OrderEvent;
import domain.order.OrderLine;
import domain.order.ShownStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes an event of a message's fields, or tells everything that is wrong with them. */
final class EventInterpreter {
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_LINES = 500;
    private static final int LARGEST_QUANTITY = 1_000_000;
    private static final int LONGEST_QUOTE = 60;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration FARTHEST_AHEAD = Duration.ofDays(1);
    private static final int LATEST_PROMISE = 9999;
    private static final String STATUSES = Arrays.toString(ShownStatus.values());

    private final RawMessage raw;
    private final List<String> problems = new ArrayList<>();
    private final @Nullable String eventId;
    private final @Nullable String orderId;
    private final @Nullable String announcedType;
    private final Optional<ShownStatus> status;
    private final @Nullable Instant occurredAt;
    private final OrderData data;
    private final @Nullable String holdReason;

    EventInterpreter(RawMessage raw, MessageFields fields) {
        this.raw = raw;
        fields.repeated().forEach(name -> problems.add(name + " is given twice"));
        eventId = text(fields, LONGEST_ID, Name.EVENT_ID);
        orderId = text(fields, LONGEST_ID, Name.ORDER_ID);
        if (orderId == null && fields.get(Name.ORDER_ID) == null) {
            problems.add("order_id is missing");
        } else if (orderId == null && problems.isEmpty()) {
            problems.add("order_id is blank");
        }
        announcedType = text(fields, LONGEST_ID, Name.EVENT_TYPE, Name.LAST_EVENT_TYPE);
        status = status(fields);
        occurredAt = time(fields, Name.OCCURRED_AT, Name.LAST_OCCURRED_AT, Name.EVENT_PRODUCED_AT, Name.CREATED_AT);
        time(fields, Name.EVENT_PRODUCED_AT);
        data = data(fields);
        holdReason = text(fields, LONGEST_TEXT, Name.REASON_CODE, Name.HOLD_REASON_CODE);
    }

    /** The event; {@code null} where there are {@link #problems()}. */
    @Nullable
    OrderEvent event() {
        if (!problems.isEmpty() || orderId == null) {
            return null;
        }
        ShownStatus announced = status.or(() -> named(announcedType)).orElse(ShownStatus.PAID);
        String type = announcedType == null ? announced.name() : announcedType;
        Instant at = occurredAt == null ? raw.recordAt() : occurredAt;
        String id = eventId == null ? EventIdentity.derived(orderId, type, announced, at) : eventId;
        return new OrderEvent(id, orderId, type, announced, at, raw.receivedAt(), data, null, holdReason);
    }

    /** The event id, as far as it can be read. */
    @Nullable
    String eventId() {
        return eventId;
    }

    String problems() {
        return String.join("; ", problems);
    }

    /** What can be read although the message is bad. */
    Told told() {
        return new Told(orderId, data.channel(), announcedType, occurredAt);
    }

    private static Optional<ShownStatus> named(@Nullable String eventType) {
        return eventType == null ? Optional.empty() : ShownStatus.namedByEventType(eventType);
    }

    private Optional<ShownStatus> status(MessageFields fields) {
        String name = text(fields, LONGEST_ID, Name.CURRENT_STATUS, Name.STATUS);
        if (name == null) {
            return Optional.empty();
        }
        Optional<ShownStatus> known = ShownStatus.named(name);
        if (known.isEmpty()) {
            problems.add("%s is not a status; it takes one of %s".formatted(quoted(name), STATUSES));
        }
        return known;
    }

    private OrderData data(MessageFields fields) {
        return new OrderData(
                text(fields, LONGEST_ID, Name.CHANNEL, Name.SOURCE),
                text(fields, LONGEST_ID, Name.USER_ID, Name.CUSTOMER_ID),
                text(fields, LONGEST_ID, Name.PRODUCT_ID),
                text(fields, LONGEST_TEXT, Name.PRODUCT_NAME),
                quantity(fields),
                items(fields),
                address(fields),
                text(fields, LONGEST_TEXT, Name.TRACKING_NO),
                promisedDay(fields));
    }

    private @Nullable String address(MessageFields fields) {
        for (Name name : List.of(Name.SHIPPING_ADDRESS, Name.ADDRESS)) {
            if (fields.get(name) instanceof Value.Structure structure) {
                return limited(name, structure.json(), LONGEST_TEXT);
            }
            String text = text(fields, LONGEST_TEXT, name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** The first of the names that says something: text, or a number as its text. */
    private @Nullable String text(MessageFields fields, int longest, Name... names) {
        for (Name name : names) {
            Value value = fields.get(name);
            if (value instanceof Value.Text text && !text.text().isBlank()) {
                return limited(name, text.text(), longest);
            } else if (value instanceof Value.Numeral number) {
                return limited(name, number.text(), longest);
            } else if (value != null && !(value instanceof Value.Text)) {
                problems.add(name.text() + " must be text, not " + kind(value));
                return null;
            }
        }
        return null;
    }

    private @Nullable String limited(Name name, String text, int longest) {
        if (EventText.longerThan(text, longest)) {
            problems.add("%s is longer than %,d characters".formatted(name.text(), longest));
            return null;
        }
        return EventText.storable(text);
    }

    private @Nullable Instant time(MessageFields fields, Name... names) {
        for (Name name : names) {
            Value value = fields.get(name);
            if (value == null
                    || (value instanceof Value.Text text && text.text().isBlank())) {
                continue;
            }
            Optional<Instant> time = read(value);
            if (time.isEmpty()) {
                problems.add(name.text() + " must be an ISO-8601 time or epoch milliseconds, not " + kind(value));
            } else if (time.get().isBefore(EARLIEST)) {
                problems.add(name.text() + " lies before the year 2000");
            } else if (time.get().isAfter(raw.recordAt().plus(FARTHEST_AHEAD))) {
                problems.add(name.text() + " lies more than a day after the message itself");
            } else {
                return time.get();
            }
            return null;
        }
        return null;
    }

    private static Optional<Instant> read(Value value) {
        if (value instanceof Value.Text text) {
            return EventTimes.ofText(text.text());
        }
        return value instanceof Value.Numeral number && number.integer()
                ? EventTimes.ofMillis(number.text())
                : Optional.empty();
    }

    private @Nullable LocalDate promisedDay(MessageFields fields) {
        Value value = fields.get(Name.PROMISED_DELIVERY_DATE);
        if (value == null || (value instanceof Value.Text text && text.text().isBlank())) {
            return null;
        }
        Optional<LocalDate> day = value instanceof Value.Text text ? EventTimes.dayOf(text.text()) : Optional.empty();
        if (day.isEmpty()
                || day.get().getYear() < EARLIEST.atOffset(ZoneOffset.UTC).getYear()
                || day.get().getYear() > LATEST_PROMISE) {
            problems.add("promised_delivery_date must be a day such as 2026-01-31, not " + kind(value));
            return null;
        }
        return day.get();
    }

    private @Nullable Integer quantity(MessageFields fields) {
        Value value = fields.get(Name.QUANTITY);
        if (value == null) {
            return null;
        }
        if (value instanceof Value.Numeral number
                && number.integer()
                && number.text().length() < 9) {
            int quantity = Integer.parseInt(number.text());
            if (quantity >= 1 && quantity <= LARGEST_QUANTITY) {
                return quantity;
            }
        }
        problems.add("quantity must be a whole number from 1 to %,d, not %s".formatted(LARGEST_QUANTITY, kind(value)));
        return null;
    }

    private List<OrderLine> items(MessageFields fields) {
        for (Name name : List.of(Name.ITEMS, Name.LINE_ITEMS)) {
            Value value = fields.get(name);
            if (value instanceof Value.Items items && items.lines().size() > MOST_LINES) {
                problems.add("%s has more than %d lines".formatted(name.text(), MOST_LINES));
            } else if (value instanceof Value.Items items && !items.lines().isEmpty()) {
                return items.lines().stream().map(this::line).toList();
            } else if (value != null && !(value instanceof Value.Items)) {
                problems.add(name.text() + " must be a list of lines, not " + kind(value));
            }
        }
        return List.of();
    }

    private OrderLine line(MessageFields fields) {
        fields.repeated().forEach(name -> problems.add(name + " is given twice in one line"));
        Integer quantity = quantity(fields);
        return new OrderLine(
                text(fields, LONGEST_ID, Name.LINE_ID),
                text(fields, LONGEST_ID, Name.PRODUCT_ID),
                text(fields, LONGEST_TEXT, Name.PRODUCT_NAME),
                quantity == null ? 1 : quantity);
    }

    private static String kind(Value value) {
        if (value instanceof Value.Text text) {
            return quoted(text.text());
        } else if (value instanceof Value.Numeral number) {
            return quoted(number.text());
        } else if (value instanceof Value.Structure) {
            return "an object";
        }
        return value instanceof Value.Other other ? other.kind() : "a list";
    }

    private static String quoted(String text) {
        String shown = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
        return "\"" + EventText.storable(shown) + "\"";
    }
}
