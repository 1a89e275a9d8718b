package adapters.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import adapters.Main;
import fixtures.StuckApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts of dev mode's application that cannot work: each ends within 90 s, and tells the person at the terminal what to do. */
class RefusedStartTest {

    private static final long PROMISED_SECONDS = 90;
    private static final String OWN_DISK = "mount -t tmpfs -o \"$1\" none \"$2\" && shift 2 && ";
    private static final String NO_NAMESPACES = "echo 0 > /proc/sys/user/max_user_namespaces && ";

    @TempDir
    Path folder;

    private record Ended(int status, String told) {}

    @Test
    void aDiskThatIsTooSmallIsRefusedAtOnce() throws IOException, InterruptedException {
        Ended ended = startOn("size=100m", "");

        assertThat(ended.told())
                .contains("The local stack needs 300 MB of free disk in " + disk() + ", there are 100 MB.")
                .contains("Make room there, or name another folder by -Dlocal.stack.folder=<folder>.");
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void aDiskThatFillsOnTheWayIsExplained() throws IOException, InterruptedException {
        Ended ended = startOn("size=400m,nr_inodes=150", "");

        assertThat(ended.told())
                .contains("The local stack did not start (exit code 1)", "No space left on device", "Free disk there:")
                .contains("Make room there, or name another folder by -Dlocal.stack.folder=<folder>.");
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void rootWithoutUserNamespacesIsToldHowElseToStart() throws IOException, InterruptedException {
        Ended ended = startOn("size=600m", NO_NAMESPACES);

        assertThat(ended.told())
                .contains("PostgreSQL refuses to run as root")
                .contains("does not let root change into a user namespace (unshare -U)")
                .contains("Start as an ordinary user, or point DB_HOST to a server of your own.");
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void aWrongSettingEndsTheStartEvenWhereTheShutdownIsStuck() throws IOException, InterruptedException {
        Ended ended = run(java(StuckApplication.class, "-DAPP_TZ=Nowhere"));

        assertThat(ended.told().strip()).isEqualTo("APP_TZ is \"Nowhere\" but takes a time zone such as Asia/Seoul.");
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void anApplicationWithoutServersOfItsOwnIsToldThatItNeedsThePasswordOfTheDatabase()
            throws IOException, InterruptedException {
        Ended ended = run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));

        assertThat(ended.told().strip())
                .isEqualTo("DB_PASSWORD is not set but the application needs it: it has no default.");
        assertThat(ended.status()).isEqualTo(1);
    }

    /** Starts as root of a namespace in which the stack's folder is a disk of its own; nothing of it is left on the machine. */
    private Ended startOn(String diskOptions, String preparation) throws IOException, InterruptedException {
        Files.createDirectories(disk());
        assumeThat(run(inNamespace(diskOptions, preparation, List.of("true"))))
                .as("what it takes to make a disk and user namespaces that this test may fill and forbid")
                .isEqualTo(new Ended(0, ""));
        return run(inNamespace(diskOptions, preparation, java(Main.class)));
    }

    private List<String> inNamespace(String diskOptions, String preparation, List<String> command) {
        List<String> all = new ArrayList<>(List.of("unshare", "--map-root-user", "--mount", "sh", "-c"));
        all.addAll(List.of(OWN_DISK + preparation + "exec \"$@\"", "sh", diskOptions, disk().toString()));
        all.addAll(command);
        return all;
    }

    private List<String> java(Class<?> main, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-Dlocal.stack=true", "-Dlocal.stack.folder=" + disk(), "-cp"));
        command.addAll(List.of(System.getProperty("java.class.path"), main.getName()));
        return command;
    }

    private Path disk() {
        return folder.resolve("disk");
    }

    private Ended run(List<String> command) throws IOException, InterruptedException {
        Path told = folder.resolve("told.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        process.getOutputStream().close();
        try {
            assertThat(process.waitFor(PROMISED_SECONDS, TimeUnit.SECONDS))
                    .as("whether the start ended in time")
                    .isTrue();
            return new Ended(process.exitValue(), Files.readString(told));
        } finally {
            process.destroyForcibly();
        }
    }
}
