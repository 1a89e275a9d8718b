/** What the system does, one class a use case; it knows the domain and ports, no technology. */
@NullMarked
package application;

import org.jspecify.annotations.NullMarked;
