package adapters.devstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The main process of a PostgreSQL server, found by the pid file in its data folder. It is not a child of the process
 * that started it, so it outlives a killed host and must be found again.
 */
public final class Postmaster {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Postmaster() {}

    /** The folder in which a stack keeps its database. */
    static Path dataOf(Path stackFolder) {
        return stackFolder.resolve("postgres");
    }

    /** The live postmaster of the stack in this folder; a pid that belongs to some other program does not count. */
    public static Optional<ProcessHandle> of(Path stackFolder) {
        try {
            List<String> lines = Files.readAllLines(pidFile(stackFolder));
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.get(0).trim())).filter(Postmaster::isPostgres);
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** Kills the server without a chance to say goodbye, its workers too, and returns when all are gone. */
    public static void kill(Path stackFolder) {
        of(stackFolder).ifPresent(postmaster -> {
            List<ProcessHandle> family = Stream.concat(Stream.of(postmaster), postmaster.descendants())
                    .toList();
            family.forEach(ProcessHandle::destroyForcibly);
            family.forEach(Postmaster::awaitExit);
        });
    }

    /** Ends a server that lost its host and removes its pid file, whose pid may be another program's by now. */
    static void clear(Path stackFolder) throws IOException {
        kill(stackFolder);
        Files.deleteIfExists(pidFile(stackFolder));
    }

    private static void awaitExit(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException stillThere) {
            throw new StackFailure("Process " + process.pid() + " of PostgreSQL cannot be ended", stillThere);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .map(command -> command.contains("postgres"))
                        .orElse(true);
    }

    private static Path pidFile(Path stackFolder) {
        return dataOf(stackFolder).resolve("postmaster.pid");
    }
}
