/** Everything that can be set from outside: names, limits and defaults in one place. */
@NullMarked
package adapters.settings;

import org.jspecify.annotations.NullMarked;
