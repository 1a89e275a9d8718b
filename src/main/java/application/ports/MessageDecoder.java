package application.ports;

import domain.event.EventReason;

/** Reads the messages of the channels (SPEC §2). */
public interface MessageDecoder {

    /** Never throws for what is in a message: whatever it is, it is accepted or rejected with an explanation. */
    Decoded decode(RawMessage raw);

    /** The entry of a message that cannot be kept as an event for a reason that the message alone does not show. */
    Decoded.Rejected reject(RawMessage raw, EventReason reason, String explanation);
}
