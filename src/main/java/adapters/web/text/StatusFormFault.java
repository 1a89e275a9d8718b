package adapters.web.text;

/** Why a form about an order's status is not carried out at all. */
public enum StatusFormFault {
    NOTHING_CHOSEN,
    NOTE_LENGTH,
    NOTE_CHARACTERS
}
