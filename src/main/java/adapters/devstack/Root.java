package adapters.devstack;

import java.io.IOException;
import java.util.List;

/** PostgreSQL refuses to run as root, the usual user inside a container: there it gets a user namespace of its own. */
final class Root {

    private static final List<String> OTHER_USER = List.of("unshare", "-U");

    private Root() {}

    /** What to put before a command of PostgreSQL. */
    static List<String> asSomebodyElse() throws InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        if (!isAllowed()) {
            throw new StackFailure(
                    "PostgreSQL refuses to run as root, and this machine does not let root change into a user"
                            + " namespace (unshare -U). Start as an ordinary user, or point DB_HOST to a server of your own.");
        }
        return OTHER_USER;
    }

    private static boolean isAllowed() throws InterruptedException {
        try {
            Process trial = new ProcessBuilder("unshare", "-U", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return trial.waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
