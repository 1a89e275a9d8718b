package adapters.postgres;

import io.quarkus.agroal.DataSource;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

/** Statements of the account that owns the tables, outside the running transaction. */
@Typed(OwnersSql.class)
@Singleton
class OwnersSql extends Sql {
    OwnersSql(@DataSource("owner") javax.sql.DataSource dataSource) {
        super(dataSource);
    }
}
