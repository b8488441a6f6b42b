package org.interviewcoach.core.decide;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Accepted;
import org.interviewcoach.core.outcome.Outcome.Rejected;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.state.DailyState;
import org.interviewcoach.core.who.LearnerId;

/** One decision about a daily; collects what should happen while it goes along. */
final class DailyTurn {
    /**
     * Slots are used again: a schedule runs for years, and the references of its slots are read with every decision.
     * More than the rounds that are kept, so that no two of these share one.
     */
    private static final int SLOTS = 5;

    final Context context;
    final DailyPolicy policy;
    final DailyDraft draft;
    final DailyCards cards;
    final List<Effect> effects = new ArrayList<>();
    final List<Fact> facts = new ArrayList<>();
    final List<ClaimChange> claims = new ArrayList<>();

    DailyTurn(Context context, DailyPolicy policy, DailyDraft draft) {
        this.context = context;
        this.policy = policy;
        this.draft = draft;
        this.cards = new DailyCards(context, draft, policy);
    }

    static Slot post(int serial, String channel) {
        return new Slot("p" + serial % SLOTS + "@" + channel);
    }

    static Slot thread(int serial, String channel) {
        return new Slot("t" + serial % SLOTS + "@" + channel);
    }

    static Slot reveal(int serial, String channel) {
        return new Slot("r" + serial % SLOTS + "@" + channel);
    }

    static Slot personal(String what, LearnerId learner) {
        return new Slot(what + "@" + learner);
    }

    /** Tells whoever switched it on. */
    void tellCreator(String what, String markdown) {
        effects.add(new Effect.Post(
                personal("note-" + what, draft.setup.creatorLearner()),
                new Target.ToPerson(draft.setup.creator()),
                Message.ofText(markdown)));
    }

    DailyPlanner planner() {
        Collection<Map<QuestionId, java.time.Instant>> rooms = context.rooms().values();
        return new DailyPlanner(context.bank(), draft.plan, draft.setup.seed(), rooms);
    }

    Outcome<DailyState> accept(Reply reply) {
        return new Accepted<>(draft.build(context.now(), policy.lookAhead()), reply, effects, facts, claims);
    }

    Outcome<DailyState> reject(Why why, String key, Object... arguments) {
        return new Rejected<>(why, Reply.whisper(text(key, arguments)));
    }

    static Outcome<DailyState> stale() {
        return new Rejected<>(Why.STALE, Reply.ACKNOWLEDGE);
    }

    String text(String key, Object... arguments) {
        return context.texts().of(key, arguments);
    }
}
