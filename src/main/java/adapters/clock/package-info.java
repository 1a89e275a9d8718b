@NullMarked
package adapters.clock;

import org.jspecify.annotations.NullMarked;
