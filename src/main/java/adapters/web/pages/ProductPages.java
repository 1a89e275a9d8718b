package adapters.web.pages;

import adapters.web.access.Roles;
import adapters.web.access.Visitor;
import adapters.web.catalogue.ImportProducts;
import adapters.web.catalogue.ImportReport;
import adapters.web.http.Parameters;
import application.ManageCatalogue;
import application.ManageCatalogue.Outcome;
import application.ports.Products;
import domain.stock.ProductEdit.Fault;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The catalogue: its list, the form for one product, the import of many. All of it works without scripts. */
@Path("/products")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.TEXT_HTML)
@Blocking
class ProductPages {
    private final Products products;
    private final ManageCatalogue catalogue;
    private final ImportProducts imports;
    private final ProductList list;
    private final Visitor visitor;

    ProductPages(
            Products products, ManageCatalogue catalogue, ImportProducts imports, ProductList list, Visitor visitor) {
        this.products = products;
        this.catalogue = catalogue;
        this.imports = imports;
        this.list = list;
        this.visitor = visitor;
    }

    @GET
    public TemplateInstance list(@BeanParam ProductQuery query, UriInfo uri, HttpHeaders headers) {
        ProductForm form = Parameters.findable(query.edit() == null ? "" : query.edit())
                .flatMap(products::product)
                .map(ProductForm::of)
                .orElse(ProductForm.EMPTY);
        return list.page(query, form, null, uri, headers);
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @BeanParam ProductQuery query,
            @RestForm("product_id") @Nullable String id,
            @RestForm("product_name") @Nullable String name,
            @RestForm("stock") @Nullable String stock,
            @RestForm("existing") boolean existing,
            UriInfo uri,
            HttpHeaders headers) {
        ProductForm form = ProductForm.typed(id, name, stock, existing);
        if (form.bad()) {
            return refused(Status.BAD_REQUEST, query, form, uri, headers);
        }
        Outcome outcome = catalogue.put(form.edit(), visitor.name());
        if (outcome instanceof Outcome.Refused refused) {
            Status status = refused.fault() == Fault.STOCK_PROMISED ? Status.CONFLICT : Status.BAD_REQUEST;
            return refused(status, query, form.refused(refused.fault()), uri, headers);
        }
        return Response.seeOther(URI.create(Addresses.with(ProductList.here(uri), "saved", form.productId())))
                .build();
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Path("/import")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response importList(
            @BeanParam ProductQuery query,
            @RestForm("list") @Nullable FileUpload upload,
            UriInfo uri,
            HttpHeaders headers) {
        ImportReport report = imports.run(upload == null ? new byte[0] : content(upload), visitor.name());
        if (report.done()) {
            String done = Addresses.with(ProductList.here(uri), "imported", String.valueOf(report.applied()));
            return Response.seeOther(URI.create(done)).build();
        }
        return Response.status(Status.BAD_REQUEST)
                .entity(list.page(query, ProductForm.EMPTY, report, uri, headers))
                .build();
    }

    private Response refused(Status status, ProductQuery query, ProductForm form, UriInfo uri, HttpHeaders headers) {
        return Response.status(status)
                .entity(list.page(query, form, null, uri, headers))
                .build();
    }

    private static byte[] content(FileUpload upload) {
        try {
            return Files.readAllBytes(upload.uploadedFile());
        } catch (IOException broken) {
            throw new UncheckedIOException("an uploaded file cannot be read", broken);
        }
    }
}
