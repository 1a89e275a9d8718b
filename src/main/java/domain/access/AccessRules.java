package domain.access;

import java.time.Duration;

/**
 * What is set about access.
 *
 * @param devAccounts whether accounts with passwords that everybody knows are let in: only by the dev profile
 * @param provider whether accounts of an identity provider are let in: while one is set
 * @param sessionIdle how long a session lasts without a request of its visitor
 * @param sessionLife how long in any case
 */
public record AccessRules(boolean devAccounts, boolean provider, Duration sessionIdle, Duration sessionLife) {}
