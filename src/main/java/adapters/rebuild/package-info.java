/** The command that recomputes everything from the raw copies. */
@NullMarked
package adapters.rebuild;

import org.jspecify.annotations.NullMarked;
