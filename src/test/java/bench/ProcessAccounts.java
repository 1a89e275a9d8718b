package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What Linux accounts for processes: CPU time in microseconds, which advances in steps of 10 ms, and memory. */
final class ProcessAccounts {
    private static final Path PROC = Path.of("/proc");
    private static final long MICROS_PER_TICK = 10_000;

    private ProcessAccounts() {}

    static long ofProcess(long pid) {
        return Stat.read(pid).map(Stat::ownMicros).orElse(0L);
    }

    /** The process with all its children, those that have ended included: what a PostgreSQL server used. */
    static long ofFamily(long pid) {
        Optional<Stat> parent = Stat.read(pid);
        long children = processes()
                .mapToObj(Stat::read)
                .flatMap(Optional::stream)
                .filter(stat -> stat.parent() == pid)
                .mapToLong(Stat::ownMicros)
                .sum();
        return children
                + parent.map(stat -> stat.ownMicros() + stat.endedChildrenMicros())
                        .orElse(0L);
    }

    /** What all processes of the machine used together. */
    static long ofMachine() {
        try (Stream<String> lines = Files.lines(PROC.resolve("stat"))) {
            String[] cells = lines.findFirst().orElseThrow().split(" +", -1);
            return micros(cells, 1, 2, 3, 6, 7);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The most memory that the process had resident so far. */
    static long mostResidentKilobytes(long pid) throws IOException {
        return Files.readAllLines(PROC.resolve(Long.toString(pid)).resolve("status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    static long parentOf(long pid) {
        return Stat.read(pid).map(Stat::parent).orElseThrow();
    }

    private static LongStream processes() {
        try (Stream<Path> entries = Files.list(PROC)) {
            return LongStream.of(entries.map(path -> path.getFileName().toString())
                    .filter(name -> Character.isDigit(name.charAt(0)))
                    .mapToLong(Long::parseLong)
                    .toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long micros(String[] cells, int... places) {
        long ticks = 0;
        for (int place : places) {
            ticks += Long.parseLong(cells[place]);
        }
        return ticks * MICROS_PER_TICK;
    }

    /** One line of {@code /proc/<pid>/stat}, see proc_pid_stat(5). */
    private record Stat(long parent, long ownMicros, long endedChildrenMicros) {

        static Optional<Stat> read(long pid) {
            try {
                String line = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"));
                String[] afterName = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
                return Optional.of(
                        new Stat(Long.parseLong(afterName[1]), micros(afterName, 11, 12), micros(afterName, 13, 14)));
            } catch (IOException vanishedWhileRead) {
                return Optional.empty();
            }
        }
    }
}
