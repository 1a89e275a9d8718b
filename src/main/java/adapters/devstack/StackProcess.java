package adapters.devstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The child process that hosts the servers. It lives exactly as long as its owner, and not a moment with one server of
 * two: whatever ends, it ends everything.
 */
public final class StackProcess {

    private static final Duration PREDECESSOR_ENDS_WITHIN = Duration.ofSeconds(25);
    private static final Duration OWNER_ENDS_WITHIN = Duration.ofSeconds(15);
    private static final Duration SERVERS_END_WITHIN = Duration.ofSeconds(15);

    private final StackPlan plan;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable KafkaBroker kafka;
    private volatile boolean stopping;

    private StackProcess(StackPlan plan) {
        this.plan = plan;
    }

    /** Arguments: the owner's pid, the pid of the owner's supervisor or 0, then the plan. */
    public static void main(String... arguments) {
        List<String> all = List.of(arguments);
        StackProcess stack = new StackProcess(StackPlan.ofArguments(all.subList(2, all.size())));
        try {
            stack.run(Long.parseLong(all.get(0)), Long.parseLong(all.get(1)));
        } catch (StackFailure explained) {
            stack.end(1, explained.getMessage() == null ? "" : explained.getMessage());
        } catch (InterruptedException | IOException | RuntimeException broken) {
            broken.printStackTrace();
            stack.end(1, "It failed with " + broken);
        }
    }

    private void run(long owner, long supervisor) throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopServers, "stop-servers"));
        follow(owner, supervisor);
        try (FileChannel channel = FileChannel.open(
                        plan.folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            StackFile.delete(plan.folder());
            StackAddresses addresses = startServers();
            new StackFile(ProcessHandle.current().pid(), owner, addresses).write(plan.folder());
            System.out.println("The local stack is ready: " + addresses + ", lock " + lock.isValid());
            over.await();
        }
    }

    private void follow(long owner, long supervisor) {
        ProcessHandle application = ProcessHandle.of(owner)
                .orElseThrow(() -> new StackFailure("The application ended before its local stack began."));
        after(application, () -> end(0, "The application has ended."));
        if (supervisor != 0) {
            ProcessHandle.of(supervisor).ifPresent(above -> after(above, () -> endApplication(application)));
        }
    }

    /** A supervisor that was killed leaves the application without a terminal: nobody would ever stop it. */
    private static void endApplication(ProcessHandle application) {
        application.destroy();
        try {
            application.onExit().get(OWNER_ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException slow) {
            application.destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it: the action ends this process
    private static void after(ProcessHandle process, Runnable action) {
        process.onExit().thenRunAsync(action);
    }

    /** The stack of a run that just ended may still be writing its last pages. */
    private FileLock lock(FileChannel channel) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PREDECESSOR_ENDS_WITHIN.toNanos();
        FileLock lock = channel.tryLock();
        while (lock == null) {
            if (System.nanoTime() > deadline) {
                throw new StackFailure("Another local stack is still running in " + plan.folder() + ".");
            }
            TimeUnit.MILLISECONDS.sleep(100);
            lock = channel.tryLock();
        }
        return lock;
    }

    private StackAddresses startServers() throws IOException, InterruptedException {
        int postgresPort = plan.servers().contains(StackServer.POSTGRES) ? Ports.freeOr(plan.postgresPort()) : 0;
        int kafkaPort = plan.servers().contains(StackServer.KAFKA) ? Ports.freeOr(plan.kafkaPort()) : 0;
        CompletableFuture<?> database = CompletableFuture.completedFuture(null);
        if (postgresPort != 0) {
            database =
                    CompletableFuture.runAsync(() -> startPostgres(postgresPort), Executors.newSingleThreadExecutor());
        }
        if (kafkaPort != 0) {
            startKafka(kafkaPort);
        }
        try {
            database.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof StackFailure explained ? explained : failed;
        }
        return new StackAddresses(postgresPort, kafkaPort);
    }

    private void startPostgres(int port) {
        try {
            new PostgresServer(plan, port).start();
            ProcessHandle process = Postmaster.of(plan.folder())
                    .orElseThrow(() -> new StackFailure("PostgreSQL ended as soon as it had started."));
            after(process, () -> end(1, "PostgreSQL has ended."));
        } catch (IOException failed) {
            throw new StackFailure("PostgreSQL cannot be prepared in " + plan.folder(), failed);
        } catch (InterruptedException interrupted) {
            throw new StackFailure("PostgreSQL's start was interrupted", interrupted);
        }
    }

    private void startKafka(int port) throws IOException, InterruptedException {
        KafkaBroker broker = new KafkaBroker(plan, port);
        kafka = broker;
        broker.start();
        Thread watch = new Thread(
                () -> {
                    broker.awaitEnd();
                    end(1, "Kafka has ended.");
                },
                "kafka-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void end(int status, String reason) {
        if (!stopping) {
            System.out.println("The local stack ends: " + reason);
            System.exit(status);
        }
    }

    /** Kafka's threads may outlive their broker, so the end is enforced. */
    private void stopServers() {
        stopping = true;
        Thread enforcer = new Thread(this::haltInTime, "halt-in-time");
        enforcer.setDaemon(true);
        enforcer.start();
        KafkaBroker broker = kafka;
        if (broker != null) {
            broker.stop();
        }
        stopPostgres();
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        over.countDown();
    }

    private void stopPostgres() {
        try {
            StackFile.delete(plan.folder());
            if (Postmaster.of(plan.folder()).isPresent()) {
                new PostgresServer(plan, 0).stop();
            }
        } catch (IOException | InterruptedException | StackFailure failed) {
            System.out.println("PostgreSQL did not stop by itself: " + failed.getMessage());
            Postmaster.kill(plan.folder());
        }
    }

    private void haltInTime() {
        try {
            TimeUnit.MILLISECONDS.sleep(SERVERS_END_WITHIN.toMillis());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        Postmaster.kill(plan.folder());
        Runtime.getRuntime().halt(1);
    }
}
