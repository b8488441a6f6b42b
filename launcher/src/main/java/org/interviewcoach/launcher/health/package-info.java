/** Whether the coach is well, for whoever watches over it: {@code /health} and {@code /metrics} on the loopback address. */
@NullMarked
package org.interviewcoach.launcher.health;

import org.jspecify.annotations.NullMarked;
