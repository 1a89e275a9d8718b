/** The console in a real Chromium: what operators see and do, found by roles, labels and words rather than by markup. */
@NullMarked
package browser;

import org.jspecify.annotations.NullMarked;
