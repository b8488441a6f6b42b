package org.interviewcoach.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interviewcoach.core.command.QuizCommand;
import org.interviewcoach.core.command.QuizRequest;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.fact.Audience;
import org.interviewcoach.core.memory.Fsrs;
import org.interviewcoach.core.memory.LearnerMemory;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Md.TimeStyle;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Rejected;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.Store.ClaimHolder;
import org.interviewcoach.core.state.QuizState;
import org.interviewcoach.core.state.QuizState.Asking;
import org.interviewcoach.core.state.QuizState.Open;
import org.interviewcoach.core.state.QuizState.Planned;
import org.interviewcoach.core.state.QuizState.Setup;
import org.interviewcoach.core.state.QuizState.Where;
import org.interviewcoach.core.who.Scope;

/** How a quiz begins: alone, together in a channel, open for days, or as a review of what is due. */
final class QuizStart {
    private final QuizDesk desk;
    private final QuizRounds rounds;

    QuizStart(QuizDesk desk, QuizRounds rounds) {
        this.desk = desk;
        this.rounds = rounds;
    }

    Outcome<QuizState> start(QuizCommand.Start start) {
        QuizRequest request = start.request();
        Asker asker = desk.context.requireAsker();
        Scope home = start.place().scope();
        Where where = where(start);
        if (where != Where.ALONE) {
            ClaimHolder holder = desk.context.conflicts().get(ClaimKey.channelQuiz(home));
            if (holder != null) {
                return new Rejected<>(Why.TAKEN, Reply.whisper(runningAlready(holder)));
            }
        }
        List<Planned> plan = QuizPlanner.plan(desk.context.bank(), request, desk.context.asked(), desk.context.seed());
        if (plan.isEmpty()) {
            return new Rejected<>(Why.INVALID, Reply.whisper(nothingFound(request)));
        }
        Setup setup = new Setup(
                desk.context.self(),
                home,
                where,
                asker.actor(),
                asker.learner(),
                asker.name(),
                topic(request),
                plan,
                request.window(),
                desk.context.seed());
        return switch (where) {
            case ALONE -> startAlone(setup, sent(start));
            case TOGETHER -> startTogether(setup);
            case DAYS -> startDays(setup, request.open().orElseThrow());
        };
    }

    /** A quiz of what is due, alone, the weakest first. */
    Outcome<QuizState> review(QuizCommand.Review review) {
        Asker asker = desk.context.requireAsker();
        Fsrs fsrs = asker.profile().fsrs();
        LearnerMemory memory = desk.context.learners().memory(asker.learner());
        List<Planned> plan = QuizPlanner.review(
                desk.context.bank(),
                memory.due(desk.context.now(), fsrs),
                desk.policy.reviewQuestions(),
                desk.context.seed());
        if (plan.isEmpty()) {
            String words = memory.nextDue(fsrs)
                    .map(at -> desk.text("review.nothing-due", Md.time(at, TimeStyle.RELATIVE)))
                    .orElseGet(() -> desk.text("review.nothing-yet"));
            return new Rejected<>(Why.INVALID, Reply.whisper(words));
        }
        Setup setup = new Setup(
                desk.context.self(),
                review.place().scope(),
                Where.ALONE,
                asker.actor(),
                asker.learner(),
                asker.name(),
                desk.text("review.topic"),
                plan,
                Optional.empty(),
                desk.context.seed());
        return startAlone(setup, review.place().direct() ? Reply.ACKNOWLEDGE : Reply.whisper(desk.text("quiz.sent")));
    }

    private Where where(QuizCommand.Start start) {
        boolean open = start.request().open().isPresent();
        boolean wantsPrivate = start.request().where().equals(Optional.of(QuizRequest.Where.PRIVATE));
        if (start.place().direct()
                || wantsPrivate
                || !desk.context.workspace().allows(start.place().scope())) {
            return Where.ALONE;
        }
        return open ? Where.DAYS : Where.TOGETHER;
    }

