package adapters.slack;

import adapters.settings.Settings;
import application.DispatchFixture;
import application.SendNotifications;
import application.SendNotifications.Step;
import domain.alert.AlertGroup;
import domain.alert.AlertGroup.Kind;
import fixtures.FakeSlack;
import fixtures.TestClock;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Alerts in the database, a webhook on a real socket, and the dispatcher between them. The clock is far ahead, so that the application's
 * own dispatcher finds nothing due.
 */
abstract class DispatchScene {
    static final Instant START = Instant.parse("2099-03-02T10:00:00Z");
    static final Duration SECOND = Duration.ofSeconds(1);
    static final AlertGroup BURST = new AlertGroup("FUL-FRAUD-USER", Kind.USER, "user-7");

    @Inject
    DispatchFixture fixture;

    final TestClock clock = new TestClock(START);
    FakeSlack slack;
    SlackNotifier notifier;
    SendNotifications dispatcher;

    @BeforeEach
    void nothingWaits() throws IOException {
        fixture.empty();
        slack = new FakeSlack(clock);
        notifier = notifier(slack.address());
        dispatcher = fixture.dispatcher(notifier, clock);
    }

    @AfterEach
    void close() throws IOException {
        slack.close();
        fixture.empty();
    }

    static AlertGroup ofOrder(String orderId) {
        return new AlertGroup("FUL-VALID", Kind.ORDER, orderId);
    }

    SlackNotifier notifier(@Nullable URI address) {
        SlackMessage message =
                new SlackMessage(Settings.Language.KO, ZoneId.of("Asia/Seoul"), URI.create("http://console"));
        return new SlackNotifier(address, message, clock, Duration.ofMillis(700));
    }

    /** Lets a dispatcher work for some time of the test's clock. */
    void work(Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            Step step = dispatcher.step();
            if (step instanceof Step.NotBefore notBefore) {
                clock.advanceTo(notBefore.at().isBefore(end) ? notBefore.at() : end);
            } else if (step instanceof Step.Idle) {
                clock.advance(SECOND);
            }
        }
    }

    List<Duration> gaps() {
        List<Instant> times = slack.times();
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            gaps.add(Duration.between(times.get(i - 1), times.get(i)));
        }
        return gaps;
    }
}
