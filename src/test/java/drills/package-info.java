/** Faults on real processes, each shown to have happened and to have changed nothing: {@code ./mvnw verify -Pdrills}. */
@NullMarked
package drills;

import org.jspecify.annotations.NullMarked;
