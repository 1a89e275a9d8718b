package adapters.devstack;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The class path that a child process needs to run the servers.
 *
 * <p>In dev mode and in Quarkus tests the jars are not on {@code java.class.path}: a class loader of Quarkus holds them.
 * Asking it for every manifest names them all.
 */
final class ServerClassPath {

    private ServerClassPath() {}

    static String find() {
        Set<String> entries = new LinkedHashSet<>();
        entries.add(ownClasses().toString());
        ClassLoader loader = ServerClassPath.class.getClassLoader();
        try {
            for (URL manifest : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
                URLConnection connection = manifest.openConnection();
                if (connection instanceof JarURLConnection jar) {
                    entries.add(Path.of(jar.getJarFileURL().toURI()).toString());
                }
            }
        } catch (IOException | URISyntaxException broken) {
            throw new StackFailure("The class path of the local stack cannot be read", broken);
        }
        return String.join(File.pathSeparator, entries);
    }

    private static Path ownClasses() {
        CodeSource source = ServerClassPath.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new StackFailure(
                    "The local stack's own classes cannot be located; it runs in dev mode and tests only.");
        }
        return Path.of(URI.create(source.getLocation().toString()));
    }
}
