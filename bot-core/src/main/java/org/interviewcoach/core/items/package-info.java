/**
 * How the questions themselves do: figures over everybody's answers, for those who look after a pack.
 *
 * <p>Start with {@link org.interviewcoach.core.items.ItemCollector}.
 */
@NullMarked
package org.interviewcoach.core.items;

import org.jspecify.annotations.NullMarked;
