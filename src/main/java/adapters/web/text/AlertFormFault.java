package adapters.web.text;

/** Why a form about alerts is not carried out at all. */
public enum AlertFormFault {
    NOTHING_CHOSEN,
    NOTE_LENGTH,
    NOTE_CHARACTERS
}
