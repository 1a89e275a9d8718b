package adapters.devstack;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Sees the stack's end while its owner lives. A killed host cannot take PostgreSQL with it, so the owner does, and
 * then tells why.
 */
final class StackWatch {

    static final String MAKE_ROOM = "Make room there, or name another folder by -Dlocal.stack.folder=<folder>.";

    private static final String NO_SPACE = "No space left on device";
    private static final Set<Long> EXPECTED_TO_END = ConcurrentHashMap.newKeySet();

    private StackWatch() {}

    /** Uses what it will need once at the beginning: a live reload closes the class loader that it came from. */
    static void begin(Path folder, Process child, Consumer<String> onLoss) {
        explain(folder);
        Thread watch = new Thread(() -> watch(folder, child, onLoss), "local-stack-watch");
        watch.setDaemon(true);
        watch.start();
    }

    static void end(long pid) {
        EXPECTED_TO_END.add(pid);
    }

    private static void watch(Path folder, Process child, Consumer<String> onLoss) {
        try {
            int status = child.waitFor();
            Postmaster.kill(folder);
            if (!EXPECTED_TO_END.remove(child.pid())) {
                onLoss.accept("The local stack ended (exit code " + status + "). " + explain(folder));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static String explain(Path folder) {
        Path log = folder.resolve("stack.log");
        String end = LogTail.of(log);
        String advice = end.contains(NO_SPACE) ? ". The disk takes no more. " + MAKE_ROOM : "";
        return "The end of " + log + ":" + System.lineSeparator()
                + end.indent(2) + "Free disk there: "
                + (folder.toFile().getUsableSpace() >> 20) + " MB" + advice;
    }
}
