package bench;

import fixtures.TestAdmin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Readers that each ask at a fixed pace; a reader whose answer is late skips the beats that it missed. */
final class QueryLoad {
    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    QueryLoad(int port) {
        this.port = port;
    }

    /** Milliseconds from the request to the last byte of the answer. */
    record Latency(double median, double p99, double worst, int calls) {}

    /**
     * @param readers how many ask at the same time
     * @param pauseMillis from the beginning of one request of a reader to that of its next
     */
    Latency measure(String path, int readers, int pauseMillis, int callsEach) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(readers);
        try {
            List<Future<double[]>> results = new ArrayList<>();
            for (int reader = 0; reader < readers; reader++) {
                long delay = TimeUnit.MILLISECONDS.toNanos((long) pauseMillis * reader / readers);
                results.add(
                        threads.submit(() -> read(path, delay, TimeUnit.MILLISECONDS.toNanos(pauseMillis), callsEach)));
            }
            return latency(results);
        } finally {
            threads.shutdownNow();
        }
    }

    private double[] read(String path, long delay, long pause, int calls) throws IOException, InterruptedException {
        double[] millis = new double[calls];
        long due = System.nanoTime() + delay;
        for (int i = 0; i < calls; i++) {
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            long begin = System.nanoTime();
            get(path);
            millis[i] = (System.nanoTime() - begin) / 1e6;
            due = Math.max(due + pause, System.nanoTime());
        }
        return millis;
    }

    /** Whatever the API says. */
    record Answer(int status, String body) {}

    String get(String path) throws IOException, InterruptedException {
        Answer answer = ask(path);
        if (answer.status() != 200) {
            throw new IllegalStateException(path + " answers " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }

    Answer ask(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", TestAdmin.basic())
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    static Latency latency(List<? extends Future<double[]>> results) throws InterruptedException {
        List<double[]> all = new ArrayList<>();
        for (Future<double[]> result : results) {
            try {
                all.add(result.get());
            } catch (ExecutionException failure) {
                throw new IllegalStateException("A reader failed", failure.getCause());
            }
        }
        double[] sorted = all.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        return new Latency(
                sorted[sorted.length / 2],
                sorted[(int) Math.ceil(sorted.length * 0.99) - 1],
                sorted[sorted.length - 1],
                sorted.length);
    }
}
