package adapters.web.pages;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;

/** Our own style, script and picture files, which browsers may keep until their version changes. */
@Named("assets")
@Singleton
class Assets {
    private static final List<String> FILES = List.of(
            "console.css",
            "console.js",
            "dark.css",
            "dashboard.css",
            "dashboard.js",
            "live.js",
            "lists.js",
            "detail.js",
            "raw.js",
            "icons.svg",
            "favicon.svg",
            "order.css",
            "queue.js",
            "morph.js",
            "report.js",
            "typed.js");

    private final String version;

    Assets() {
        CRC32 checksum = new CRC32();
        FILES.forEach(file -> checksum.update(content(file)));
        version = Long.toHexString(checksum.getValue());
    }

    public String version() {
        return version;
    }

    private static byte[] content(String file) {
        String resource = "META-INF/resources/" + file;
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing from the application");
            }
            return stream.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(resource + " cannot be read", broken);
        }
    }
}
