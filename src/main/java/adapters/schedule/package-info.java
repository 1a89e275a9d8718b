/** What happens by the clock. */
@NullMarked
package adapters.schedule;

import org.jspecify.annotations.NullMarked;
