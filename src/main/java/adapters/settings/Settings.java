package adapters.settings;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;

/**
 * The settings of SPEC §11 that the application itself reads; those of the database and of Kafka go to their clients.
 * The environment's names and the defaults are in {@code application.properties}, what each takes is in {@link Setting}.
 */
@ConfigMapping(prefix = "fulfilment")
public interface Settings {

    /** The zone of "today", of day buckets and of everything shown. */
    ZoneId timeZone();

    /** Where operators reach the console; links in messages begin with it. */
    URI baseUrl();

    Rules rules();

    /** Whether simulated channels send traffic as long as the application runs. */
    boolean simulator();

    /** The thresholds of SPEC §4. */
    interface Rules {

        UnknownProduct unknownProduct();

        int userLimit();

        Duration userWindow();

        int productLimit();

        Duration productWindow();

        Duration lookback();
    }

    /** What becomes of an order with a product that the catalogue does not have. */
    enum UnknownProduct {
        HOLD,
        ACCEPT
    }
}
