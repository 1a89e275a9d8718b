@NullMarked
package domain.hold;

import org.jspecify.annotations.NullMarked;
