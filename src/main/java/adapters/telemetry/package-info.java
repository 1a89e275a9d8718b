/** What Prometheus is told of the house as a whole. */
@NullMarked
package adapters.telemetry;

import org.jspecify.annotations.NullMarked;
