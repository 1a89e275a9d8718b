package adapters.postgres;

import application.ports.ConsumerPositions;
import application.ports.RawMessage.Partition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    private static final String RESUME = """
            insert into consumer_positions as p (topic, partition, topic_id, next_offset, updated_at)
            select topic, partition, topic_id, 0, now()
            from unnest(?::text[], ?::text[]::int[], ?::text[]) as k (topic, partition, topic_id)
            order by topic, partition
            on conflict (topic, partition) do update set topic_id = excluded.topic_id, updated_at = now(),
                next_offset = case when p.topic_id in ('', excluded.topic_id) then p.next_offset else 0 end
            returning topic, partition, next_offset
            """;

    private static final String ADVANCE = """
            update consumer_positions p set next_offset = k.next_offset, updated_at = now()
            from unnest(?::text[], ?::text[]::int[], ?::text[]::bigint[]) as k (topic, partition, next_offset)
            where p.topic = k.topic and p.partition = k.partition
            """;

    private static final String STANDING =
            "select topic, partition, next_offset from consumer_positions where topic = ?";

    private static final Comparator<Partition> BY_KEY =
            Comparator.comparing(Partition::topic).thenComparing(Partition::number);

    private final Sql sql;

    PostgresConsumerPositions(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<Partition, Long> lock(Set<Partition> partitions) {
        List<Partition> sorted = partitions.stream().sorted(BY_KEY).toList();
        return nextOffsets(LOCK, topics(sorted), numbers(sorted));
    }

    @Override
    public Map<Partition, Long> resume(Set<Partition> partitions, Map<String, String> topicIds) {
        List<Partition> sorted = partitions.stream().sorted(BY_KEY).toList();
        String[] ids = Sql.column(sorted, partition -> topicIds.getOrDefault(partition.topic(), ""));
        return nextOffsets(RESUME, topics(sorted), numbers(sorted), ids);
    }

    @Override
    public Map<Partition, Long> standing(String topic) {
        return nextOffsets(STANDING, topic);
    }

    @Override
    public void advance(Map<Partition, Long> nextOffsets) {
        List<Partition> sorted = nextOffsets.keySet().stream().sorted(BY_KEY).toList();
        String[] offsets = Sql.column(sorted, partition -> String.valueOf(nextOffsets.get(partition)));
        sql.update(ADVANCE, topics(sorted), numbers(sorted), offsets);
    }

    private Map<Partition, Long> nextOffsets(String statement, @Nullable Object... parameters) {
        Map<Partition, Long> next = new HashMap<>();
        sql.query(
                statement,
                row -> next.put(
                        new Partition(row.getString("topic"), row.getInt("partition")), row.getLong("next_offset")),
                parameters);
        return next;
    }

    private static String[] topics(List<Partition> partitions) {
        return Sql.column(partitions, Partition::topic);
    }

    private static String[] numbers(List<Partition> partitions) {
        return Sql.column(partitions, partition -> String.valueOf(partition.number()));
    }
}
