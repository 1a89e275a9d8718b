@NullMarked
package adapters.postgres;

import org.jspecify.annotations.NullMarked;
