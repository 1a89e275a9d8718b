package adapters.postgres.console;

import domain.hold.HoldReason;
import domain.order.ShownStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How columns become values of the domain, and back. */
final class Columns {
    private Columns() {}

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

    /** A pattern for {@code ilike} that matches the text anywhere, its own wildcards included. */
    static String anywhere(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
