/** Who a request comes from, and what it may do. */
@NullMarked
package adapters.web.access;

import org.jspecify.annotations.NullMarked;
