package application;

import application.AttemptLimits.Turn;
import application.ports.AccessLog;
import application.ports.AccessLog.Entry;
import domain.access.AccessEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Remembers what accounts tried in vain, each as often as somebody would read it. */
@ApplicationScoped
public class NoteRefusals {
    private final AttemptLimits limits;
    private final AccessLog log;
    private final Clock clock;

    NoteRefusals(AttemptLimits limits, AccessLog log, Clock clock) {
        this.limits = limits;
        this.log = log;
        this.clock = clock;
    }

    /**
     * @param address from where
     * @param what was tried
     */
    public void note(String account, String address, String what) {
        Instant now = clock.instant();
        Turn turn = limits.ofRefusals(account, now);
        if (turn != Turn.REFUSED) {
            String more = turn == Turn.REFUSED_FIRST ? what + " (further ones are not listed for a while)" : what;
            log.write(new Entry(AccessEvent.ACTION_REFUSED, account, account, address, more), now);
        }
    }
}
