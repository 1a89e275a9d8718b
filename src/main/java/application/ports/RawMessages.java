package application.ports;

import java.util.List;

/** The raw copies of all messages consumed. */
public interface RawMessages {
    void append(List<RawMessage> messages);
}
