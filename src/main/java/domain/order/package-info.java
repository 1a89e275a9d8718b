@NullMarked
package domain.order;

import org.jspecify.annotations.NullMarked;
