package adapters.slack;

import adapters.settings.Settings;
import application.ports.Notifier;
import domain.alert.Delivery;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.TimeoutException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Posts to the webhook that is set. What it tells of a failure is made of kinds of exceptions, never of their texts. */
@ApplicationScoped
class SlackNotifier implements Notifier {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final @Nullable SecretAddress address;
    private final SlackMessage message;
    private final Clock clock;
    private final Duration timeout;
    private @Nullable SlackWebhook webhook;

    @Inject
    SlackNotifier(Settings settings, Clock clock) {
        this(
                settings.slack().webhookUrl().map(URI::create).orElse(null),
                new SlackMessage(settings.slack().language(), settings.timeZone(), settings.baseUrl()),
                clock,
                TIMEOUT);
    }

    /**
     * @param timeout for connecting, and for any silence after that
     */
    SlackNotifier(@Nullable URI address, SlackMessage message, Clock clock, Duration timeout) {
        this.address = address == null ? null : new SecretAddress(address);
        this.message = message;
        this.clock = clock;
        this.timeout = timeout;
    }

    @Override
    public Optional<String> destination() {
        return Optional.ofNullable(address).map(SecretAddress::digest);
    }

    @Override
    public Wording compose(Digest digest) {
        return message.of(digest);
    }

    @Override
    public Delivery deliver(Wording wording) {
        SecretAddress to = address;
        if (to == null) {
            throw new IllegalStateException("no webhook is set");
        }
        try (Response response = webhook(to).post(wording.body()).await().atMost(longest())) {
            String body = to.hiddenIn(response.readEntity(String.class));
            String retryAfter = response.getHeaderString(HttpHeaders.RETRY_AFTER);
            return new SlackAnswer(response.getStatus(), body, retryAfter).delivery(clock.instant());
        } catch (TimeoutException slow) {
            return new Delivery.Broken("no complete answer within " + longest().toSeconds() + " s");
        } catch (RuntimeException failure) {
            return new Delivery.Broken("no answer: " + kind(failure));
        }
    }

    /** Bounds an answer that comes byte by byte. */
    private Duration longest() {
        return timeout.multipliedBy(3);
    }

    private synchronized SlackWebhook webhook(SecretAddress to) {
        SlackWebhook built = webhook;
        if (built == null) {
            built = QuarkusRestClientBuilder.newBuilder()
                    .baseUri(to.uri())
                    .connectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .followRedirects(false)
                    .property("microprofile.rest.client.disable.default.mapper", true)
                    .build(SlackWebhook.class);
            webhook = built;
        }
        return built;
    }

    private static String kind(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        String name = innermost.getClass().getSimpleName();
        return name.isEmpty() ? failure.getClass().getSimpleName() : name;
    }
}
