package adapters.web.http;

import io.quarkus.logging.LoggingFilter;
import java.io.IOException;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** Keeps out of the log that a page left while the stream of changes wrote to it: pages come and go. */
@LoggingFilter(name = "departed-visitors")
public final class DepartedVisitors implements Filter {
    private static final String STREAM = "org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler";

    @Override
    public boolean isLoggable(LogRecord record) {
        return !(STREAM.equals(record.getLoggerName()) && record.getThrown() instanceof IOException);
    }
}
