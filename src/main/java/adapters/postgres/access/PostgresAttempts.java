package adapters.postgres.access;

import adapters.postgres.Query;
import adapters.postgres.Sql;
import application.ports.Attempts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

@ApplicationScoped
class PostgresAttempts implements Attempts {
    private static final String ADD = """
            insert into sign_in_attempts as known (key, attempts, since) values (?, 1, ?)
            on conflict (key) do update set
                attempts = case when known.since <= ? then 1 else known.attempts + 1 end,
                since = case when known.since <= ? then excluded.since else known.since end
            returning attempts""";
    private static final String ENTER = """
            insert into sign_in_places (account, place, entered_at) values (?, ?, ?)
            on conflict (account, place) do update set entered_at = excluded.entered_at""";
    private static final String ENTERED =
            "select 1 from sign_in_places where account = ? and place = ? and entered_at > ?";

    private final Sql sql;

    PostgresAttempts(Sql sql) {
        this.sql = sql;
    }

    @Override
    public int add(String key, Duration within, Instant now) {
        Instant anew = now.minus(within);
        return sql.list(new Query(ADD, key, now, anew, anew), row -> row.getInt("attempts"))
                .get(0);
    }

    @Override
    public void takeBack(String key) {
        sql.update("update sign_in_attempts set attempts = greatest(attempts - 1, 0) where key = ?", key);
    }

    @Override
    public void forget(String key) {
        sql.update("delete from sign_in_attempts where key = ?", key);
    }

    @Override
    public void forgetEnding(String end) {
        sql.update("delete from sign_in_attempts where right(key, ?) = ?", end.length(), end);
    }

    @Override
    public void forgetBefore(Instant time) {
        sql.update("delete from sign_in_attempts where since <= ?", time);
    }

    @Override
    public void enter(String account, String place, Instant now) {
        sql.update(ENTER, account, place, now);
    }

    @Override
    public boolean entered(String account, String place, Instant after) {
        return !sql.list(new Query(ENTERED, account, place, after), row -> true).isEmpty();
    }

    @Override
    public void forgetPlacesBefore(Instant time) {
        sql.update("delete from sign_in_places where entered_at <= ?", time);
    }
}
