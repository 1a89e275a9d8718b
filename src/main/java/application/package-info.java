@NullMarked
package application;

import org.jspecify.annotations.NullMarked;
