package adapters.web.catalogue;

import adapters.web.catalogue.ImportReport.LineFault;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The lines of a CSV text that are not blank, up to the first one behind which nothing can be trusted any more.
 *
 * @param faults what ended the reading early; empty: all was read
 */
record CsvLines(List<Line> lines, List<LineFault> faults) {
    static final int MOST = 50_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Cells, and the line of the text at which they begin: a quoted cell may span several. */
    record Line(long number, List<String> cells) {
        boolean isBlank() {
            return cells.size() == 1 && cells.get(0).isBlank();
        }
    }

    static CsvLines read(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
            return read(marked ? text.substring(1) : text);
        } catch (CharacterCodingException notUtf8) {
            return ended(List.of(), 1, CsvFault.NOT_UTF8);
        }
    }

    private static CsvLines read(String text) {
        List<Line> lines = new ArrayList<>();
        long begin = 1;
        try (CSVParser parser = CSVFormat.RFC4180.parse(new StringReader(text))) {
            Iterator<CSVRecord> records = parser.iterator();
            while (records.hasNext()) {
                Line line = new Line(begin, records.next().toList());
                if (lines.size() > MOST) {
                    return ended(lines, begin, CsvFault.TOO_MANY_LINES);
                }
                if (!line.isBlank()) {
                    lines.add(line);
                }
                begin = parser.getCurrentLineNumber() + 1;
            }
            return lines.isEmpty() ? ended(lines, 1, CsvFault.EMPTY) : new CsvLines(lines, List.of());
        } catch (UncheckedIOException unreadable) {
            return ended(lines, begin, CsvFault.QUOTES);
        } catch (IOException impossible) {
            throw new UncheckedIOException("text in memory cannot fail to be read", impossible);
        }
    }

    private static CsvLines ended(List<Line> lines, long number, CsvFault fault) {
        return new CsvLines(lines, List.of(LineFault.unreadable(number, null, fault)));
    }
}
