/** Measurements that one runs by hand, each from a script in {@code bench/}. */
@NullMarked
package bench;

import org.jspecify.annotations.NullMarked;
