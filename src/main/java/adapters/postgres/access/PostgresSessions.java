package adapters.postgres.access;

import adapters.postgres.Query;
import adapters.postgres.Sql;
import application.ports.Accounts.StoredAccount;
import application.ports.Sessions;
import domain.access.SignedIn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** That a session is used is stored at most once in a minute, or in a tenth of the time that it lasts unused. */
@ApplicationScoped
class PostgresSessions implements Sessions {
    private static final String OPEN = """
            with visit as (update accounts set signed_in_at = ? where account_id = ?)
            insert into sessions (digest, account_id, generation, began_at, used_at) values (?, ?, ?, ?, ?)""";
    private static final String USED = """
            with used as (
                update sessions set used_at = ? where digest = ? and used_at between ? and ? and began_at > ?
            )
            """;
    private static final String ACCOUNT = """
            select a.account_id, a.name, a.role, a.password_hash, a.enabled, a.dev_only, a.subject, a.generation
            from sessions s join accounts a using (account_id)
            where s.digest = ? and s.generation = a.generation and s.used_at > ? and s.began_at > ?""";
    private static final String CLOSE = "delete from sessions where digest = ?";
    private static final String FORGET = "delete from sessions where used_at <= ? or began_at <= ?";
    private static final Duration NOTED_AFTER = Duration.ofMinutes(1);
    private static final int NOTED_IN_TIMES = 10;

    private final Sql sql;

    PostgresSessions(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void open(String digest, SignedIn visitor, Instant now) {
        sql.update(OPEN, now, visitor.accountId(), digest, visitor.accountId(), visitor.generation(), now, now);
    }

    @Override
    public Optional<StoredAccount> account(String digest, Lifetime lifetime, Instant now) {
        Instant idleSince = now.minus(lifetime.idle());
        Instant beganAfter = now.minus(lifetime.whole());
        Query query = new Query(
                USED + ACCOUNT,
                now,
                digest,
                idleSince,
                now.minus(notedAfter(lifetime)),
                beganAfter,
                digest,
                idleSince,
                beganAfter);
        return sql.list(query, PostgresAccounts::stored).stream().findFirst();
    }

    @Override
    public Optional<StoredAccount> accountUnused(String digest, Lifetime lifetime, Instant now) {
        Query query = new Query(ACCOUNT, digest, now.minus(lifetime.idle()), now.minus(lifetime.whole()));
        return sql.list(query, PostgresAccounts::stored).stream().findFirst();
    }

    private static Duration notedAfter(Lifetime lifetime) {
        Duration part = lifetime.idle().dividedBy(NOTED_IN_TIMES);
        return part.compareTo(NOTED_AFTER) < 0 ? part : NOTED_AFTER;
    }

    @Override
    public void close(String digest) {
        sql.update(CLOSE, digest);
    }

    @Override
    public void forgetEnded(Lifetime lifetime, Instant now) {
        sql.update(FORGET, now.minus(lifetime.idle()), now.minus(lifetime.whole()));
    }
}
