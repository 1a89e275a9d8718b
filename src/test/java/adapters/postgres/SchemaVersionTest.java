package adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/** A start that finds the newest migration applied looks at no other. */
class SchemaVersionTest {
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");

    @Test
    void theNewestIsThatOfTheLastMigration() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .map(name -> MigrationVersion.fromVersion(name.substring(1, name.indexOf("__"))))
                            .max(Comparator.naturalOrder()))
                    .hasValue(MigrationVersion.fromVersion(Schema.NEWEST));
        }
    }
}
