package domain.access;

/**
 * Somebody whose password was right.
 *
 * @param generation of the account when it was; a later one means that it has to be asked for again
 */
public record SignedIn(long accountId, AccountName name, Role role, long generation) {}
