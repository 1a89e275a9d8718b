package adapters.postgres.access;

import adapters.postgres.Query;
import adapters.postgres.Sql;
import application.ports.Accounts.StoredAccount;
import application.ports.Sessions;
import domain.access.SignedIn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** That a session is used is stored at most once in a minute. */
@ApplicationScoped
class PostgresSessions implements Sessions {
    private static final String OPEN = """
            with visit as (update accounts set signed_in_at = ? where account_id = ?)
            insert into sessions (digest, account_id, generation, began_at, used_at) values (?, ?, ?, ?, ?)""";
    private static final String ACCOUNT = """
            with used as (
                update sessions set used_at = ? where digest = ? and used_at between ? and ? and began_at > ?
            )
            select a.account_id, a.name, a.role, a.password_hash, a.enabled, a.dev_only, a.subject, a.generation
            from sessions s join accounts a using (account_id)
            where s.digest = ? and s.generation = a.generation and s.used_at > ? and s.began_at > ?""";
    private static final String CLOSE = "delete from sessions where digest = ?";
    private static final String FORGET = "delete from sessions where used_at <= ? or began_at <= ?";
    private static final long NOTED_AFTER_SECONDS = 60;

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
                ACCOUNT,
                now,
                digest,
                idleSince,
                now.minusSeconds(NOTED_AFTER_SECONDS),
                beganAfter,
                digest,
                idleSince,
                beganAfter);
        return sql.list(query, PostgresAccounts::stored).stream().findFirst();
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
