package adapters.web.api;

import adapters.web.access.Roles;
import adapters.web.access.Visitor;
import adapters.web.catalogue.ImportProducts;
import adapters.web.catalogue.ImportReport;
import adapters.web.catalogue.ImportReport.LineFault;
import adapters.web.catalogue.ProductBody;
import adapters.web.http.Cursors;
import adapters.web.http.Parameters;
import adapters.web.http.Problem;
import adapters.web.http.Refusal;
import adapters.web.text.Language;
import adapters.web.text.Words;
import application.ManageCatalogue;
import application.ManageCatalogue.Outcome;
import application.ports.Products;
import application.views.Page;
import application.views.PageRequest;
import application.views.ProductRow;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import domain.stock.ProductEdit.Fault;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/products")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Products")
class ProductsApi {
    private final Products products;
    private final ManageCatalogue catalogue;
    private final ImportProducts imports;
    private final Visitor visitor;

    ProductsApi(Products products, ManageCatalogue catalogue, ImportProducts imports, Visitor visitor) {
        this.products = products;
        this.catalogue = catalogue;
        this.imports = imports;
        this.visitor = visitor;
    }

    /** How many products a list created or changed. */
    record Imported(int applied) {}

    /** A product with what can still be promised of it. */
    record Product(
            @JsonUnwrapped ProductRow row,

            @Schema(
                    description = "stock less reserved; below 0 where the warehouse has since reported less than was"
                            + " promised; null: no stock is kept")
            @Nullable
            Long available) {

        private static Product of(ProductRow row) {
            return new Product(row, row.available());
        }
    }

    @GET
    @Operation(summary = "Products by rising id")
    public ListAnswer<Product> page(
            @Parameter(description = "Part of the id or the name, in any case") @QueryParam("q") @Nullable String q,
            @Parameter(description = Parameters.LIMIT_MEANS) @QueryParam("limit") @Nullable String limit,
            @Parameter(description = Parameters.CURSOR_MEANS) @QueryParam("cursor") @Nullable String cursor) {
        PageRequest<String> request = new PageRequest<>(Cursors.product(cursor), Parameters.limit("limit", limit));
        Page<ProductRow, String> page = products.page(Parameters.text("q", q), request);
        return ListAnswer.of(
                new Page<>(page.items().stream().map(Product::of).toList(), page.next()), Cursors::ofProduct);
    }

    @GET
    @Path("/{product_id: .+}")
    @Operation(summary = "One product")
    public Product product(
            @Parameter(description = "product_id of the product", example = "P-001") @PathParam("product_id")
                    String productId) {
        return Parameters.findable(productId)
                .flatMap(products::product)
                .map(Product::of)
                .orElseThrow(() -> Refusal.notFound("No product has this id"));
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Path("/{product_id: .+}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Creates or changes a product",
            description =
                    "A field that is absent stays as it is; stock null: no stock is kept, so orders are never short of it.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "product_name",
                                                        type = SchemaType.STRING,
                                                        nullable = true),
                                                @SchemaProperty(
                                                        name = "stock",
                                                        type = SchemaType.INTEGER,
                                                        nullable = true,
                                                        description = "Units the warehouse holds")
                                            }),
                            examples =
                                    @ExampleObject(
                                            name = "stock",
                                            value = "{\"product_name\": \"Desk lamp\", \"stock\": 40}")))
    @APIResponse(
            responseCode = "200",
            description = "It is changed",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Product.class)))
    @APIResponse(
            responseCode = "201",
            description = "It is created",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Product.class)))
    public Response put(
            @Parameter(description = "product_id of the product", example = "P-001") @PathParam("product_id")
                    String productId,
            @Nullable JsonNode body) {
        Outcome outcome = catalogue.put(ProductBody.edit(productId, body), visitor.name());
        if (outcome instanceof Outcome.Saved saved) {
            return Response.status(saved.created() ? Status.CREATED : Status.OK)
                    .entity(Product.of(saved.product()))
                    .build();
        }
        Fault fault = ((Outcome.Refused) outcome).fault();
        throw Refusal.of(
                fault == Fault.STOCK_PROMISED ? Status.CONFLICT : Status.BAD_REQUEST,
                Language.EN.words().fault(fault));
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Path("/import")
    @Consumes("text/csv")
    @Operation(
            summary = "Creates or changes the products of a list, all or none",
            description =
                    "UTF-8, RFC 4180, header product_id,product_name,stock of which only the first is required; an empty cell"
                            + " leaves its field as it is. At most 5 MiB and 50,000 lines.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING),
                            examples =
                                    @ExampleObject(
                                            name = "list",
                                            value = "product_id,product_name,stock\nP-001,Desk lamp,40\nP-002,,0\n")))
    public Imported importList(byte[] list) {
        ImportReport report = imports.run(list, visitor.name());
        if (report.done()) {
            return new Imported(report.applied());
        }
        List<Problem.Fault> faults = report.faults().stream()
                .map(fault -> new Problem.Fault(fault.line(), fault.productId(), text(fault)))
                .toList();
        throw Refusal.of(Status.BAD_REQUEST, "Nothing was applied: " + report.faultCount() + " faults", faults);
    }

    private static String text(LineFault fault) {
        Words words = Language.EN.words();
        return fault.unreadable() == null
                ? words.fault(Objects.requireNonNull(fault.fault()))
                : words.csvFault(fault.unreadable());
    }
}
