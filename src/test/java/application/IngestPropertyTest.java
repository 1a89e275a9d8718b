package application;

import static org.assertj.core.api.Assertions.assertThat;

import application.ActOnAlerts.Outcome;
import application.IngestFixture.Writer;
import fixtures.LocalStackResource;
import fixtures.OracleMapping;
import fixtures.oracle.Oracle;
import fixtures.oracle.OracleEvent;
import fixtures.oracle.OracleJudgement;
import fixtures.oracle.OracleOperator;
import fixtures.oracle.OracleRelease;
import fixtures.oracle.OracleScenario;
import fixtures.oracle.ScenarioGenerator;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ingestion into a real database against the brute-force oracle: any order of arrival, any batches, several writers. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class IngestPropertyTest {
    private static final int SEEDS = Integer.getInteger("ingest.seeds", 300);
    private static final int CONCURRENT_SEEDS = Integer.getInteger("ingest.concurrent-seeds", 40);
    private static final int RELEASE_SEEDS = Integer.getInteger("ingest.release-seeds", 60);
    private static final int OPERATOR_SEEDS = Integer.getInteger("ingest.operator-seeds", 40);
    private static final int WRITERS = 3;
    private static final int MOST_RELEASES = 8;
    private static final int MOST_CHANGES = 30;
    private static final Instant RELEASED = Instant.parse("2026-02-01T00:00:00Z");

    @Inject
    IngestFixture fixture;

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    static LongStream releaseSeeds() {
        return LongStream.range(20_000, 20_000 + RELEASE_SEEDS);
    }

    static LongStream operatorSeeds() {
        return LongStream.range(30_000, 30_000 + OPERATOR_SEEDS);
    }

    static LongStream concurrentSeeds() {
        return LongStream.range(10_000, 10_000 + CONCURRENT_SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyArrivalLeadsToTheOraclesState(long seed) throws Exception {
        ScenarioGenerator generator = new ScenarioGenerator(seed);
        OracleScenario scenario = generator.scenario();
        List<OracleEvent> arrival = seed % 2 == 0 ? scenario.events() : generator.shuffled(scenario.events());
        fixture.empty(scenario.rules());
        Writer writer = fixture.writer(scenario.rules(), 0);

        for (List<OracleEvent> batch : generator.batches(arrival)) {
            writer.ingest(batch, generator);
        }

        assertState(Oracle.judge(arrival, scenario.rules(), List.of()));
        assertThat(fixture.count("select count(*) from orders_raw")).isEqualTo(arrival.size());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("concurrentSeeds")
    void severalWritersLeadToTheOraclesState(long seed) throws Exception {
        ScenarioGenerator generator = new ScenarioGenerator(seed);
        OracleScenario scenario = generator.scenario();
        List<OracleEvent> events = withoutConflicts(generator.shuffled(scenario.events()));
        fixture.empty(scenario.rules());
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        List<Future<?>> writers = new ArrayList<>();
        for (int partition = 0; partition < WRITERS; partition++) {
            List<OracleEvent> share = share(events, partition);
            Writer writer = fixture.writer(scenario.rules(), partition);
            ScenarioGenerator cuts = new ScenarioGenerator(seed + partition);
            writers.add(threads.submit(() -> {
                for (List<OracleEvent> batch : cuts.batches(share)) {
                    writer.ingest(batch, cuts);
                }
                return partitionDone();
            }));
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        threads.shutdown();

        assertState(Oracle.judge(events, scenario.rules(), List.of()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("releaseSeeds")
    void whatOperatorsReleaseStaysReleasedWhateverComesLate(long seed) throws Exception {
        ScenarioGenerator generator = new ScenarioGenerator(seed);
        OracleScenario scenario = generator.scenario();
        List<OracleEvent> arrival = generator.shuffled(scenario.events());
        fixture.empty(scenario.rules());
        Writer writer = fixture.writer(scenario.rules(), 0);
        List<OracleRelease> releases = new ArrayList<>();
        List<OracleEvent> known = new ArrayList<>();

        for (List<OracleEvent> batch : generator.batches(arrival)) {
            writer.ingest(batch, generator);
            known.addAll(batch);
            OracleJudgement now = Oracle.judge(known, scenario.rules(), releases);
            Optional<OracleRelease> release = releases.size() < MOST_RELEASES
                    ? generator.release(now, RELEASED.plusSeconds(releases.size()))
                    : Optional.empty();
            if (release.isPresent()) {
                assertThat(writer.resolve(release.get())).isInstanceOf(Outcome.Done.class);
                releases.add(release.get());
            }
        }

        assertState(Oracle.judge(arrival, scenario.rules(), releases));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("operatorSeeds")
    void whatOperatorsDoToOrdersIsAcceptedOnlyIfItTakesEffectAndStandsWhateverComesLate(long seed) throws Exception {
        ScenarioGenerator generator = new ScenarioGenerator(seed);
        OracleScenario scenario = generator.scenario();
        List<OracleEvent> arrival = generator.shuffled(scenario.events());
        fixture.empty(scenario.rules());
        Writer writer = fixture.writer(scenario.rules(), 0);
        List<OracleRelease> releases = new ArrayList<>();
        List<OracleEvent> known = new ArrayList<>();
        int changes = 0;

        for (List<OracleEvent> batch : generator.batches(arrival)) {
            writer.ingest(batch, generator);
            known.addAll(batch);
            for (int i = 0; i < 2 && changes < MOST_CHANGES; i++) {
                changes++;
                Instant at = generator.chance(40) ? generator.amid(known) : RELEASED.plusSeconds(changes);
                OracleEvent wish = generator.operatorChange(known, "operator-", at.plusNanos(changes * 1_000L));
                assertChange(writer, wish, known, new OracleOperator(List.copyOf(known), scenario.rules(), releases));
            }
            Optional<OracleRelease> release = releases.size() < MOST_RELEASES
                    ? generator.release(
                            Oracle.judge(known, scenario.rules(), releases),
                            RELEASED.plusSeconds(1_000 + releases.size()))
                    : Optional.empty();
            if (release.isPresent()) {
                assertThat(writer.resolve(release.get())).isInstanceOf(Outcome.Done.class);
                releases.add(release.get());
            }
        }

        assertState(Oracle.judge(known, scenario.rules(), releases));
        assertThat(fixture.count("select count(*) from events where source = 'operator' and note <> 'a note'"))
                .isZero();
    }

    /** Lets an operator try it; where it is accepted, it is known from then on. */
    private static void assertChange(Writer writer, OracleEvent wish, List<OracleEvent> known, OracleOperator oracle) {
        ChangeOrderStatus.Outcome outcome = writer.change(wish);
        assertThat(outcome instanceof ChangeOrderStatus.Outcome.Changed)
                .as("%s, after %s", wish, outcome)
                .isEqualTo(oracle.accepts(wish));
        if (outcome instanceof ChangeOrderStatus.Outcome.Changed changed) {
            known.add(OracleEvent.draft(changed.eventId(), wish.orderId(), wish.status(), wish.occurredAt())
                    .eventType(wish.eventType())
                    .source(OracleEvent.OPERATOR)
                    .build());
        }
    }

    private static boolean partitionDone() {
        return true;
    }

    private void assertState(OracleJudgement expected) throws Exception {
        Map<String, List<String>> wanted = new TreeMap<>();
        expected.orders().forEach((id, order) -> wanted.put(id, OracleMapping.describe(order)));
        Map<String, List<String>> found = fixture.describeOrders();
        assertThat(found.keySet()).isEqualTo(wanted.keySet());
        found.forEach((id, lines) -> assertThat(lines).as("order %s", id).isEqualTo(wanted.get(id)));
        assertThat(fixture.alertKeysNotResolved()).isEqualTo(fixture.causesOfAlerts());
        assertThat(fixture.brokenTrails()).isEmpty();
    }

    private static List<OracleEvent> share(List<OracleEvent> events, int partition) {
        List<OracleEvent> share = new ArrayList<>();
        for (int i = partition; i < events.size(); i += WRITERS) {
            share.add(events.get(i));
        }
        return share;
    }

    /** Which of two different messages under one id is kept may depend on arrival, so none such may be there. */
    private static List<OracleEvent> withoutConflicts(List<OracleEvent> events) {
        Map<String, OracleEvent> first = new TreeMap<>();
        Set<OracleEvent> dropped = new HashSet<>();
        for (OracleEvent event : events) {
            OracleEvent same = first.putIfAbsent(event.eventId(), event);
            if (same != null && !same.equals(event)) {
                dropped.add(event);
            }
        }
        return events.stream().filter(event -> !dropped.contains(event)).toList();
    }
}
