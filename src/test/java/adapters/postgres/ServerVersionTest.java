package adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ServerVersionTest {

    @Test
    void aServerThatDoesNotKnowAllStatementsIsRefused() {
        assertThat(new ServerVersion(140_019, "14.19 (Debian)").complaint())
                .hasValue("PostgreSQL 14.19 (Debian) is too old, it takes 15 or newer");
    }

    @Test
    void serversFromTheOldestOnServe() {
        assertThat(new ServerVersion(150_000, "15.0").complaint()).isEmpty();
        assertThat(new ServerVersion(180_001, "18.1").complaint()).isEmpty();
    }

    @Test
    void theOperationsPageTellsTheOldest() throws IOException {
        assertThat(Files.readString(Path.of("docs", "operations.md")))
                .contains("PostgreSQL " + ServerVersion.OLDEST + " or newer");
    }
}
