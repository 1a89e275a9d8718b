package application.ports;

import application.views.AccessLogFilter;
import application.views.AccessLogRow;
import application.views.Page;
import application.views.PageRequest;
import domain.access.AccessEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened about access; an entry is never changed. */
public interface AccessLog {

    /**
     * @param account whom it is about, as typed where nobody has that name
     * @param actor who did it; {@code null}: nobody known
     * @param address from where; {@code null}: not by a request
     * @param detail such as the new role or the address that was refused
     */
    record Entry(
            AccessEvent event,
            String account,
            @Nullable String actor,
            @Nullable String address,
            @Nullable String detail) {}

    void write(Entry entry, Instant now);

    /** Latest first; a position is the number of an entry. */
    Page<AccessLogRow, Long> page(AccessLogFilter filter, PageRequest<Long> request);
}