    private String topic(QuizRequest request) {
        return request.filter()
                .pack()
                .flatMap(desk.context.bank()::findPack)
                .map(pack -> pack.title())
                .orElse(desk.text("quiz.all-topics"));
    }

    private String runningAlready(ClaimHolder holder) {
        return holder.card()
                .map(card -> desk.text("quiz.running-link", Md.message(card, desk.text("quiz.running-there"))))
                .orElse(desk.text("quiz.running"));
    }

    private String nothingFound(QuizRequest request) {
        QuizRequest.Mode mode = request.mode();
        List<String> loosen = new ArrayList<>();
        if (!request.filter().levels().isEmpty()) {
            loosen.add(desk.text("quiz.loosen.level"));
        }
        if (!request.filter().areas().isEmpty()) {
            loosen.add(desk.text("quiz.loosen.area"));
        }
        if (mode == QuizRequest.Mode.CHOICES) {
            loosen.add(desk.text("quiz.loosen.mode"));
        }
        return loosen.isEmpty()
                ? desk.text("quiz.nothing")
                : desk.text("quiz.nothing-found", String.join(", ", loosen));
    }

    private Outcome<QuizState> startAlone(Setup setup, Reply reply) {
        Asking asking = rounds.ask(setup, List.of(), 0, 1, 0);
        desk.claims.add(new ClaimChange.Seize(ClaimKey.focus(setup.owner())));
        desk.claims.add(new ClaimChange.Take(ClaimKey.open(setup.owner(), setup.id())));
        return desk.accept(asking, reply);
    }

    /** Where the questions went, for somebody who asked in a channel. */
    private Reply sent(QuizCommand.Start start) {
        if (start.place().direct()) {
            return Reply.ACKNOWLEDGE;
        }
        boolean closedChannel = !desk.context.workspace().allows(start.place().scope())
                && !start.request().where().equals(Optional.of(QuizRequest.Where.PRIVATE));
        return Reply.whisper(desk.text(closedChannel ? "quiz.sent-closed-channel" : "quiz.sent"));
    }

    private Outcome<QuizState> startTogether(Setup setup) {
        desk.claims.add(new ClaimChange.Take(ClaimKey.channelQuiz(setup.home())));
        desk.effects.add(new Effect.Post(QuizDesk.START, new Target.InChannel(setup.home()), desk.cards.start(setup)));
        desk.effects.add(new Effect.OpenThread(
                QuizDesk.THREAD,
                QuizDesk.START,
                desk.text("quiz.thread", setup.topic(), setup.plan().size())));
        return desk.accept(rounds.ask(setup, List.of(), 0, 1, 0), Reply.whisper(desk.text("quiz.starting")));
    }

    private Outcome<QuizState> startDays(Setup setup, Duration length) {
        desk.claims.add(new ClaimChange.Take(ClaimKey.channelQuiz(setup.home())));
        Instant closesAt = desk.context.now().plus(length);
        Instant remindAt = desk.context
                .workspace()
                .outsideQuietHours(desk.context.now().plus(length.minus(reminderBefore(length))), closesAt);
        Open open = new Open(setup, List.of(), 0, desk.context.now(), remindAt, closesAt, Map.of());
        desk.effects.add(new Effect.Post(QuizDesk.START, new Target.InChannel(setup.home()), desk.cards.open(open)));
        for (Planned planned : setup.plan()) {
            desk.markAsked(planned, new Audience.Room(setup.home()));
        }
        return desk.accept(open, Reply.whisper(desk.text("quiz.open.started")));
    }

    /** The stated time before the close, a quarter of the whole for short ones. */
    private Duration reminderBefore(Duration length) {
        Duration quarter = length.dividedBy(4);
        return desk.policy.reminderBefore().compareTo(quarter) < 0 ? desk.policy.reminderBefore() : quarter;
    }
}
