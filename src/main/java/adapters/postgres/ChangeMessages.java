package adapters.postgres;

import application.ports.ChangeFeed.Change;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Changes as the text of a notification, of which PostgreSQL takes less than 8,000 bytes. */
@ApplicationScoped
@RegisterForReflection(targets = Change.class) // by name: no extension sees what this mapper writes
class ChangeMessages {
    static final String CHANNEL = "fulfilment_changes";
    static final String NOTIFY = "select pg_notify('" + CHANNEL + "', ?)";
    private static final int MOST_BYTES_OF_NAMES = 2_500;

    private final ObjectMapper json = new ObjectMapper();

    String write(Collection<String> orderIds, Collection<String> alertKeys, boolean figures) {
        try {
            return json.writeValueAsString(
                    new Change(first(orderIds), orderIds.size(), first(alertKeys), alertKeys.size(), figures));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("names and numbers can always be written", impossible);
        }
    }

    Change read(String text) {
        try {
            return json.readValue(text, Change.class);
        } catch (JsonProcessingException foreign) {
            throw new IllegalArgumentException("somebody else writes to the channel " + CHANNEL, foreign);
        }
    }

    /** Escaped, a character takes up to six bytes where it takes one in UTF-8. */
    private static List<String> first(Collection<String> names) {
        List<String> first = new ArrayList<>();
        int bytes = 0;
        for (String name : names) {
            bytes += name.getBytes(StandardCharsets.UTF_8).length + 3;
            if (bytes > MOST_BYTES_OF_NAMES || name.chars().anyMatch(Character::isISOControl)) {
                break;
            }
            first.add(name);
        }
        return first;
    }
}
