package adapters.postgres;

import application.ports.Exemptions;
import domain.hold.HoldCauses.BurstKey;
import domain.hold.HoldReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

@ApplicationScoped
class PostgresExemptions implements Exemptions {
    private static final String UNTIL = """
            select e.kind, e.subject, bool_or(e.ends_at is null) as endless, max(e.ends_at) as ends_at
            from exemptions e join unnest(?::text[], ?::text[]) as k (kind, subject) using (kind, subject)
            group by e.kind, e.subject
            """;

    private final Sql sql;

    PostgresExemptions(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<BurstKey, Instant> until(Collection<BurstKey> keys) {
        List<BurstKey> wanted = List.copyOf(keys);
        Map<BurstKey, Instant> until = new HashMap<>();
        sql.query(
                UNTIL,
                row -> {
                    HoldReason reason =
                            row.getString("kind").equals("USER") ? HoldReason.FRAUD_USER : HoldReason.FRAUD_PROD;
                    return until.put(
                            new BurstKey(reason, row.getString("subject")),
                            row.getBoolean("endless") ? Instant.MAX : Sql.instant(row, "ends_at"));
                },
                Sql.column(wanted, key -> key.reason() == HoldReason.FRAUD_USER ? "USER" : "PRODUCT"),
                Sql.column(wanted, BurstKey::subject));
        return until;
    }
}
