/** The packaged application as operations run it: separate processes against real servers. */
@NullMarked
package packaged;

import org.jspecify.annotations.NullMarked;
