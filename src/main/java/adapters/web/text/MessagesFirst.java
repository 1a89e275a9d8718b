package adapters.web.text;

import io.quarkus.qute.WithPriority;
import io.quarkus.qute.i18n.MessageTemplateLocator;
import jakarta.inject.Singleton;

/**
 * Knows the texts of messages before the engine looks for files of their names, of which there are none. At each start it would ask for five
 * to a text, and a native executable takes 2 ms to find that there is no such resource: 2 s in all.
 */
@Singleton
public class MessagesFirst extends MessageTemplateLocator {

    @Override
    public int getPriority() {
        return WithPriority.DEFAULT_PRIORITY + 1;
    }
}
