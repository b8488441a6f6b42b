/**
 * The pattern notation in which authors write what to listen for, from text to a checked tree.
 *
 * <p>Start at {@link org.interviewcoach.core.grading.pattern.PatternParser}; the grammar stands in
 * {@code docs/adr/0007-pattern-notation.md}, its meaning in {@code docs/grading.md}.
 */
@NullMarked
package org.interviewcoach.core.grading.pattern;

import org.jspecify.annotations.NullMarked;
