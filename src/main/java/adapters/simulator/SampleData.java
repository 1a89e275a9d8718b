package adapters.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/** The names, addresses and products the traffic is made of, from text files beside the code. */
public final class SampleData {
    private SampleData() {}

    /** The catalogue in the form the products page imports: {@code product_id,product_name,stock}. */
    public static String catalogueCsv() {
        return read("catalogue.csv");
    }

    public static List<Product> products() {
        return catalogueCsv().lines().skip(1).map(SampleData::product).toList();
    }

    static List<String> familyNames() {
        return lines("family-names.txt");
    }

    static List<String> givenNames() {
        return lines("given-names.txt");
    }

    /** Each line: postal code, a tab, city to road name. */
    static List<Street> streets() {
        return lines("streets.txt").stream().map(Street::parse).toList();
    }

    private static Product product(String row) {
        String[] cells = row.split(",", -1);
        OptionalLong stock = cells[2].isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(cells[2]));
        return new Product(cells[0], cells[1], stock);
    }

    private static List<String> lines(String file) {
        return read(file).lines().filter(line -> !line.isBlank()).toList();
    }

    private static String read(String file) {
        String path = "/simulator/" + file;
        try (InputStream stream = Objects.requireNonNull(SampleData.class.getResourceAsStream(path), path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Street(String postalCode, String road) {
        static Street parse(String line) {
            int tab = line.indexOf('\t');
            return new Street(line.substring(0, tab), line.substring(tab + 1));
        }
    }
}
