package adapters.web.catalogue;

import adapters.web.catalogue.ImportReport.LineFault;
import adapters.web.http.Refusal;
import application.ManageCatalogue;
import application.ManageCatalogue.ListFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Imports a product list as a whole: where any line is bad nothing changes, so that the mended list can be sent again. */
@ApplicationScoped
public class ImportProducts {
    public static final int MOST_BYTES = 5 * 1024 * 1024;

    private final ManageCatalogue catalogue;

    ImportProducts(ManageCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    public ImportReport run(byte[] list, String actor) {
        if (list.length > MOST_BYTES) {
            throw Refusal.of(Status.REQUEST_ENTITY_TOO_LARGE, "A product list has at most " + MOST_BYTES + " bytes");
        }
        ProductCsv csv = ProductCsv.read(list);
        boolean readable = csv.faults().isEmpty();
        List<ListFault> refused =
                readable ? catalogue.putAll(csv.edits(), actor) : ManageCatalogue.faultsOf(csv.edits());
        if (readable && refused.isEmpty()) {
            return new ImportReport(csv.edits().size(), 0, List.of());
        }
        return ImportReport.refused(inOrder(csv, refused));
    }

    private static List<LineFault> inOrder(ProductCsv csv, List<ListFault> refused) {
        List<LineFault> faults = new ArrayList<>(csv.faults());
        for (ListFault fault : refused) {
            int index = fault.index();
            faults.add(new LineFault(
                    csv.numbers().get(index), csv.edits().get(index).productId(), null, fault.fault()));
        }
        faults.sort(Comparator.comparingLong(LineFault::line));
        return faults;
    }
}
