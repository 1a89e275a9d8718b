/** Accounts, sessions and attempts in PostgreSQL. */
@NullMarked
package adapters.postgres.access;

import org.jspecify.annotations.NullMarked;
