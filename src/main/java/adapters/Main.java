package adapters;

import adapters.devstack.DevStack;
import adapters.settings.SettingsCheck;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Where every start begins, whether in dev mode, from the packaged application or natively. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        SettingsCheck.complaint().ifPresent(Main::refuseToStart);
        DevStack.startIfWanted();
        Quarkus.run(arguments);
    }

    private static void refuseToStart(String complaint) {
        System.err.println(complaint);
        System.exit(1);
    }
}
