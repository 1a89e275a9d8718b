package adapters.devstack;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a local stack is to be; it travels to the child process as its arguments.
 *
 * @param folder where data, logs and the state file live; kept between runs
 * @param binaries where PostgreSQL is unpacked, which several stacks may share
 * @param servers which servers to run
 * @param postgresPort the port to prefer, 0 for any free one
 * @param kafkaPort the port to prefer, 0 for any free one
 * @param topic the Kafka topic to create
 * @param durable whether PostgreSQL flushes to disk: off is faster, on is what a benchmark or a crash drill needs
 */
public record StackPlan(
        Path folder,
        Path binaries,
        Set<StackServer> servers,
        int postgresPort,
        int kafkaPort,
        String topic,
        boolean durable) {

    public StackPlan {
        folder = folder.toAbsolutePath().normalize();
        binaries = binaries.toAbsolutePath().normalize();
        servers = Set.copyOf(servers);
    }

    /** A stack with both servers on any free ports, not flushing. */
    public static StackPlan in(Path folder, String topic) {
        return new StackPlan(
                folder, folder.resolve("postgres-bin"), EnumSet.allOf(StackServer.class), 0, 0, topic, false);
    }

    public StackPlan withBinaries(Path shared) {
        return new StackPlan(folder, shared, servers, postgresPort, kafkaPort, topic, durable);
    }

    public StackPlan withServers(Set<StackServer> wanted) {
        return new StackPlan(folder, binaries, wanted, postgresPort, kafkaPort, topic, durable);
    }

    public StackPlan withPorts(int postgres, int kafka) {
        return new StackPlan(folder, binaries, servers, postgres, kafka, topic, durable);
    }

    public StackPlan withDurable(boolean flushing) {
        return new StackPlan(folder, binaries, servers, postgresPort, kafkaPort, topic, flushing);
    }

    List<String> toArguments() {
        String wanted = servers.stream().map(Enum::name).collect(Collectors.joining(","));
        return List.of(
                folder.toString(),
                binaries.toString(),
                wanted,
                String.valueOf(postgresPort),
                String.valueOf(kafkaPort),
                topic,
                String.valueOf(durable));
    }

    static StackPlan ofArguments(List<String> arguments) {
        Set<StackServer> wanted = Arrays.stream(arguments.get(2).split(",", -1))
                .map(StackServer::valueOf)
                .collect(Collectors.toSet());
        return new StackPlan(
                Path.of(arguments.get(0)),
                Path.of(arguments.get(1)),
                wanted,
                Integer.parseInt(arguments.get(3)),
                Integer.parseInt(arguments.get(4)),
                arguments.get(5),
                Boolean.parseBoolean(arguments.get(6)));
    }
}
