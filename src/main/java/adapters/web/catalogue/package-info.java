/** Products in the shapes in which programs and people send them. */
@NullMarked
package adapters.web.catalogue;

import org.jspecify.annotations.NullMarked;
