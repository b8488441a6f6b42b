/**
 * The neutral message tree that both platforms render with one exhaustive switch each.
 *
 * <p>Start with {@link org.interviewcoach.core.message.Message}; texts of users go through
 * {@link org.interviewcoach.core.message.Md}.
 */
@NullMarked
package org.interviewcoach.core.message;

import org.jspecify.annotations.NullMarked;
