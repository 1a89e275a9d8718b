@NullMarked
package domain.event;

import org.jspecify.annotations.NullMarked;
