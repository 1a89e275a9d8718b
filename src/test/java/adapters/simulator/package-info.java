@NullMarked
package adapters.simulator;

import org.jspecify.annotations.NullMarked;
