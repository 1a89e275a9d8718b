/** The life of the process that serves: from its start to the signal that ends it. */
@NullMarked
package adapters.serving;

import org.jspecify.annotations.NullMarked;
