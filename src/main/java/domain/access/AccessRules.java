package domain.access;

import java.time.Duration;

/**
 * What is set about access.
 *
 * @param devAccounts whether accounts with passwords that everybody knows are let in: only by the dev profile
 * @param sessionIdle how long a session lasts without a request
 * @param sessionLife how long in any case
 */
public record AccessRules(boolean devAccounts, Duration sessionIdle, Duration sessionLife) {}
