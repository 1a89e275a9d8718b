package adapters.postgres;

import application.ports.ConsumerPositions;
import application.ports.RawMessage.Partition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

@ApplicationScoped
class PostgresConsumerPositions implements ConsumerPositions {
    /** Rows are made and locked by rising key, so that two writers never wait for each other in a circle. */
    private static final String LOCK = """
            insert into consumer_positions as p (topic, partition, topic_id, next_offset, updated_at)
            select topic, partition, '', 0, now() from unnest(?::text[], ?::text[]::int[]) as k (topic, partition)
            order by topic, partition
            on conflict (topic, partition) do update set updated_at = p.updated_at
            returning topic, partition, next_offset
            """;

    private static final String ADVANCE = """
            update consumer_positions p set next_offset = k.next_offset, updated_at = now()
            from unnest(?::text[], ?::text[]::int[], ?::text[]::bigint[]) as k (topic, partition, next_offset)
            where p.topic = k.topic and p.partition = k.partition
            """;

    private static final Comparator<Partition> BY_KEY =
            Comparator.comparing(Partition::topic).thenComparing(Partition::number);

    private final Sql sql;

    PostgresConsumerPositions(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<Partition, Long> lock(Set<Partition> partitions) {
        List<Partition> sorted = partitions.stream().sorted(BY_KEY).toList();
        Map<Partition, Long> next = new HashMap<>();
        sql.query(
                LOCK,
                row -> next.put(
                        new Partition(row.getString("topic"), row.getInt("partition")), row.getLong("next_offset")),
                topics(sorted),
                numbers(sorted));
        return next;
    }

    @Override
    public void advance(Map<Partition, Long> nextOffsets) {
        List<Partition> sorted = nextOffsets.keySet().stream().sorted(BY_KEY).toList();
        String[] offsets = sorted.stream()
                .map(partition -> String.valueOf(nextOffsets.get(partition)))
                .toArray(String[]::new);
        sql.update(ADVANCE, topics(sorted), numbers(sorted), offsets);
    }

    private static String[] topics(List<Partition> partitions) {
        return partitions.stream().map(Partition::topic).toArray(String[]::new);
    }

    private static String[] numbers(List<Partition> partitions) {
        return partitions.stream()
                .map(partition -> String.valueOf(partition.number()))
                .toArray(String[]::new);
    }
}
