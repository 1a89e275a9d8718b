/** Passwords by bcrypt. */
@NullMarked
package adapters.bcrypt;

import org.jspecify.annotations.NullMarked;
