package adapters.web.catalogue;

import adapters.web.catalogue.ImportReport.LineFault;
import domain.stock.ProductEdit;
import domain.stock.ProductEdit.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a product list: UTF-8, RFC 4180, a header that names {@code product_id} and any of {@code product_name} and {@code stock}. An
 * empty cell leaves its field as it is.
 *
 * @param numbers of each edit, the line at which it begins
 */
record ProductCsv(List<ProductEdit> edits, List<Long> numbers, List<LineFault> faults) {
    private static final String ID = "product_id";
    private static final String NAME = "product_name";
    private static final String STOCK = "stock";
    private static final Set<String> COLUMNS = Set.of(ID, NAME, STOCK);

    static ProductCsv read(byte[] bytes) {
        CsvLines lines = CsvLines.read(bytes);
        ProductCsv csv = new ProductCsv(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        if (!lines.lines().isEmpty()) {
            csv.addAll(lines.lines());
        }
        csv.faults.addAll(lines.faults());
        return csv;
    }

    private void addAll(List<CsvLines.Line> lines) {
        List<String> header = lines.get(0).cells().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        boolean known = COLUMNS.containsAll(header) && new HashSet<>(header).size() == header.size();
        if (!known || !header.contains(ID)) {
            fault(lines.get(0), null, CsvFault.HEADER);
            return;
        }
        lines.subList(1, lines.size()).forEach(line -> add(line, header));
    }

    private void add(CsvLines.Line line, List<String> header) {
        if (line.cells().size() != header.size()) {
            fault(line, null, CsvFault.CELLS);
            return;
        }
        String id = line.cells().get(header.indexOf(ID));
        String stock = cell(line, header, STOCK).strip();
        if (!stock.matches("(-?[0-9]{1,15})?")) {
            fault(line, id, CsvFault.STOCK_NUMBER);
            return;
        }
        String name = cell(line, header, NAME);
        edits.add(new ProductEdit(
                id,
                name.isBlank() ? Change.none() : Change.to(name),
                stock.isEmpty() ? Change.none() : Change.to(Long.valueOf(stock))));
        numbers.add(line.number());
    }

    private void fault(CsvLines.Line line, @Nullable String productId, CsvFault fault) {
        faults.add(LineFault.unreadable(line.number(), productId, fault));
    }

    private static String cell(CsvLines.Line line, List<String> header, String column) {
        int index = header.indexOf(column);
        return index < 0 ? "" : line.cells().get(index);
    }
}
