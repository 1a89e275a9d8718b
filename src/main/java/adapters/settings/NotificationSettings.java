package adapters.settings;

import adapters.settings.Settings.Slack;
import domain.alert.NotificationRhythm;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands the rhythm of messages to those who plan them in the domain's own terms. */
@Singleton
class NotificationSettings {

    @Produces
    @Singleton
    NotificationRhythm inForce(Settings settings) {
        Slack slack = settings.slack();
        return new NotificationRhythm(slack.groupWait(), slack.groupInterval());
    }
}
