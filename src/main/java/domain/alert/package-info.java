/** Alerts: what operators are told about, and what they do about it. */
@NullMarked
package domain.alert;

import org.jspecify.annotations.NullMarked;
