package org.interviewcoach.core.decide;

import java.util.Map;
import org.interviewcoach.core.state.DailyState.Answer;
import org.interviewcoach.core.state.DailyState.Member;
import org.interviewcoach.core.state.DailyState.Round;
import org.interviewcoach.core.state.DailyState.Score;
import org.interviewcoach.core.who.LearnerId;

/**
 * Streaks count slots and not days: a slot counts where it was answered within its window, whatever date the answerer's
 * calendar showed; days without a slot cannot break anything.
 */
final class DailyStreaks {
    private DailyStreaks() {}

    /** Counts a round that has just closed. */
    static void count(DailyDraft draft, Round closed, DailyPolicy policy) {
        for (Map.Entry<LearnerId, Member> entry : draft.members.entrySet()) {
            Answer answer = closed.answers().get(entry.getKey());
            entry.setValue(
                    answer == null
                            ? missed(entry.getValue(), policy)
                            : answered(
                                    entry.getValue(),
                                    answer.score().map(Score::permille).orElse(0)));
        }
    }

    private static Member answered(Member member, int permille) {
        int streak = member.streak() + 1;
        return new Member(
                member.actor(),
                member.name(),
                streak,
                Math.max(streak, member.best()),
                member.freezes(),
                member.answered() + 1,
                member.permille() + permille,
                member.tell(),
                member.typing());
    }

    /** A freeze takes the miss; without one the streak ends, and the next begins with all freezes again. */
    private static Member missed(Member member, DailyPolicy policy) {
        boolean frozen = member.streak() > 0 && member.freezes() > 0;
        return new Member(
                member.actor(),
                member.name(),
                frozen ? member.streak() : 0,
                member.best(),
                frozen ? member.freezes() - 1 : policy.freezes(),
                member.answered(),
                member.permille(),
                member.tell(),
                member.typing());
    }
}
