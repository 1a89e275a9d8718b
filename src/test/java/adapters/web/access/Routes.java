package adapters.web.access;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;

/** Every endpoint of the application, found in its classes. */
final class Routes {
    private static final List<Route> ALL = find();

    private Routes() {}

    /**
     * An endpoint.
     *
     * @param path with a placeholder for each part that may be anything
     * @param rule the role that it asks for, {@code everybody} or {@code nobody}
     * @param body the type of the body that it takes; empty: it takes none
     * @param parameters those of the query
     * @param fields those of the form
     */
    record Route(String verb, String path, String rule, String body, List<String> parameters, List<String> fields) {
        /** With one and the same text in all places that may be anything. */
        String address(String text) {
            return path.replace("{}", text);
        }

        boolean isForPrograms() {
            return path.startsWith("/api");
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    static List<Route> all() {
        return ALL;
    }

    private static List<Route> find() {
        List<Route> routes = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("adapters.web")) {
            for (JavaMethod method : type.getMethods()) {
                verb(method).ifPresent(verb -> routes.add(route(verb, type, method)));
            }
        }
        return routes;
    }

    /** Those that change something. */
    static List<Route> changing() {
        return all().stream().filter(route -> !route.verb().equals("GET")).toList();
    }

    /** Method and address of every endpoint with the role that it asks for. */
    static Map<String, String> rules() {
        Map<String, String> rules = new TreeMap<>();
        all().forEach(route -> rules.put(route.verb() + " " + route.address("1"), route.rule()));
        return rules;
    }

    private static Optional<String> verb(JavaMethod method) {
        return method.getAnnotations().stream()
                .flatMap(annotation -> annotation.getRawType().tryGetAnnotationOfType(HttpMethod.class).stream())
                .map(HttpMethod::value)
                .findFirst();
    }

    private static Route route(String verb, JavaClass type, JavaMethod method) {
        String body = method.tryGetAnnotationOfType(Consumes.class)
                .map(consumes -> consumes.value()[0])
                .orElse("");
        return new Route(
                verb,
                path(type, method),
                rule(type, method),
                body,
                names(method, QueryParam.class, QueryParam::value),
                names(method, RestForm.class, RestForm::value));
    }

    private static <A extends Annotation> List<String> names(
            JavaMethod method, Class<A> kind, Function<A, String> name) {
        return Arrays.stream(method.reflect().getParameters())
                .flatMap(parameter -> annotations(parameter, kind))
                .map(name)
                .distinct()
                .toList();
    }

    private static <A extends Annotation> Stream<A> annotations(Parameter parameter, Class<A> kind) {
        return parameter.isAnnotationPresent(BeanParam.class)
                ? Arrays.stream(parameter.getType().getDeclaredConstructors())
                        .flatMap(bean -> Arrays.stream(bean.getParameters()))
                        .flatMap(inner -> annotations(inner, kind))
                : Stream.ofNullable(parameter.getAnnotation(kind));
    }

    private static String path(JavaClass type, JavaMethod method) {
        String below =
                method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        String whole = "/" + type.getAnnotationOfType(Path.class).value() + "/" + below;
        String path =
                whole.replaceAll("\\{[a-z_]+(:(?:[^{}]|\\{[^}]*\\})*)?}", "{}").replaceAll("/+", "/");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static String rule(JavaClass type, JavaMethod method) {
        if (method.isAnnotatedWith(PermitAll.class)) {
            return "everybody";
        }
        return method.tryGetAnnotationOfType(RolesAllowed.class)
                .or(() -> type.tryGetAnnotationOfType(RolesAllowed.class))
                .map(allowed -> String.join(",", allowed.value()))
                .orElse("nobody");
    }
}
