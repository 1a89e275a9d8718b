/** The console's pages; all their words are in message bundles. */
@NullMarked
package adapters.web.pages;

import org.jspecify.annotations.NullMarked;
