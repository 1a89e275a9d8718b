/** Who may do what: accounts, roles, passwords, and what is remembered of signing in. */
@NullMarked
package domain.access;

import org.jspecify.annotations.NullMarked;
