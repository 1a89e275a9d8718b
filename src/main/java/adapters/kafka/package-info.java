@NullMarked
package adapters.kafka;

import org.jspecify.annotations.NullMarked;
