package org.interviewcoach.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.decide.DailyPlanner.Pick;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.fact.Audience;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.state.DailyRule;
import org.interviewcoach.core.state.DailyState;
import org.interviewcoach.core.state.DailyState.Answer;
import org.interviewcoach.core.state.DailyState.Coming;
import org.interviewcoach.core.state.DailyState.Member;
import org.interviewcoach.core.state.DailyState.Past;
import org.interviewcoach.core.state.DailyState.Pause;
import org.interviewcoach.core.state.DailyState.Reveal;
import org.interviewcoach.core.state.DailyState.Round;
import org.interviewcoach.core.state.DailyState.Score;
import org.interviewcoach.core.state.DailyState.Standing;
import org.interviewcoach.core.state.QuizState.Form;
import org.interviewcoach.core.who.LearnerId;

/** Rounds of a daily: what happens when a slot's time comes, at the reveal, and when a post went well or badly. */
final class DailyRounds {
    private final DailyTurn turn;
    private final Context context;
    private final DailyPolicy policy;
    private final DailyDraft draft;

    DailyRounds(DailyTurn turn) {
        this.turn = turn;
        this.context = turn.context;
        this.policy = turn.policy;
        this.draft = turn.draft;
    }

    // ---- time

    Outcome<DailyState> time() {
        Instant now = context.now();
        Optional<Round> due = draft.open()
                .filter(it -> it.revealAt().filter(at -> !at.isAfter(now)).isPresent());
        due.ifPresent(this::revealAlone);
        if (draft.next.filter(it -> !it.at().isAfter(now)).isPresent()) {
            slot();
        }
        return turn.accept(Reply.ACKNOWLEDGE);
    }

    Outcome<DailyState> woken() {
        return turn.accept(Reply.ACKNOWLEDGE);
    }

    /** A slot's time has come: of several that were missed the newest counts, and it only within the grace. */
    private void slot() {
        Coming newest = draft.next.orElseThrow(() -> new AssertionError("No slot"));
        int missed = 0;
        while (true) {
            draft.done(newest.date());
            Optional<Coming> later = draft.next.filter(it -> !it.at().isAfter(context.now()));
            if (later.isEmpty()) {
                break;
            }
            missed++;
            newest = later.get();
        }
        if (draft.paused.isPresent()) {
            draft.open().filter(it -> it.revealAt().isEmpty()).ifPresent(this::revealAlone);
            return;
        }
        boolean late = Duration.between(newest.at(), context.now()).compareTo(policy.grace()) > 0;
        if (late) {
            missed++;
        }
        if (missed > 0) {
            turn.tellCreator(
                    "missed",
                    turn.text(
                            "daily.note.missed",
                            missed,
                            turn.cards.name(),
                            policy.grace().toHours()));
        }
        if (!late) {
            post(newest.date());
        }
    }

    /** Posts the next question as that date's; the one before is revealed with it. False where there is none to post. */
    boolean post(LocalDate date) {
        DailyPlanner planner = turn.planner();
        Optional<Pick> pick = planner.next(draft.queue, draft.serial + 1);
        if (pick.isEmpty()) {
            turn.tellCreator("empty", turn.text("daily.note.empty", turn.cards.name()));
            return false;
        }
        Question question = pick.get().question();
        List<Round> before = draft.rounds.stream().filter(Round::open).toList();
        before.forEach(this::close);
        draft.queue.removeIf(
                it -> it.equals(question.id()) || context.bank().find(it).isEmpty());
        draft.serial++;
        Map<String, Standing> channels = new TreeMap<>();
        for (String channel : draft.plan.channels()) {
            if (draft.failures.getOrDefault(channel, 0) < policy.failures()) {
                channels.put(channel, Standing.PENDING);
            }
        }
        Round round = new Round(
                draft.serial,
                date,
                question.id(),
                pick.get().form(),
                DailyPlanner.order(pick.get(), context.seed()),
                context.now(),
                revealAt(date),
                channels,
                Map.of(),
                Optional.empty());
        draft.rounds.add(round);
        boolean weekEnds = !draft.weeks.isEmpty() && week(draft.weeks.getLast().date()) != week(date);
        for (String channel : channels.keySet()) {
            if (weekEnds && draft.plan.digest()) {
                turn.effects.add(new Effect.Post(
                        new Slot("week@" + channel), new Target.InChannel(draft.room(channel)), turn.cards.digest()));
            }
            // The old card first: should the new post fail, nobody answers what is revealed already.
            before.forEach(it -> redraw(it, channel));
            Slot slot = DailyTurn.post(round.serial(), channel);
            turn.effects.add(new Effect.Post(
                    slot, new Target.InChannel(draft.room(channel)), turn.cards.newPost(round, channel)));
            if (draft.plan.thread()) {
                turn.effects.add(new Effect.OpenThread(
                        DailyTurn.thread(round.serial(), channel), slot, turn.cards.threadName(round)));
            }
            turn.facts.add(new Fact.Asked(
                    question.id(), question.revision(), new Audience.Room(draft.room(channel)), context.now()));
        }
        if (weekEnds) {
            draft.weeks.clear();
        }
        before.forEach(this::tellResults);
        int unseen = planner.unseenBeside(question.id());
        if (unseen == policy.warnAhead() && !planner.seen(question.id())) {
            turn.tellCreator("pool", turn.text("daily.note.pool", turn.cards.name(), unseen));
        }
        while (draft.rounds.size() > policy.kept()) {
            draft.rounds.removeFirst();
        }
        return true;
    }

