/**
 * PostgreSQL and Kafka for dev mode and tests, without containers: real servers in child processes.
 *
 * <p>The server jars are on the class path of dev mode and tests only. The packaged application carries these classes
 * and never loads the ones that need a server jar.
 */
@NullMarked
package adapters.devstack;

import org.jspecify.annotations.NullMarked;
