/** Tells operators of alerts through an incoming webhook of Slack. Its address is a secret that never leaves this package in words. */
@NullMarked
package adapters.slack;

import org.jspecify.annotations.NullMarked;
