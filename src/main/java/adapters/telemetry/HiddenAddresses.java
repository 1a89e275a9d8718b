package adapters.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.net.URI;

/**
 * Keeps secrets out of traces: the address of a webhook is one, and what an identity provider hands over stands in the query of the address
 * that people come back to.
 */
@Singleton
class HiddenAddresses implements SpanProcessor {
    private static final AttributeKey<String> ADDRESS = AttributeKey.stringKey("url.full");
    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
    private static final String HIDDEN = "(hidden)";

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        String address = span.getAttribute(ADDRESS);
        if (address != null) {
            span.setAttribute(ADDRESS, server(address));
        }
        if (span.getAttribute(QUERY) != null) {
            span.setAttribute(QUERY, HIDDEN);
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }

    private static String server(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getAuthority() + "/" + HIDDEN;
    }
}
