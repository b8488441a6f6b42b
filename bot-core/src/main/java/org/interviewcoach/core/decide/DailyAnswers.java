package org.interviewcoach.core.decide;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.command.DailyCommand;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Rejected;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.state.DailyState;
import org.interviewcoach.core.state.DailyState.Answer;
import org.interviewcoach.core.state.DailyState.Member;
import org.interviewcoach.core.state.DailyState.Round;
import org.interviewcoach.core.state.DailyState.Verdict;
import org.interviewcoach.core.state.QuizState.Form;
import org.interviewcoach.core.state.QuizState.Given;
import org.interviewcoach.core.state.QuizState.Planned;
import org.interviewcoach.core.who.LearnerId;

/** What somebody answers, and what they are shown of it: one answer a person, whichever channel it comes from. */
final class DailyAnswers {
    private final DailyTurn turn;
    private final Context context;
    private final DailyDraft draft;

    DailyAnswers(DailyTurn turn) {
        this.turn = turn;
        this.context = turn.context;
        this.draft = turn.draft;
    }

    Outcome<DailyState> choose(DailyCommand.Choose choose) {
        Optional<Round> round = draft.round(choose.round());
        if (round.isEmpty()) {
            return turn.reject(Why.STALE, "daily.too-old");
        }
        boolean valid = round.get().form() == Form.CHOICES
                && !choose.options().isEmpty()
                && round.get().order().containsAll(choose.options());
        return valid
                ? record(round.get(), choose.options(), "", false)
                : turn.reject(Why.INVALID, "quiz.not-an-option");
    }

    Outcome<DailyState> write(DailyCommand.Write write) {
        Optional<Round> round = draft.round(write.round());
        if (round.isEmpty()) {
            return turn.reject(Why.STALE, "daily.too-old");
        }
        String text = write.text().strip();
        if (text.isEmpty()) {
            return turn.reject(Why.INVALID, "quiz.empty-answer");
        }
        return record(round.get(), Set.of(), text, write.quotable());
    }

    /** A typed message answers the round that was last sent to the person. */
    Outcome<DailyState> type(DailyCommand.Type type) {
        String text = type.text().strip();
        Optional<Round> round = me().flatMap(Member::typing).flatMap(draft::round);
        if (round.isEmpty()) {
            return turn.reject(Why.STALE, "daily.nothing-open");
        }
        if (text.isEmpty()) {
            return turn.reject(Why.INVALID, "quiz.empty-answer");
        }
        if (round.get().form() == Form.TEXT) {
            return record(round.get(), Set.of(), text, false);
        }
        Planned planned = DailyCards.planned(round.get());
        return Letters.parse(planned, text)
                .map(letters -> record(round.get(), letters, "", false))
                .orElseGet(() -> turn.reject(
                        Why.INVALID,
                        "quiz.letters-please",
                        QuizCards.letter(planned.order().size() - 1)));
    }

    private Outcome<DailyState> record(Round round, Set<Integer> options, String text, boolean quotable) {
        Asker asker = context.requireAsker();
        LearnerId me = asker.learner();
        Optional<Answer> before = Optional.ofNullable(round.answers().get(me));
        Given given = new Given(options, text, round.postedAt(), context.now());
        if (!round.open()) {
            return before.isPresent() ? turn.reject(Why.STALE, "daily.closed") : late(round, given, quotable);
        }
        boolean known = draft.plan.verdict() == Verdict.AT_ONCE && before.isPresent();
        Answer answer = new Answer(
                asker.actor(),
                asker.name(),
                given,
                // Whoever has seen a verdict keeps the points of the answer that it was about.
                known ? before.map(Answer::scored) : Optional.empty(),
                quotable,
                Optional.empty(),
                false);
        Round next = with(round, me, answer);
        draft.put(next);
        member(asker, Optional.empty());
        new DailyRounds(turn).redrawAll(next);
        return turn.accept(new Reply.Whisper(turn.cards.recorded(next, answer)));
    }

    /** After the reveal: the verdict at once, and no points. */
    private Outcome<DailyState> late(Round round, Given given, boolean quotable) {
        Asker asker = context.requireAsker();
        Answer answer =
                new Answer(asker.actor(), asker.name(), given, Optional.empty(), quotable, Optional.empty(), true);
        Assessment assessment = context.bank()
                .find(round.question())
                .map(it -> new Assessor(context).assess(it, round.form(), given))
                .orElse(Assessment.ofChoices(0));
        Answer scored = DailyRounds.scored(answer, assessment);
        turn.facts.add(new DailyRounds(turn).attempt(round, asker.learner(), answer, assessment, true));
        Round next = with(round, asker.learner(), scored);
        draft.put(next);
        member(asker, Optional.empty());
        return turn.accept(new Reply.Whisper(turn.cards.mine(next, asker.learner())));
    }

    private static Round with(Round round, LearnerId learner, Answer answer) {
        Map<LearnerId, Answer> answers = new TreeMap<>(round.answers());
        answers.put(learner, answer);
        return new Round(
                round.serial(),
                round.date(),
                round.question(),
                round.form(),
                round.order(),
                round.postedAt(),
                round.revealAt(),
                round.channels(),
                answers,
                round.closedAt());
    }

    /** Whoever answers is known from then on; an absent round leaves what they are typing about. */
    private void member(Asker asker, Optional<Integer> typing) {
        Member member = draft.members.getOrDefault(
                asker.learner(),
                new Member(asker.actor(), asker.name(), 0, 0, turn.policy.freezes(), 0, 0, false, Optional.empty()));
        draft.members.put(
                asker.learner(),
                new Member(
                        asker.actor(),
                        asker.name(),
                        member.streak(),
                        member.best(),
                        member.freezes(),
                        member.answered(),
                        member.permille(),
                        member.tell(),
                        typing.or(member::typing)));
    }

    Outcome<DailyState> byMessage(int number) {
        Optional<Round> round = draft.round(number);
        Asker asker = context.requireAsker();
        Optional<Question> question = round.flatMap(it -> context.bank().find(it.question()));
        if (round.isEmpty() || question.isEmpty()) {
            return turn.reject(Why.STALE, "daily.too-old");
        }
        member(asker, Optional.of(number));
        turn.claims.add(new ClaimChange.Seize(ClaimKey.focus(asker.actor())));
        turn.effects.add(new Effect.Post(
                DailyTurn.personal("ask", asker.learner()),
                new Target.ToPerson(asker.actor()),
                turn.cards.byMessage(round.get())));
        return turn.accept(Reply.whisper(turn.text("daily.in-direct")));
    }

    Outcome<DailyState> showMine(int number) {
        LearnerId me = context.requireAsker().learner();
        Message message = draft.round(number)
                .map(it -> turn.cards.mine(it, me))
                .orElseGet(() -> Message.ofText(turn.text("daily.too-old")));
        return new Rejected<>(Why.NO_CHANGE, new Reply.Whisper(message));
    }

    Outcome<DailyState> tell(boolean on) {
        Optional<Member> me = me();
        if (me.isEmpty()) {
            return turn.reject(Why.INVALID, "daily.tell-first");
        }
        Member it = me.get();
        draft.members.put(
                context.requireAsker().learner(),
                new Member(
                        it.actor(),
                        it.name(),
                        it.streak(),
                        it.best(),
                        it.freezes(),
                        it.answered(),
                        it.permille(),
                        on,
                        it.typing()));
        return turn.accept(Reply.whisper(turn.text(on ? "daily.tell-on" : "daily.tell-off")));
    }

    private Optional<Member> me() {
        return Optional.ofNullable(draft.members.get(context.requireAsker().learner()));
    }
}
