package adapters.postgres.access;

import adapters.postgres.Query;
import adapters.postgres.Sql;
import application.ports.AccountViews;
import application.ports.Accounts;
import application.views.AccountRow;
import domain.access.AccessRules;
import domain.access.AccountName;
import domain.access.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PostgresAccounts implements Accounts, AccountViews {
    private static final String ONE_AT_A_TIME = "lock table accounts in share row exclusive mode";
    private static final String ACCOUNT = """
            select account_id, name, role, password_hash, enabled, dev_only, subject, generation from accounts where\s""";
    private static final String ADMINS = """
            select name from accounts where role = 'ADMIN' and enabled and not dev_only and subject is null
            order by name""";
    private static final String LET_IN = """
            select 1 from accounts where enabled and (not dev_only or ?) and (subject is null or ?) limit 1""";
    private static final String ADD = """
            insert into accounts (name, role, password_hash, dev_only, subject,
                created_at, created_by, changed_at, changed_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";
    private static final String CHANGE = """
            update accounts set role = ?, password_hash = ?, enabled = ?, dev_only = ?, subject = ?,
                   generation = generation + 1, changed_at = ?, changed_by = ?
            where account_id = ?""";
    private static final String ALL = """
            select name, role, enabled, dev_only, subject is not null as elsewhere, created_at, created_by, signed_in_at
            from accounts order by name""";

    private final Sql sql;

    PostgresAccounts(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<StoredAccount> account(AccountName name) {
        return one("name = ?", name.value());
    }

    @Override
    public Optional<StoredAccount> accountOfSubject(String subject) {
        return one("subject = ?", subject);
    }

    private Optional<StoredAccount> one(String condition, String value) {
        return sql.list(new Query(ACCOUNT + condition, value), PostgresAccounts::stored).stream()
                .findFirst();
    }

    @Override
    public Optional<StoredAccount> accountToChange(AccountName name) {
        sql.update(ONE_AT_A_TIME);
        return account(name);
    }

    @Override
    public boolean anyLetIn(AccessRules rules) {
        return !sql.list(new Query(LET_IN, rules.devAccounts(), rules.provider()), row -> true)
                .isEmpty();
    }

    @Override
    public List<AccountName> admins() {
        return sql.list(new Query(ADMINS), row -> new AccountName(row.getString("name")));
    }

    @Override
    public boolean add(NewAccount account, String actor, Instant now) {
        return sql.update(
                        ADD,
                        account.name().value(),
                        account.role().name(),
                        account.passwordHash(),
                        account.devOnly(),
                        account.subject(),
                        now,
                        actor,
                        now,
                        actor)
                == 1;
    }

    @Override
    public void change(StoredAccount account, String actor, Instant now) {
        sql.update(
                CHANGE,
                account.role().name(),
                account.passwordHash(),
                account.enabled(),
                account.devOnly(),
                account.subject(),
                now,
                actor,
                account.id());
    }

    @Override
    public List<AccountRow> accounts() {
        return sql.list(
                new Query(ALL),
                row -> new AccountRow(
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        row.getBoolean("enabled"),
                        row.getBoolean("dev_only"),
                        row.getBoolean("elsewhere"),
                        Sql.instant(row, "created_at"),
                        row.getString("created_by"),
                        Sql.instantOrNull(row, "signed_in_at")));
    }

    static StoredAccount stored(ResultSet row) throws SQLException {
        return new StoredAccount(
                row.getLong("account_id"),
                new AccountName(row.getString("name")),
                Role.valueOf(row.getString("role")),
                row.getString("password_hash"),
                row.getBoolean("enabled"),
                row.getBoolean("dev_only"),
                row.getString("subject"),
                row.getLong("generation"));
    }
}
