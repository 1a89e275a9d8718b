/** What is read and shown: immutable rows and the filters that choose them. */
@NullMarked
package application.views;

import org.jspecify.annotations.NullMarked;
