package adapters.web.pages;

import adapters.web.catalogue.ImportReport;
import adapters.web.http.Cursors;
import adapters.web.text.Section;
import application.ports.Products;
import application.views.Page;
import application.views.ProductRow;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** The page of products, with whatever the last action left in its forms. */
@ApplicationScoped
class ProductList {
    private final Products products;
    private final Shells shells;

    ProductList(Products products, Shells shells) {
        this.products = products;
        this.shells = shells;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Shell shell,
                ProductQuery query,
                Rows<ProductRow> rows,
                ProductForm form,
                @Nullable ImportReport report);
    }

    TemplateInstance page(
            ProductQuery query, ProductForm form, @Nullable ImportReport report, UriInfo uri, HttpHeaders headers) {
        boolean own = Addresses.current(uri).startsWith(Section.PRODUCTS.path() + "?");
        String address = own ? Addresses.current(uri) : Section.PRODUCTS.path();
        Shell shell = shells.of(Section.PRODUCTS, uri, headers, address);
        Page<ProductRow, String> page = products.page(query.search(), query.page());
        Rows<ProductRow> rows =
                Rows.of(page, Cursors::ofProduct, address, query.cursor() != null, query.search() != null);
        return shell.localised(Templates.list(shell, query, rows, form, report));
    }
}
