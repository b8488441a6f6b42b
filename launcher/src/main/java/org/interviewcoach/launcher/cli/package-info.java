/**
 * The operator's commands, one class each; {@link org.interviewcoach.launcher.cli.CoachCommand} lists them.
 */
@NullMarked
package org.interviewcoach.launcher.cli;

import org.jspecify.annotations.NullMarked;
