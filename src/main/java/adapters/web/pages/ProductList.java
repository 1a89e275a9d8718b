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
                String here,
                ProductForm form,
                @Nullable ImportReport report);
    }

    TemplateInstance page(
            ProductQuery query, ProductForm form, @Nullable ImportReport report, UriInfo uri, HttpHeaders headers) {
        String here = here(uri);
        Shell shell = shells.of(Section.PRODUCTS, uri, headers, Addresses.list(Section.PRODUCTS, uri));
        Page<ProductRow, String> page = products.page(query.search(), query.page());
        Rows<ProductRow> rows = Rows.of(page, Cursors::ofProduct, here, query.cursor() != null, query.search() != null);
        if (Live.canFollow(Section.PRODUCTS, uri)) {
            rows = rows.live(new Live("orders", null, 0));
        }
        return shell.localised(Templates.list(shell, query, rows, here, form, report));
    }

    /** The address of the list shown, whatever its forms are filled with. */
    static String here(UriInfo uri) {
        return Addresses.with(Addresses.list(Section.PRODUCTS, uri), "edit", null);
    }
}
