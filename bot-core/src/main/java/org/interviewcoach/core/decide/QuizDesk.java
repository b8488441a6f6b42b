package org.interviewcoach.core.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.fact.Audience;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Accepted;
import org.interviewcoach.core.outcome.Outcome.Rejected;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.state.QuizState;
import org.interviewcoach.core.state.QuizState.FollowUpAsked;
import org.interviewcoach.core.state.QuizState.Planned;
import org.interviewcoach.core.state.QuizState.Player;
import org.interviewcoach.core.state.QuizState.Result;
import org.interviewcoach.core.state.QuizState.Setup;
import org.interviewcoach.core.state.QuizState.Where;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.LearnerId;

/** What one decision about a quiz collects, and what every phase of it needs. */
final class QuizDesk {
    static final Slot START = new Slot("start");
    static final Slot THREAD = new Slot("thread");
    static final Slot BOARD = new Slot("board");
    static final Slot RESULT = new Slot("result");
    static final Slot NOTICE = new Slot("notice");

    final Context context;
    final QuizPolicy policy;
    final QuizCards cards;
    final Assessor assessor;
    final List<Effect> effects = new ArrayList<>();
    final List<Fact> facts = new ArrayList<>();
    final List<ClaimChange> claims = new ArrayList<>();

    QuizDesk(Context context, QuizPolicy policy) {
        this.context = context;
        this.policy = policy;
        this.cards = new QuizCards(context);
        this.assessor = new Assessor(context);
    }

    static Slot questionSlot(int index) {
        return new Slot("q" + index);
    }

    static Slot revealSlot(int index) {
        return new Slot("r" + index);
    }

    static Slot personal(String what, LearnerId learner) {
        return new Slot(what + ":" + learner);
    }

    Target target(Setup setup) {
        return switch (setup.where()) {
            case ALONE, DAYS -> new Target.ToPerson(setup.owner());
            case TOGETHER -> new Target.InThread(THREAD, setup.home());
        };
    }

    Token whyToken(Setup setup, int index) {
        return cards.token(Need.WHISPER, QuizTokens.WHY, setup, 0, String.valueOf(index));
    }

    Token followUpToken(Setup setup, FollowUpAsked asked) {
        Planned planned = setup.plan().get(asked.index());
        return cards.token(
                Need.FORM,
                QuizTokens.FOLLOW_UP_FORM,
                setup,
                asked.index(),
                planned.question().value(),
                Assessor.code(context.bank().find(planned.question()), asked));
    }

    void markAsked(Planned planned, Audience audience) {
        facts.add(new Fact.Asked(planned.question(), revision(planned), audience, context.now()));
    }

    String revision(Planned planned) {
        return context.bank().find(planned.question()).map(Question::revision).orElse("");
    }

    Fact.Attempt attempt(
            Setup setup,
            Player player,
            Planned planned,
            Fact.Mode mode,
            Optional<String> probe,
            String answer,
            Assessment assessment,
            int score,
            int hints,
            Instant askedAt,
            Instant at) {
        return new Fact.Attempt(
                player.learner(),
                setup.home(),
                setup.id(),
                setup.plan().indexOf(planned),
                planned.question(),
                revision(planned),
                assessment.grader(),
                mode,
                probe,
                answer,
                score,
                assessment.level(),
                assessment.points(),
                assessment.misconceptions(),
                hints,
                planned.order(),
                false,
                askedAt,
                at);
    }

    /** The feedback, with a button for each gap that was none. */
    List<Part> verdictParts(Setup setup, int index, Question question, String answer) {
        List<Part> parts = new ArrayList<>(assessor.feedback(question, answer));
        assessor.contest(question, answer, setup.id(), index).ifPresent(parts::add);
        return parts;
    }

    /** What others may take again: the channel, or the place among a person's open questions. */
    void release(Setup setup, List<Player> players) {
        if (setup.where() == Where.DAYS) {
            for (Player player : players) {
                claims.add(new ClaimChange.Release(ClaimKey.open(player.actor(), setup.id())));
            }
        }
        claims.add(new ClaimChange.Release(
                setup.where() == Where.ALONE
                        ? ClaimKey.open(setup.owner(), setup.id())
                        : ClaimKey.channelQuiz(setup.home())));
    }

    Optional<Player> me(QuizState state) {
        return context.asker().flatMap(asker -> state.findPlayer(asker.learner()));
    }

    /** The owner, and whoever may moderate. */
    boolean mayRule(QuizState state) {
        Asker asker = context.requireAsker();
        return asker.learner().equals(state.setup().ownerLearner()) || asker.may(Capability.MODERATE);
    }

    static boolean isActive(QuizState state, Asker asker) {
        return state.findPlayer(asker.learner()).isPresent();
    }

    static Optional<Result> result(Player player, int index) {
        return player.results().stream().filter(it -> it.index() == index).findFirst();
    }

    static List<Player> replace(List<Player> players, Player player) {
        return players.stream()
                .map(it -> it.learner().equals(player.learner()) ? player : it)
                .toList();
    }

    static List<Result> replaceResult(List<Result> results, Result better) {
        return results.stream()
                .map(it -> it.index() == better.index() ? better : it)
                .toList();
    }

    /** With somebody who was not in it yet, as the last. */
    static List<Player> join(List<Player> players, Asker asker) {
        if (players.stream().anyMatch(it -> it.learner().equals(asker.learner()))) {
            return players;
        }
        List<Player> joined = new ArrayList<>(players);
        joined.add(new Player(
                asker.learner(),
                asker.actor(),
                asker.name(),
                asker.profile().timeMultiplierPercent(),
                List.of(),
                List.of()));
        return joined;
    }

    Outcome<QuizState> accept(QuizState next, Reply reply) {
        return new Accepted<>(next, reply, effects, facts, claims);
    }

    Outcome<QuizState> reject(Why why, String key, Object... arguments) {
        return new Rejected<>(why, Reply.whisper(text(key, arguments)));
    }

    static Outcome<QuizState> whisper(Message message) {
        return new Rejected<>(Why.NO_CHANGE, new Reply.Whisper(message));
    }

    Outcome<QuizState> lateness() {
        return reject(Why.STALE, "quiz.question-closed");
    }

    static Outcome<QuizState> stale() {
        return new Rejected<>(Why.STALE, Reply.ACKNOWLEDGE);
    }

    String text(String key, Object... arguments) {
        return context.texts().of(key, arguments);
    }

    String hintText(List<String> hints, int taken) {
        return text("quiz.hint", shown(hints.subList(0, taken)), taken * policy.hintCost() / 10, hints.size() - taken);
    }

    static String shown(List<String> hints) {
        return String.join("\n\n", hints);
    }
}
