package bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The least the server can do for the rows the application wrote: binary COPY of the very same raw, event and order rows into
 * empty tables with the same indexes and partitions, one connection, a commit every 2,000 messages.
 */
final class BareCopy {
    private static final List<String> TABLES = List.of("orders_raw", "events", "orders");
    private static final int MESSAGES_PER_COMMIT = 2_000;

    private final Database database;
    private final Path folder;
    private final long postmaster;
    private long nanos;
    private long clientNanos;

    BareCopy(Database database, Path folder) throws SQLException {
        this.database = database;
        this.folder = folder;
        this.postmaster = database.postmaster();
    }

    Moment.Span measure() throws SQLException, IOException {
        long messages = database.number("select count(*) from orders_raw");
        int commits = Math.toIntExact((messages + MESSAGES_PER_COMMIT - 1) / MESSAGES_PER_COMMIT);
        List<Stream> streams = new ArrayList<>();
        for (String table : TABLES) {
            save(table);
            createEmptyCopy(table);
            int rows = Math.toIntExact(database.number("select count(*) from " + table));
            streams.add(new Stream(table, new CopyFile(open(table)), (rows + commits - 1) / commits));
        }
        database.execute("checkpoint");
        long serverBefore = ProcessAccounts.ofFamily(postmaster);
        long machineBefore = ProcessAccounts.ofMachine();
        copyAll(streams, commits);
        long server = ProcessAccounts.ofFamily(postmaster) - serverBefore;
        return new Moment.Span(
                nanos, messages, server, clientNanos / 1_000, 0, ProcessAccounts.ofMachine() - machineBefore);
    }

    private void copyAll(List<Stream> streams, int commits) throws SQLException, IOException {
        Connection connection = database.connection();
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        connection.setAutoCommit(false);
        for (int commit = 0; commit < commits; commit++) {
            copyOnce(streams, copies);
        }
        connection.setAutoCommit(true);
        for (Stream stream : streams) {
            stream.rows().close();
        }
    }

    /** Cutting the file into pieces is not part of what is measured. */
    private void copyOnce(List<Stream> streams, CopyManager copies) throws SQLException, IOException {
        List<byte[]> pieces = new ArrayList<>();
        for (Stream stream : streams) {
            pieces.add(stream.rows().next(stream.rowsPerCommit()));
        }
        long begin = System.nanoTime();
        long cpuBegin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < pieces.size(); i++) {
            String command = "copy bare_" + streams.get(i).table() + " from stdin (format binary)";
            copies.copyIn(command, new ByteArrayInputStream(pieces.get(i)), 65_536);
        }
        database.connection().commit();
        nanos += System.nanoTime() - begin;
        clientNanos += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuBegin;
    }

    private void save(String table) throws SQLException, IOException {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(file(table)))) {
            database.connection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (select * from " + table + ") to stdout (format binary)", file);
        }
    }

    private BufferedInputStream open(String table) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file(table)), 1 << 20);
    }

    private Path file(String table) {
        return folder.resolve(table + ".copy");
    }

    private void createEmptyCopy(String table) throws SQLException {
        String key = database.text(
                "select coalesce(' partition by ' || pg_get_partkeydef('%1$s'::regclass), '')".formatted(table));
        String storage = database.text(
                "select coalesce(' with (' || array_to_string(reloptions, ', ') || ')', '') from pg_class where oid = '%s'::regclass"
                        .formatted(table));
        database.execute("create table bare_" + table + " (like " + table + " including all)" + key + storage);
        Map<String, Long> partitions = database.counts(
                "select 'create table bare_' || c.relname || ' partition of bare_%1$s ' || pg_get_expr(c.relpartbound, c.oid), c.oid from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = '%1$s'::regclass"
                        .formatted(table));
        for (String partition : partitions.keySet()) {
            database.execute(partition);
        }
    }

    private record Stream(String table, CopyFile rows, int rowsPerCommit) {}
}
