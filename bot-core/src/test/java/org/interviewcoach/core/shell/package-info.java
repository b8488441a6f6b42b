/**
 * Tests of what the shell reckons by itself; all else of it is tried in scenarios.
 *
 * <p>Start with {@link org.interviewcoach.core.shell.PaceTest}.
 */
@NullMarked
package org.interviewcoach.core.shell;

import org.jspecify.annotations.NullMarked;
