@NullMarked
package adapters.devstack;

import org.jspecify.annotations.NullMarked;
