/** What is stored beside what is recomputed, in two schemas of one database. */
@NullMarked
package adapters.postgres.rebuild;

import org.jspecify.annotations.NullMarked;
