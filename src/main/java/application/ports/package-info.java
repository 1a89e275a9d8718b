@NullMarked
package application.ports;

import org.jspecify.annotations.NullMarked;
