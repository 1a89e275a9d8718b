package adapters.web.api;

import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Lets the OpenAPI document be read when somebody asks for it. By itself it is read, filtered and written in both of its formats at every
 * start: a quarter of a second on the Java machine, a fifth of a native executable's start, and its memory. Only where the application is
 * packaged: dev mode and tests load the service apart from what intercepts it.
 */
public final class DescriptionWhenAsked implements BuildCompatibleExtension {

    private static final String PACKAGED = "prod";

    @Enhancement(types = OpenApiDocumentService.class)
    public void mark(ClassConfig service) {
        if (ConfigProvider.getConfig()
                .unwrap(SmallRyeConfig.class)
                .getProfiles()
                .contains(PACKAGED)) {
            service.addAnnotation(WhenAsked.class);
        }
    }
}
