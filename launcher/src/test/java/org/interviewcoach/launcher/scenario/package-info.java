/**
 * The same transcripts on every platform and every store, in at the wire and out at the facts.
 *
 * <p>Start with {@link org.interviewcoach.launcher.scenario.Everywhere}.
 */
@NullMarked
package org.interviewcoach.launcher.scenario;

import org.jspecify.annotations.NullMarked;
