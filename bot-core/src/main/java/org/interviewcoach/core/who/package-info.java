/**
 * Who asks and where: actors, learners, scopes, capabilities.
 *
 * <p>Start with {@link org.interviewcoach.core.who.Actor} and {@link org.interviewcoach.core.who.Scope}.
 */
@NullMarked
package org.interviewcoach.core.who;

import org.jspecify.annotations.NullMarked;
