package org.interviewcoach.core.decide;

import java.time.Duration;

/**
 * The numbers by which a mock interview runs.
 *
 * @param lobby how long a lobby stays open that nobody starts
 * @param rating time for the raters' forms
 * @param lastCall how long the last rater still has to sign a note
 * @param interviewerSilence how long an interviewer may stay silent after an answer before the coach asks
 * @param draftPause how long a candidate may be silent in the thread before what they wrote is their answer
 * @param extension what one press of "more time" grants
 * @param coachFollowUps how many follow-ups the coach asks on one answer
 * @param remindBefore how long before a planned session those who come are reminded
 * @param silentTurns after so many turns in a row without an answer it ends
 * @param mostMembers how many take part at most; forms list 25
 */
record MockPolicy(
        Duration lobby,
        Duration rating,
        Duration lastCall,
        Duration interviewerSilence,
        Duration draftPause,
        Duration extension,
        int coachFollowUps,
        Duration remindBefore,
        int silentTurns,
        int mostMembers) {
    static final MockPolicy DEFAULT = new MockPolicy(
            Duration.ofHours(2),
            Duration.ofMinutes(3),
            Duration.ofSeconds(20),
            Duration.ofSeconds(90),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            2,
            Duration.ofMinutes(15),
            2,
            25);
}
