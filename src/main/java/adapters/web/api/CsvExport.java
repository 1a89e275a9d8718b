package adapters.web.api;

import adapters.web.http.DisplayZone;
import application.views.Page;
import application.views.PageRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A whole list as one CSV file (RFC 4180, UTF-8). It is read page by page while the client takes it, so that neither memory nor a
 * connection to the database is held for a slow one. A spreadsheet runs no cell as a formula, and knows the encoding by the mark at the
 * beginning.
 */
@Singleton
class CsvExport {
    static final String MEDIA_TYPE = "text/csv";
    static final String DESCRIPTION =
            "Everything that matches the filter, newest first, as RFC 4180 has it: UTF-8 with a byte order mark. A cell"
                    + " that begins with =, +, -, @ (of full width too), a tab or a line break has an apostrophe before it, so that no"
                    + " spreadsheet takes it for a formula. limit and cursor have no effect. The file is written while it is read: an answer that breaks off is incomplete.";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** OWASP, "CSV Injection"; the last four are of full width, which spreadsheets in East Asian languages take for the first four. */
    private static final String RUN_BY_SPREADSHEETS = "=+-@\t\r\n＝＋－＠";

    private static final int ROWS_AT_ONCE = PageRequest.MOST_AT_ONCE;

    private final DisplayZone zone;

    CsvExport(DisplayZone zone) {
        this.zone = zone;
    }

    /** A column by its name and what it shows of a row: text, a number, an enum, an instant or nothing. */
    record Column<T>(String name, Function<T, @Nullable Object> value) {}

    /** The rows from a place in the list on. */
    interface Source<T, P> {
        Page<T, P> page(PageRequest<P> request);
    }

    <T, P> Response of(String list, List<Column<T>> columns, Source<T, P> source) {
        // a list that cannot be read at all is an error and not an empty file
        Page<T, P> first = source.page(new PageRequest<>(null, ROWS_AT_ONCE));
        StreamingOutput file = out -> write(out, columns, first, source);
        return Response.ok(file)
                .type(MEDIA_TYPE + ";charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + list + "-" + zone.today() + ".csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private <T, P> void write(OutputStream out, List<Column<T>> columns, Page<T, P> first, Source<T, P> source)
            throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(BYTE_ORDER_MARK);
        CSVPrinter csv = new CSVPrinter(writer, CSVFormat.RFC4180);
        csv.printRecord(columns.stream().map(Column::name));
        Page<T, P> page = first;
        while (true) {
            for (T row : page.items()) {
                csv.printRecord(
                        columns.stream().map(column -> cell(column.value().apply(row))));
            }
            P next = page.next();
            if (next == null) {
                break;
            }
            page = source.page(new PageRequest<>(next, ROWS_AT_ONCE));
        }
        csv.flush();
    }

    private @Nullable String cell(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Instant time) {
            return zone.iso(time);
        }
        String text = value.toString();
        boolean isHarmless =
                value instanceof Number || text.isEmpty() || RUN_BY_SPREADSHEETS.indexOf(text.charAt(0)) < 0;
        return isHarmless ? text : "'" + text;
    }
}
