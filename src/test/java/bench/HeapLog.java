package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The heap over a run, as the virtual machine tells of it after each collection ({@code -Xlog:gc}).
 *
 * @param quarters the least that was in use after a collection in each quarter of the run, in megabytes
 * @param limit what it may become, in megabytes, as far as it has grown
 */
record HeapLog(List<Integer> quarters, int limit, int collections) {
    private static final Pattern COLLECTION = Pattern.compile("Pause .* \\d+M->(\\d+)M\\((\\d+)M\\)");

    static HeapLog read(Path log) throws IOException {
        List<int[]> collections = Files.readAllLines(log).stream()
                .map(COLLECTION::matcher)
                .filter(found -> found.find())
                .map(found -> new int[] {Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))})
                .toList();
        int size = collections.size();
        if (size < 4) {
            throw new IllegalStateException("Too few collections to tell of the heap: " + size);
        }
        List<Integer> quarters = List.of(0, 1, 2, 3).stream()
                .map(quarter -> collections.subList(size * quarter / 4, size * (quarter + 1) / 4).stream()
                        .mapToInt(collection -> collection[0])
                        .min()
                        .orElseThrow())
                .toList();
        return new HeapLog(quarters, collections.get(size - 1)[1], size);
    }
}
