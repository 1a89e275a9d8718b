/** The edges of the system, one technology each; only {@link adapters.Main} lies directly in this package. */
@NullMarked
package adapters;

import org.jspecify.annotations.NullMarked;