    private static int week(LocalDate date) {
        return date.get(IsoFields.WEEK_BASED_YEAR) * 100 + date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    /** The reveal's own time; with the next question where it would come after that. */
    private Optional<Instant> revealAt(LocalDate date) {
        Reveal reveal = draft.plan.reveal();
        DailyRule rule = draft.plan.rule();
        Optional<Instant> at = switch (reveal.when()) {
            case WITH_NEXT -> Optional.<Instant>empty();
            case SAME_DAY -> Optional.of(rule.instant(date, reveal.at()));
            case NEXT_MORNING -> Optional.of(rule.instant(date.plusDays(1), reveal.at()));
        };
        // A post that came late, or a reveal before the question: a day later.
        return at.map(it -> it.isAfter(context.now()) ? it : rule.instant(date.plusDays(1), reveal.at()))
                .filter(it -> it.isAfter(context.now()));
    }

    // ---- reveal

    /** The reveal as a post of its own, with the original edited to say so. */
    void revealAlone(Round open) {
        close(open);
        Round closed = draft.round(open.serial()).orElseThrow(() -> new AssertionError(open.serial()));
        closed.channels().forEach((channel, standing) -> {
            if (standing == Standing.FAILED) {
                return;
            }
            redraw(closed, channel);
            Target target = draft.plan.thread() && standing == Standing.STANDS
                    ? new Target.InThread(DailyTurn.thread(closed.serial(), channel), draft.room(channel))
                    : new Target.InChannel(draft.room(channel));
            turn.effects.add(
                    new Effect.Post(DailyTurn.reveal(closed.serial(), channel), target, turn.cards.reveal(closed)));
        });
        tellResults(closed);
    }

    /** Draws a round's post anew, where it is known to stand. */
    private void redraw(Round round, String channel) {
        Round newest = draft.round(round.serial()).orElse(round);
        if (newest.channels().get(channel) == Standing.STANDS) {
            turn.effects.add(new Effect.Edit(
                    DailyTurn.post(newest.serial(), channel), turn.cards.post(newest, channel, newest.open())));
        }
    }

    /** Grades everything that was answered in time; writes it down for good; counts streaks. */
    private void close(Round open) {
        Optional<Question> question = context.bank().find(open.question());
        Assessor assessor = new Assessor(context);
        Map<LearnerId, Answer> answers = new TreeMap<>();
        open.answers().forEach((learner, answer) -> {
            Assessment assessment = question.map(it -> assessor.assess(it, open.form(), answer.scored()))
                    .orElse(Assessment.ofChoices(0));
            turn.facts.add(attempt(open, learner, answer, assessment, false));
            answers.put(learner, scored(answer, assessment));
        });
        Round closed = new Round(
                open.serial(),
                open.date(),
                open.question(),
                open.form(),
                open.order(),
                open.postedAt(),
                open.revealAt(),
                open.channels(),
                answers,
                Optional.of(context.now()));
        draft.put(closed);
        if (closed.posted()) {
            DailyStreaks.count(draft, closed, policy);
            Map<LearnerId, Integer> permille = new TreeMap<>();
            answers.forEach((learner, answer) ->
                    permille.put(learner, answer.score().map(Score::permille).orElse(0)));
            draft.weeks.add(new Past(closed.date(), closed.question(), turn.cards.missed(closed), permille));
            while (draft.weeks.size() > 7) {
                draft.weeks.removeFirst();
            }
        }
    }

    static Answer scored(Answer answer, Assessment assessment) {
        return new Answer(
                answer.actor(),
                answer.name(),
                answer.given(),
                answer.counted(),
                answer.quotable(),
                Optional.of(new Score(assessment.scorePermille(), assessment.level())),
                answer.late());
    }

    Fact.Attempt attempt(Round round, LearnerId learner, Answer answer, Assessment assessment, boolean late) {
        String words = round.form() == Form.CHOICES
                ? String.join(
                        ",",
                        answer.scored().options().stream().map(String::valueOf).toList())
                : answer.scored().text();
        return new Fact.Attempt(
                learner,
                draft.setup.home(),
                draft.setup.id(),
                round.serial(),
                round.question(),
                context.bank().find(round.question()).map(Question::revision).orElse(""),
                assessment.grader(),
                round.form() == Form.CHOICES ? Fact.Mode.CHOICE : Fact.Mode.FREE_TEXT,
                Optional.empty(),
                words,
                assessment.scorePermille(),
                assessment.level(),
                assessment.points(),
                assessment.misconceptions(),
                0,
                round.order(),
                late,
                round.postedAt(),
                answer.scored().at());
    }

    /** The result by direct message, to those who want it. */
    private void tellResults(Round round) {
        Round closed = draft.round(round.serial()).orElse(round);
        closed.answers().forEach((learner, answer) -> {
            Member member = draft.members.get(learner);
            if (member != null && member.tell()) {
                turn.effects.add(new Effect.Post(
                        DailyTurn.personal("mine", learner),
                        new Target.ToPerson(member.actor()),
                        turn.cards.mine(closed, learner)));
            }
        });
    }

    // ---- outbox

    Outcome<DailyState> stands(Slot slot, Delivery.Delivered delivered) {
        return settled(slot)
                .map(it -> {
                    draft.failures.remove(it.channel());
                    set(it, Standing.STANDS);
                    // Somebody may have answered, or the reveal come, before the outcome was known.
                    Round now = draft.round(it.round().serial()).orElseThrow(() -> new AssertionError(it));
                    if (!now.answers().isEmpty() || !now.open()) {
                        redraw(now, it.channel());
                    }
                    return turn.accept(Reply.ACKNOWLEDGE);
                })
                .orElseGet(DailyTurn::stale);
    }

    /** Nobody knows whether it stands there: it is not sent again, and whoever set it up is told. */
    Outcome<DailyState> unknown(Slot slot) {
        return settled(slot)
                .map(it -> {
                    set(it, Standing.UNKNOWN);
                    turn.tellCreator(
                            "unknown",
                            turn.text("daily.note.unknown", turn.cards.name(), turn.cards.channel(it.channel())));
                    return turn.accept(Reply.ACKNOWLEDGE);
                })
                .orElseGet(DailyTurn::stale);
    }

    Outcome<DailyState> failed(Slot slot, Delivery.Failed failed) {
        return settled(slot)
                .map(it -> {
                    set(it, Standing.FAILED);
                    failure(it, failed);
                    return turn.accept(Reply.ACKNOWLEDGE);
                })
                .orElseGet(DailyTurn::stale);
    }

    private void failure(Pending it, Delivery.Failed failed) {
        String channel = it.channel();
        int inARow = draft.failures.merge(channel, 1, Integer::sum);
        Round round = draft.round(it.round().serial()).orElseThrow(() -> new AssertionError(it));
        QuestionId question = round.question();
        if (!round.posted() && !draft.queue.contains(question)) {
            // Nobody has seen it: it comes next.
            draft.queue.addFirst(question);
        }
        String why = turn.text(
                "daily.failure." + failed.reason().name().toLowerCase(Locale.ROOT),
                failed.permission().map(Md::escape).orElse(turn.text("quiz.some-permission")));
        boolean all = draft.plan.channels().stream()
                .allMatch(each -> draft.failures.getOrDefault(each, 0) >= policy.failures());
        if (all) {
            draft.paused = Optional.of(new Pause(context.now(), true));
            turn.tellCreator("failure", turn.text("daily.note.paused", turn.cards.name(), inARow, why));
        } else if (inARow == policy.failures()) {
            turn.tellCreator(
                    "failure",
                    turn.text("daily.note.left-out", turn.cards.name(), turn.cards.channel(channel), inARow, why));
        } else {
            turn.tellCreator(
                    "failure", turn.text("daily.note.failed", turn.cards.name(), turn.cards.channel(channel), why));
        }
    }

    /** A post whose outcome is not known yet. */
    private record Pending(Round round, String channel) {}

    private Optional<Pending> settled(Slot slot) {
        for (Round round : draft.rounds) {
            for (Map.Entry<String, Standing> entry : round.channels().entrySet()) {
                if (entry.getValue() == Standing.PENDING
                        && slot.equals(DailyTurn.post(round.serial(), entry.getKey()))) {
                    return Optional.of(new Pending(round, entry.getKey()));
                }
            }
        }
        return Optional.empty();
    }

    private void set(Pending pending, Standing standing) {
        Round round = pending.round();
        Map<String, Standing> channels = new TreeMap<>(round.channels());
        channels.put(pending.channel(), standing);
        draft.put(new Round(
                round.serial(),
                round.date(),
                round.question(),
                round.form(),
                round.order(),
                round.postedAt(),
                round.revealAt(),
                channels,
                round.answers(),
                round.closedAt()));
    }

    /** Draws the open round's posts anew, since somebody has answered. */
    void redrawAll(Round round) {
        List<String> channels = new ArrayList<>(round.channels().keySet());
        channels.forEach(channel -> redraw(round, channel));
    }
}
