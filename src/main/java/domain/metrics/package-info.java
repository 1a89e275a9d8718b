/** What is counted of orders, events and alerts, and the half hours, hours and days it is counted by. */
@NullMarked
package domain.metrics;

import org.jspecify.annotations.NullMarked;
