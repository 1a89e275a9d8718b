/** Channel traffic made up for trying things out (SPEC §12): pure and repeatable up to the last stage, which is an ordinary Kafka client. */
@NullMarked
package adapters.simulator;

import org.jspecify.annotations.NullMarked;
