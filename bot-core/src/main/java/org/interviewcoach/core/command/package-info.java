/**
 * What a conversation can be told. One sealed family; deciders switch over it without {@code default}.
 *
 * <p>Start with {@link org.interviewcoach.core.command.Command}.
 */
@NullMarked
package org.interviewcoach.core.command;

import org.jspecify.annotations.NullMarked;
