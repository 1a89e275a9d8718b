package adapters;

import adapters.devstack.DevStack;
import adapters.postgres.rebuild.TablesBeside;
import adapters.rebuild.RebuildCommand;
import adapters.serving.ServeUntilAsked;
import adapters.settings.SettingsCheck;
import adapters.simulator.SimulateCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;

/** Where every start begins, whether in dev mode, from the packaged application or natively. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        DevStack.endInTimeOnceAsked();
        SettingsCheck.complaint().ifPresent(Main::refuseToStart);
        if (arguments.length > 0 && arguments[0].equals(SimulateCommand.NAME)) {
            System.exit(SimulateCommand.onConsole().run(Arrays.copyOfRange(arguments, 1, arguments.length)));
        }
        if (arguments.length > 0 && arguments[0].equals(RebuildCommand.NAME)) {
            requireSettings();
            TablesBeside.useInThisProcess();
            RebuildCommand.startNothingElse();
            Quarkus.run(RebuildCommand.class, Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        requireSettings();
        DevStack.startIfWanted();
        Quarkus.run(ServeUntilAsked.class, arguments);
    }

    private static void requireSettings() {
        if (!DevStack.isWanted()) {
            SettingsCheck.missing().ifPresent(Main::refuseToStart);
        }
    }

    private static void refuseToStart(String complaint) {
        System.err.println(complaint);
        System.exit(1);
    }
}
