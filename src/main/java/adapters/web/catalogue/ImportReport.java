package adapters.web.catalogue;

import domain.stock.ProductEdit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a product list.
 *
 * @param applied products created or changed; 0 where there is any fault
 * @param faultCount all faults found
 * @param faults the first of them, at most {@link #MOST_FAULTS}
 */
public record ImportReport(int applied, int faultCount, List<LineFault> faults) {
    public static final int MOST_FAULTS = 1_000;

    public ImportReport {
        faults = List.copyOf(faults);
    }

    static ImportReport refused(List<LineFault> faults) {
        return new ImportReport(0, faults.size(), faults.subList(0, Math.min(faults.size(), MOST_FAULTS)));
    }

    public boolean done() {
        return faultCount == 0;
    }

    /**
     * What is wrong with a line.
     *
     * @param line where the entry begins, from 1
     * @param unreadable what is wrong with the line as such; {@code null}: it is readable
     * @param fault what is wrong with the product; {@code null}: the line is unreadable
     */
    public record LineFault(
            long line, @Nullable String productId, @Nullable CsvFault unreadable, ProductEdit.@Nullable Fault fault) {

        static LineFault unreadable(long line, @Nullable String productId, CsvFault fault) {
            return new LineFault(line, productId, fault, null);
        }
    }
}
