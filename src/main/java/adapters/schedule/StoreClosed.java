package adapters.schedule;

import application.ports.StoreOpened;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Until the tables are up to date there is nothing to do on time. */
@Singleton
public class StoreClosed implements Scheduled.SkipPredicate {
    private volatile boolean opened;

    void open(@Observes StoreOpened store) {
        opened = true;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
        return !opened;
    }
}
