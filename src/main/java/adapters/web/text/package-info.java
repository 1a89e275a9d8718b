/** All words that the console says. */
@NullMarked
package adapters.web.text;

import org.jspecify.annotations.NullMarked;
