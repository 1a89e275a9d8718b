/** What the console shows and changes in PostgreSQL; the SQL stands beside the code that uses it. */
@NullMarked
package adapters.postgres.console;

import org.jspecify.annotations.NullMarked;
