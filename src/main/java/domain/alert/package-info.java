@NullMarked
package domain.alert;

import org.jspecify.annotations.NullMarked;
