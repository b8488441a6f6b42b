/**
 * The coach in a terminal: a platform like the others, with a renderer, a messenger and a loop that reads lines.
 *
 * <p>Start with {@link org.interviewcoach.launcher.console.ConsolePlatform}.
 */
@NullMarked
package org.interviewcoach.launcher.console;

import org.jspecify.annotations.NullMarked;
