package adapters.devstack;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * The note that a running stack leaves in its folder, by which a reloaded application finds it again.
 *
 * @param pid the process that hosts the servers
 * @param ownerPid the application for which it runs
 */
record StackFile(long pid, long ownerPid, StackAddresses addresses) {

    private static final String NAME = "stack.properties";

    static Optional<StackFile> read(Path folder) {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve(NAME))) {
            values.load(reader);
            return Optional.of(new StackFile(
                    Long.parseLong(values.getProperty("pid", "")),
                    Long.parseLong(values.getProperty("owner", "")),
                    new StackAddresses(
                            Integer.parseInt(values.getProperty("postgres.port", "")),
                            Integer.parseInt(values.getProperty("kafka.port", "")))));
        } catch (IOException | IllegalArgumentException absentOrDamaged) {
            return Optional.empty();
        }
    }

    /** Written beside and moved, so that nobody reads half a note. */
    void write(Path folder) throws IOException {
        Properties values = new Properties();
        values.setProperty("pid", String.valueOf(pid));
        values.setProperty("owner", String.valueOf(ownerPid));
        values.setProperty("postgres.port", String.valueOf(addresses.postgresPort()));
        values.setProperty("kafka.port", String.valueOf(addresses.kafkaPort()));
        Path fresh = folder.resolve(NAME + ".new");
        try (Writer writer = Files.newBufferedWriter(fresh)) {
            values.store(writer, "the running local stack");
        }
        Files.move(fresh, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(NAME));
    }

    boolean isOwnedBy(long ownPid) {
        return ownerPid == ownPid && isAlive(pid);
    }

    /** Whether another application is using the stack at this moment. */
    boolean isUsedByOther(long ownPid) {
        return ownerPid != ownPid && isAlive(ownerPid) && isAlive(pid);
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
