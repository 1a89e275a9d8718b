package adapters.devstack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A local stack as its owner sees it: a child process that is there from {@link #start} to the owner's own end. */
public final class RunningStack implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(85);
    private static final long BYTES_NEEDED = 300L << 20;
    private static final String LOG = "stack.log";

    private final StackPlan plan;
    private final ProcessHandle host;
    private final StackAddresses addresses;

    private RunningStack(StackPlan plan, StackFile running) {
        this.plan = plan;
        this.host = ProcessHandle.of(running.pid())
                .orElseThrow(() -> new StackFailure("The local stack ended as soon as it had started."));
        this.addresses = running.addresses();
    }

    /**
     * Starts the stack, or finds it where this very process started it before (a live reload runs {@code main} anew).
     *
     * @param supervisor pid of a process whose end is to end the owner too, or 0
     * @param onLoss told why, once, if the stack ends while the owner lives
     * @throws StackFailure within 90 s, with an explanation, if the stack cannot be had
     */
    public static RunningStack start(StackPlan plan, long supervisor, Consumer<String> onLoss) {
        long owner = ProcessHandle.current().pid();
        Optional<StackFile> found = StackFile.read(plan.folder());
        if (found.isPresent() && found.get().isOwnedBy(owner)) {
            return new RunningStack(plan, found.get());
        }
        if (found.isPresent() && found.get().isUsedByOther(owner)) {
            throw new StackFailure("The local stack in " + plan.folder() + " is in use by process "
                    + found.get().ownerPid() + ". Stop that application first.");
        }
        try {
            prepare(plan.folder());
            Process child = launch(plan, owner, supervisor);
            RunningStack stack = new RunningStack(plan, awaitReady(plan, child));
            StackWatch.begin(plan.folder(), child, onLoss);
            return stack;
        } catch (IOException broken) {
            throw new StackFailure("The local stack cannot be started in " + plan.folder(), broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackFailure("The start of the local stack was interrupted", interrupted);
        }
    }

    public StackAddresses addresses() {
        return addresses;
    }

    /** The process that hosts the servers; killing it is how tests break Kafka. */
    public ProcessHandle host() {
        return host;
    }

    /** Stops the servers and waits for them; data stay. */
    @Override
    public void close() {
        StackWatch.end(host.pid());
        host.destroy();
        try {
            host.onExit().get(STARTS_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException stuck) {
            throw new StackFailure("The local stack in " + plan.folder() + " does not stop", stuck);
        }
    }

    private static void prepare(Path folder) throws IOException {
        Files.createDirectories(folder);
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < BYTES_NEEDED) {
            throw new StackFailure("The local stack needs " + (BYTES_NEEDED >> 20) + " MB of free disk in " + folder
                    + ", there are " + (free >> 20) + " MB. " + StackWatch.MAKE_ROOM);
        }
        StackFile.delete(folder);
        Files.deleteIfExists(folder.resolve("postgres.log"));
    }

    private static Process launch(StackPlan plan, long owner, long supervisor) throws IOException {
        Path classPath = plan.folder().resolve("class-path.arguments");
        String quoted = ServerClassPath.find().replace("\\", "\\\\");
        Files.writeString(classPath, "-cp \"" + quoted + "\"");
        List<String> command = new ArrayList<>(deafToTheTerminal());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of("@" + classPath, StackProcess.class.getName(), "" + owner, "" + supervisor));
        command.addAll(plan.toArguments());
        File log = plan.folder().resolve(LOG).toFile();
        Process child = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        child.getOutputStream().close();
        return child;
    }

    /**
     * Ctrl-C and a closed terminal reach every process of the terminal at once. The servers must outlast the
     * application, so the child ignores both and follows its owner; a JVM keeps what it finds ignored.
     */
    private static List<String> deafToTheTerminal() {
        return File.separatorChar == '\\' ? List.of() : List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");
    }

    private static StackFile awaitReady(StackPlan plan, Process child) throws InterruptedException {
        long deadline = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<StackFile> ready =
                    StackFile.read(plan.folder()).filter(file -> file.pid() == child.pid() && child.isAlive());
            if (ready.isPresent()) {
                return ready.get();
            }
            if (child.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new StackFailure("The local stack did not start (exit code " + child.exitValue() + "). "
                        + StackWatch.explain(plan.folder()));
            }
        }
        child.destroyForcibly();
        Postmaster.kill(plan.folder());
        throw new StackFailure("The local stack was not ready after " + STARTS_WITHIN.toSeconds() + " s. "
                + StackWatch.explain(plan.folder()));
    }
}
