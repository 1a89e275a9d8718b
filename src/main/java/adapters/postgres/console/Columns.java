package adapters.postgres.console;

import domain.hold.HoldReason;
import domain.order.ShownStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** How columns become values of the domain, and back. */
final class Columns {
    private Columns() {}

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant nullableInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable ShownStatus nullableStatus(ResultSet row, String column) throws SQLException {
        String status = row.getString(column);
        return status == null ? null : ShownStatus.valueOf(status);
    }

    static @Nullable HoldReason nullableReason(ResultSet row, String column) throws SQLException {
        String code = row.getString(column);
        return code == null ? null : HoldReason.ofCode(code);
    }

    static @Nullable Long nullableLong(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    static @Nullable Integer nullableInt(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    static OffsetDateTime value(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** A pattern for {@code ilike} that matches the text anywhere, its own wildcards included. */
    static String anywhere(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
