/** What every answer shares: headers, the check of origin, parameters, cursors, problems. */
@NullMarked
package adapters.web.http;

import org.jspecify.annotations.NullMarked;
