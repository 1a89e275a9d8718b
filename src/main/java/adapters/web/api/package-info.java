/** The JSON interface under {@code /api}. */
@NullMarked
package adapters.web.api;

import org.jspecify.annotations.NullMarked;
