package org.interviewcoach.core.grading;

/**
 * The answer is near a point but unclear there; asking about it is fairer than a mark.
 *
 * @param pointId the key point that is near
 * @param quote the words that come near it, empty where the answer as a whole does
 */
public record SayMore(String pointId, String quote) {}
