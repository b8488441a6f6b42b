/**
 * From raw text to analysed words: normal forms, stems, sentences, clauses, negation; the one user of Lucene.
 *
 * <p>Start at {@link org.interviewcoach.core.grading.analysis.Stems}.
 */
@NullMarked
package org.interviewcoach.core.grading.analysis;

import org.jspecify.annotations.NullMarked;
