package adapters.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.All;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.WithPriority;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MessagesFirstTest {

    @Inject
    @All
    List<TemplateLocator> locators;

    @Test
    void textsOfMessagesAreFoundBeforeFilesAreLookedFor() {
        TemplateLocator first = locators.stream()
                .max(Comparator.comparingInt(WithPriority::getPriority))
                .orElseThrow();

        assertThat(first.getPriority())
                .as("the engine's own looks for files")
                .isGreaterThan(WithPriority.DEFAULT_PRIORITY);
        assertThat(first.locate("desk_done")).isPresent();
        assertThat(first.locate("OrderPages/list")).as("what is a file").isEmpty();
    }
}
