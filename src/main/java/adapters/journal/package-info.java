/** What happens to orders, alerts and messages, told in the log by their ids. */
@NullMarked
package adapters.journal;

import org.jspecify.annotations.NullMarked;
