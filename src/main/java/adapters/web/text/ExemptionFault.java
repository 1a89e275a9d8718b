package adapters.web.text;

/** What is wrong with a form about exemptions. */
public enum ExemptionFault {
    SUBJECT_LENGTH,
    REASON_LENGTH,
    CHARACTERS,
    END_PAST,
    END_UNREADABLE,
    /** The exemption that was to end was over already. */
    OVER
}
