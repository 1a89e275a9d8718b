package drills;

import static drills.Scene.PATIENCE;
import static drills.Scene.retries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import packaged.PackagedApplication;

/** The volume of the database takes no more. Needs the right to mount one, as root has. */
class FullDiskDrill {
    private static final int VOLUME_MB = 48;

    @Test
    void aFullVolumeIsWaitedFor() throws Exception {
        Path volume = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "volume-");
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=" + VOLUME_MB + "m,mode=0700", "drill", volume.toString()))
                .as("exit code of mount")
                .isZero();
        try (Scene scene = Scene.of("fulldisk")) {
            scene.administer("create tablespace drill location '" + volume + "'");
            scene.administer("alter database %s set tablespace drill");
            PackagedApplication application = scene.start().awaitReady();
            Path filler = volume.resolve("filler");
            // takes all that is left, and fails for that
            assertThat(run("dd", "if=/dev/zero", "of=" + filler, "bs=8k")).isEqualTo(1);
            scene.sendAll();
            await("no space").atMost(PATIENCE).until(() -> retries(application) >= 3);
            assertThat(Files.readString(application.log())).contains("No space left on device");
            assertThat(application.status("/q/health/live")).isEqualTo(200);
            long consumed = scene.consumed();
            assertThat(consumed).isLessThan(scene.messages());

            Files.delete(filler);
            scene.assertIntact(application);
            scene.saw("no space at %d consumed, %d tries, live, went on by itself"
                    .formatted(consumed, retries(application)));
        } finally {
            Servers.administer("drop database if exists fulldisk with (force)");
            Servers.administer("drop tablespace if exists drill");
            run("umount", volume.toString());
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
