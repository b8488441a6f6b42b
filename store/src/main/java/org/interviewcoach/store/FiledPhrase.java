package org.interviewcoach.store;

import java.time.Instant;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.who.Scope;

/**
 * An answer whose author says that it made a point which the grader did not find. Whose it is, is not part of it.
 *
 * @param id names it while nobody has ruled on it
 * @param workspace where it was given
 * @param revision of the question that it was graded against
 * @param answer as it was given
 */
public record FiledPhrase(
        String id, Scope workspace, QuestionId question, String revision, String point, String answer, Instant at) {}
