package adapters.web.text;

/** Why a message cannot be sent once more. */
public enum ResendProblem {
    WRONG_STATUS,
    GROUP_WAITS
}
