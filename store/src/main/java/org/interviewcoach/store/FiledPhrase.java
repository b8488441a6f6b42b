package org.interviewcoach.store;

import java.time.Instant;
import org.interviewcoach.core.bank.QuestionId;

/**
 * An answer whose author says that it made a point which the grader did not find. Whose it is, is not part of it.
 *
 * @param id names it while nobody has ruled on it
 * @param answer as it was given
 */
public record FiledPhrase(String id, QuestionId question, String point, String answer, Instant at) {}
