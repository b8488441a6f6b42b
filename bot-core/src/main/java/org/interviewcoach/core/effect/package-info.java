/**
 * What should happen on a platform, and how it went.
 *
 * <p>Effects go through the outbox; see {@link org.interviewcoach.core.effect.Effect}.
 */
@NullMarked
package org.interviewcoach.core.effect;

import org.jspecify.annotations.NullMarked;
