/** The HTTP face: {@code http} for what every answer shares, {@code api} for programs, {@code pages} for people. */
@NullMarked
package adapters.web;

import org.jspecify.annotations.NullMarked;
