package adapters;

import adapters.devstack.DevStack;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Where every start begins, whether in dev mode, from the packaged application or natively. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        DevStack.startIfWanted();
        Quarkus.run(arguments);
    }
}
