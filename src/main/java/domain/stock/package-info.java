@NullMarked
package domain.stock;

import org.jspecify.annotations.NullMarked;
