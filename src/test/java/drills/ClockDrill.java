package drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import packaged.PackagedApplication;

/** Hosts whose clocks go wrong. Needs Linux and a C compiler, to show a process another time. */
class ClockDrill {

    @Test
    void clocksFiveMinutesAheadAndBehindChangeNothing() throws Exception {
        Path library = Path.of("target", "drill-clock.so").toAbsolutePath();
        assumeThat(compile(library)).as("exit code of cc").isZero();
        try (Scene scene = Scene.of("clocks")) {
            scene.with("LD_PRELOAD", library.toString()).with("CLOCK_SHIFT", "300");
            PackagedApplication ahead = scene.start();
            scene.with("CLOCK_SHIFT", "-300");
            PackagedApplication behind = scene.start();
            await("two members").atMost(Scene.PATIENCE).until(() -> scene.members() == 2);
            scene.sendAll().awaitAllConsumed();

            long early = scene.database()
                    .number("select count(*) from orders_raw where received_at < now() - interval '4 min'");
            long late = scene.database()
                    .number("select count(*) from orders_raw where received_at > now() + interval '3 min'");
            assertThat(early).isPositive();
            assertThat(late).isPositive();
            assertThat(early + late).isEqualTo(scene.messages());
            // across a half hour, the later window is there only after the instance whose clock has come to it
            scene.assertIntact(ahead);
            scene.assertIntact(behind);
            scene.saw("%d messages consumed by an instance 5 min behind, %d by one 5 min ahead".formatted(early, late));
        }
    }

    private static int compile(Path library) throws IOException, InterruptedException {
        Path source = Files.createTempFile("clock", ".c");
        try (InputStream in = ClockDrill.class.getResourceAsStream("/drills/clock.c")) {
            Files.copy(Objects.requireNonNull(in), source, StandardCopyOption.REPLACE_EXISTING);
            return new ProcessBuilder("cc", "-shared", "-fPIC", "-o", library.toString(), source.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        } finally {
            Files.delete(source);
        }
    }
}
