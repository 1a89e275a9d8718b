/** What the use cases and the pages need from outside. */
@NullMarked
package application.ports;

import org.jspecify.annotations.NullMarked;
