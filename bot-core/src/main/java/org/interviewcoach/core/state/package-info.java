/**
 * Where conversations stand. One sealed family; each kind has its own records.
 *
 * <p>Start with {@link org.interviewcoach.core.state.State}; the store has a codec for every record.
 */
@NullMarked
package org.interviewcoach.core.state;

import org.jspecify.annotations.NullMarked;
