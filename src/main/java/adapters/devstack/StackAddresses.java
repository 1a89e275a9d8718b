package adapters.devstack;

/**
 * Where the servers of a running stack answer. A port is 0 where the stack does not run that server.
 *
 * @param postgresPort PostgreSQL on 127.0.0.1
 * @param kafkaPort Kafka on 127.0.0.1
 */
public record StackAddresses(int postgresPort, int kafkaPort) {

    public static final String HOST = "127.0.0.1";

    /** Name of the database, of its owner and the owner's password alike: nothing but this machine can connect. */
    public static final String DATABASE = "fulfilment";

    public String jdbcUrl() {
        return "jdbc:postgresql://" + HOST + ":" + postgresPort + "/" + DATABASE;
    }

    public String bootstrapServers() {
        return HOST + ":" + kafkaPort;
    }
}
