/**
 * The one impure place of the core: it takes what people do, decides, stores, and carries effects out.
 *
 * <p>Start with {@link org.interviewcoach.core.shell.Shell}; {@link org.interviewcoach.core.shell.ShellRunner} gives it
 * threads.
 */
@NullMarked
package org.interviewcoach.core.shell;

import org.jspecify.annotations.NullMarked;
