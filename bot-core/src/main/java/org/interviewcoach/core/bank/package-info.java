/**
 * The question bank as values: packs, questions and their rubrics, and what can be asked of them.
 *
 * <p>Nothing here reads files; {@code data} loads packs and hands them to a {@link org.interviewcoach.core.bank.Bank}.
 */
@NullMarked
package org.interviewcoach.core.bank;

import org.jspecify.annotations.NullMarked;
