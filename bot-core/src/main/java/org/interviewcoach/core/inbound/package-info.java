/**
 * What reaches the coach from a platform, in neutral words.
 *
 * <p>Adapters map an SDK event to one {@link org.interviewcoach.core.inbound.Inbound} and hand it to the shell.
 */
@NullMarked
package org.interviewcoach.core.inbound;

import org.jspecify.annotations.NullMarked;
