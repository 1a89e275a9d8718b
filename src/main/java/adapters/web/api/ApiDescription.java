package adapters.web.api;

import adapters.web.http.Problem;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import domain.event.EventReason;
import domain.hold.HoldReason;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Completes the OpenAPI document by what its scanner does not see: which fields may be null, the public codes of reasons, and that every
 * error is a {@link Problem}. It runs when the application is built.
 */
@OpenApiFilter(RunStage.BUILD)
public final class ApiDescription implements OASFilter {
    private static final List<String> ANSWERS = List.of("adapters.web.api.", "application.views.");
    private static final String PROBLEM = "Problem";
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);

    private final IndexView index;

    public ApiDescription(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        schemas.forEach((name, schema) -> {
            Map<String, Schema> fields = schema.getProperties();
            if (fields != null) {
                record(name, fields.keySet()).ifPresent(record -> markNullable(record, schema, Map.copyOf(fields)));
            }
        });
        enumerate(schemas.get("HoldReason"), HoldReason.codes());
        enumerate(
                schemas.get("EventReason"),
                Arrays.stream(EventReason.values()).map(EventReason::code).toList());
        document.getComponents().addSchema(PROBLEM, problem());
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(ApiDescription::addErrors);
    }

    private static void enumerate(@Nullable Schema schema, List<String> codes) {
        if (schema != null) {
            schema.setEnumeration(List.copyOf(codes));
        }
    }

    /** The record that a schema was made of: its name begins with the record's, and it has the same fields. */
    private Optional<ClassInfo> record(String schemaName, Set<String> schemaFields) {
        return index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .filter(record -> ANSWERS.stream().anyMatch(record.name().toString()::startsWith))
                .filter(record -> schemaName.startsWith(
                        record.name().withoutPackagePrefix().replaceFirst(".*\\$", "")))
                .filter(record -> fields(record)
                        .map(ApiDescription::field)
                        .collect(Collectors.toSet())
                        .equals(schemaFields))
                .findFirst();
    }

    private Stream<RecordComponentInfo> fields(ClassInfo record) {
        return record.recordComponents().stream()
                .flatMap(component -> component.hasAnnotation(JsonUnwrapped.class)
                                || record.field(component.name()).hasAnnotation(JsonUnwrapped.class)
                        ? fields(index.getClassByName(component.type().name()))
                        : Stream.of(component));
    }

    private static String field(RecordComponentInfo component) {
        return new SnakeCaseStrategy().translate(component.name());
    }

    private void markNullable(ClassInfo record, Schema schema, Map<String, Schema> schemaFields) {
        Set<String> nullable = fields(record)
                .filter(component -> component.type().hasAnnotation(NULLABLE))
                .map(ApiDescription::field)
                .collect(Collectors.toSet());
        schemaFields.forEach((name, field) -> {
            if (nullable.contains(name)) {
                schema.addProperty(name, nullable(field));
            }
        });
    }

    private static Schema nullable(Schema schema) {
        if (schema.getRef() == null) {
            return schema.getType() == null || schema.getType().contains(SchemaType.NULL)
                    ? schema
                    : schema.addType(SchemaType.NULL);
        }
        return OASFactory.createSchema()
                .description(schema.getDescription())
                .addAnyOf(OASFactory.createSchema().ref(schema.getRef()))
                .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
    }

    private static Schema problem() {
        Schema fault = object("One fault of a list that was sent")
                .addProperty("line", typed(SchemaType.INTEGER, "Where the faulty entry begins, from 1"))
                .addProperty(
                        "subject", typed(SchemaType.STRING, "What it is about").addType(SchemaType.NULL))
                .addProperty("detail", typed(SchemaType.STRING, "What is wrong"));
        return object("An error as RFC 9457 has it; some have members of their own besides")
                .addProperty("type", typed(SchemaType.STRING, "Always about:blank"))
                .addProperty("title", typed(SchemaType.STRING, "The status in words"))
                .addProperty("status", typed(SchemaType.INTEGER, "The HTTP status"))
                .addProperty("detail", typed(SchemaType.STRING, "What is wrong and what to do"))
                .addProperty(
                        "errors",
                        typed(SchemaType.ARRAY, "The single faults of a list; absent: the detail says all")
                                .items(fault))
                .required(List.of("type", "title", "status", "detail"))
                .additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(true));
    }

    private static Schema object(String description) {
        return typed(SchemaType.OBJECT, description);
    }

    private static Schema typed(SchemaType type, String description) {
        return OASFactory.createSchema().addType(type).description(description);
    }

    private static void addErrors(Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                Optional.ofNullable(response.getContent())
                        .ifPresent(content -> content.removeMediaType(Problem.MEDIA_TYPE));
            } else {
                describe(response);
            }
        });
        operation
                .getResponses()
                .addAPIResponse(
                        "default",
                        describe(OASFactory.createAPIResponse()
                                .description("It is not done; the detail says why and what to do")));
    }

    private static APIResponse describe(APIResponse error) {
        Content content = Optional.ofNullable(error.getContent()).orElseGet(OASFactory::createContent);
        if (content.getMediaType(Problem.MEDIA_TYPE) == null) {
            content.addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType());
        }
        content.getMediaType(Problem.MEDIA_TYPE)
                .setSchema(OASFactory.createSchema().ref(PROBLEM));
        return error.content(content);
    }
}
