package org.interviewcoach.core.decide;

import java.time.Duration;

/**
 * The numbers by which a question of the day runs.
 *
 * @param grace how late a slot is still posted; later it is skipped
 * @param lookAhead how long before a slot its instant is reckoned anew, for zone data that came with a restart
 * @param failures after so many slots in a row that could not be posted a channel is left out
 * @param freezes slots that may be missed without losing a streak
 * @param warnAhead how many unseen questions are left when the admins are told
 * @param kept how many rounds stay with the schedule, the open one included
 * @param previewed how many dates a preview shows
 * @param longestQueue how many questions can wait in the queue
 * @param quotes how many good answers a reveal quotes
 * @param quoteFrom the least level of a quoted answer
 */
record DailyPolicy(
        Duration grace,
        Duration lookAhead,
        int failures,
        int freezes,
        int warnAhead,
        int kept,
        int previewed,
        int longestQueue,
        int quotes,
        int quoteFrom) {
    static final DailyPolicy DEFAULT =
            new DailyPolicy(Duration.ofHours(2), Duration.ofHours(2), 3, 2, 3, 3, 5, 30, 2, 3);
}
