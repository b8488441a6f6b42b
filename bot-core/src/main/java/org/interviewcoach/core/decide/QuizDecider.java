package org.interviewcoach.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.command.QuizCommand;
import org.interviewcoach.core.command.QuizRequest;
import org.interviewcoach.core.command.SystemCommand;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.fact.Audience;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.memory.Fsrs;
import org.interviewcoach.core.memory.LearnerMemory;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Md.TimeStyle;
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
import org.interviewcoach.core.port.Store.ClaimHolder;
import org.interviewcoach.core.state.QuizState;
import org.interviewcoach.core.state.QuizState.Asking;
import org.interviewcoach.core.state.QuizState.Ended;
import org.interviewcoach.core.state.QuizState.FollowUpAsked;
import org.interviewcoach.core.state.QuizState.FollowUpDone;
import org.interviewcoach.core.state.QuizState.Form;
import org.interviewcoach.core.state.QuizState.Given;
import org.interviewcoach.core.state.QuizState.Open;
import org.interviewcoach.core.state.QuizState.Paused;
import org.interviewcoach.core.state.QuizState.Planned;
import org.interviewcoach.core.state.QuizState.Player;
import org.interviewcoach.core.state.QuizState.Probing;
import org.interviewcoach.core.state.QuizState.Result;
import org.interviewcoach.core.state.QuizState.Revealed;
import org.interviewcoach.core.state.QuizState.Setup;
import org.interviewcoach.core.state.QuizState.Way;
import org.interviewcoach.core.state.QuizState.Where;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.Scope;

/**
 * The rules of a quiz. Pure: time, chance and the bank come in the context.
 *
 * <p>{@link QuizPlanner} chooses the questions, {@link QuizCards} draws the messages, {@link Assessor} grades.
 */
final class QuizDecider {
    private final QuizPolicy policy = QuizPolicy.DEFAULT;

    Outcome<QuizState> decide(Optional<QuizState> state, QuizCommand command, Context context) {
        return new Turn(context, policy).decide(state, command);
    }

    Outcome<QuizState> system(QuizState state, SystemCommand command, Context context) {
        return new Turn(context, policy).system(state, command);
    }

    /** One decision; collects what should happen while it goes along. */
    private static final class Turn {
        private static final Slot START = new Slot("start");
        private static final Slot THREAD = new Slot("thread");
        private static final Slot BOARD = new Slot("board");
        private static final Slot RESULT = new Slot("result");
        private static final Slot NOTICE = new Slot("notice");

        private final Context context;
        private final QuizPolicy policy;
        private final QuizCards cards;
        private final Assessor assessor;
        private final List<Effect> effects = new ArrayList<>();
        private final List<Fact> facts = new ArrayList<>();
        private final List<ClaimChange> claims = new ArrayList<>();

        Turn(Context context, QuizPolicy policy) {
            this.context = context;
            this.policy = policy;
            this.cards = new QuizCards(context);
            this.assessor = new Assessor(context);
        }

        Outcome<QuizState> decide(Optional<QuizState> state, QuizCommand command) {
            if (command instanceof QuizCommand.Start start) {
                return state.isPresent() ? reject(Why.NO_CHANGE, "quiz.started-already") : start(start);
            }
            if (command instanceof QuizCommand.Review review) {
                return state.isPresent() ? reject(Why.NO_CHANGE, "quiz.started-already") : review(review);
            }
            if (state.isEmpty()) {
                return reject(Why.OVER, "quiz.gone");
            }
            QuizState it = state.get();
            return switch (command) {
                case QuizCommand.Start start -> throw new AssertionError(start);
                case QuizCommand.Review review -> throw new AssertionError(review);
                case QuizCommand.Choose choose -> choose(it, choose);
                case QuizCommand.Answer answer -> answer(it, answer);
                case QuizCommand.AnswerInDirectMessage here -> answerInDirectMessage(it, here.step());
                case QuizCommand.Here here -> here(it);
                case QuizCommand.TakeHint hint -> hint(it, hint.step());
                case QuizCommand.Skip skip -> skip(it, skip.step());
                case QuizCommand.Next next -> next(it, next.step());
                case QuizCommand.Pause pause -> pause(it, pause.step());
                case QuizCommand.Resume resume -> resume(it, resume.step());
                case QuizCommand.Stop stop -> stop(it);
                case QuizCommand.Why why -> why(it, why.index());
                case QuizCommand.ShowMine mine -> showMine(it, mine.index());
                case QuizCommand.ShowQuestion show -> showQuestion(it);
                case QuizCommand.AnswerFollowUp followUp -> answerFollowUp(it, followUp);
                case QuizCommand.Enter enter -> enter(it);
            };
        }

        // ---- start

        private Outcome<QuizState> start(QuizCommand.Start start) {
            QuizRequest request = start.request();
            Asker asker = context.requireAsker();
            Scope home = start.place().scope();
            Where where = where(start);
            if (where != Where.ALONE) {
                ClaimHolder holder = context.conflicts().get(ClaimKey.channelQuiz(home));
                if (holder != null) {
                    return new Rejected<>(Why.TAKEN, Reply.whisper(runningAlready(holder)));
                }
            }
            List<Planned> plan = QuizPlanner.plan(context.bank(), request, context.asked(), context.seed());
            if (plan.isEmpty()) {
                return new Rejected<>(Why.INVALID, Reply.whisper(nothingFound(request)));
            }
            Setup setup = new Setup(
                    context.self(),
                    home,
                    where,
                    asker.actor(),
                    asker.learner(),
                    asker.name(),
                    topic(request),
                    plan,
                    request.window(),
                    context.seed());
            return switch (where) {
                case ALONE -> startAlone(setup, sent(start));
                case TOGETHER -> startTogether(setup);
                case DAYS -> startDays(setup, request.open().orElseThrow());
            };
        }

        /** A quiz of what is due, alone, the weakest first. */
        private Outcome<QuizState> review(QuizCommand.Review review) {
            Asker asker = context.requireAsker();
            Fsrs fsrs = asker.profile().fsrs();
            LearnerMemory memory = context.learners().memory(asker.learner());
            List<Planned> plan = QuizPlanner.review(
                    context.bank(), memory.due(context.now(), fsrs), policy.reviewQuestions(), context.seed());
            if (plan.isEmpty()) {
                String words = memory.nextDue(fsrs)
                        .map(at -> text("review.nothing-due", Md.time(at, TimeStyle.RELATIVE)))
                        .orElseGet(() -> text("review.nothing-yet"));
                return new Rejected<>(Why.INVALID, Reply.whisper(words));
            }
            Setup setup = new Setup(
                    context.self(),
                    review.place().scope(),
                    Where.ALONE,
                    asker.actor(),
                    asker.learner(),
                    asker.name(),
                    text("review.topic"),
                    plan,
                    Optional.empty(),
                    context.seed());
            return startAlone(setup, review.place().direct() ? Reply.ACKNOWLEDGE : Reply.whisper(text("quiz.sent")));
        }

        private Where where(QuizCommand.Start start) {
            boolean open = start.request().open().isPresent();
            boolean wantsPrivate = start.request().where().equals(Optional.of(QuizRequest.Where.PRIVATE));
            if (start.place().direct()
                    || wantsPrivate
                    || !context.workspace().allows(start.place().scope())) {
                return Where.ALONE;
            }
            return open ? Where.DAYS : Where.TOGETHER;
        }

        private String topic(QuizRequest request) {
            return request.filter()
                    .pack()
                    .flatMap(context.bank()::findPack)
                    .map(pack -> pack.title())
                    .orElse(text("quiz.all-topics"));
        }

        private String runningAlready(ClaimHolder holder) {
            return holder.card()
                    .map(card -> text("quiz.running-link", Md.message(card, text("quiz.running-there"))))
                    .orElse(text("quiz.running"));
        }

        private String nothingFound(QuizRequest request) {
            QuizRequest.Mode mode = request.mode();
            List<String> loosen = new ArrayList<>();
            if (!request.filter().levels().isEmpty()) {
                loosen.add(text("quiz.loosen.level"));
            }
            if (!request.filter().areas().isEmpty()) {
                loosen.add(text("quiz.loosen.area"));
            }
            if (mode == QuizRequest.Mode.CHOICES) {
                loosen.add(text("quiz.loosen.mode"));
            }
            return loosen.isEmpty() ? text("quiz.nothing") : text("quiz.nothing-found", String.join(", ", loosen));
        }

        private Outcome<QuizState> startAlone(Setup setup, Reply reply) {
            Asking asking = ask(setup, List.of(), 0, 1, 0);
            claims.add(new ClaimChange.Seize(ClaimKey.focus(setup.owner())));
            claims.add(new ClaimChange.Take(ClaimKey.open(setup.owner(), setup.id())));
            return accept(asking, reply);
        }

        /** Where the questions went, for somebody who asked in a channel. */
        private Reply sent(QuizCommand.Start start) {
            if (start.place().direct()) {
                return Reply.ACKNOWLEDGE;
            }
            boolean closedChannel = !context.workspace().allows(start.place().scope())
                    && !start.request().where().equals(Optional.of(QuizRequest.Where.PRIVATE));
            return Reply.whisper(text(closedChannel ? "quiz.sent-closed-channel" : "quiz.sent"));
        }

        private Outcome<QuizState> startTogether(Setup setup) {
            claims.add(new ClaimChange.Take(ClaimKey.channelQuiz(setup.home())));
            effects.add(new Effect.Post(START, new Target.InChannel(setup.home()), cards.start(setup)));
            effects.add(new Effect.OpenThread(
                    THREAD,
                    START,
                    text("quiz.thread", setup.topic(), setup.plan().size())));
            return accept(ask(setup, List.of(), 0, 1, 0), Reply.whisper(text("quiz.starting")));
        }

        private Outcome<QuizState> startDays(Setup setup, Duration length) {
            claims.add(new ClaimChange.Take(ClaimKey.channelQuiz(setup.home())));
            Instant closesAt = context.now().plus(length);
            Instant remindAt = context.workspace()
                    .outsideQuietHours(context.now().plus(length.minus(reminderBefore(length))), closesAt);
            Open open = new Open(setup, List.of(), 0, context.now(), remindAt, closesAt, Map.of());
            effects.add(new Effect.Post(START, new Target.InChannel(setup.home()), cards.open(open)));
            for (Planned planned : setup.plan()) {
                markAsked(planned, new Audience.Room(setup.home()));
            }
            return accept(open, Reply.whisper(text("quiz.open.started")));
        }

        /** The stated time before the close, a quarter of the whole for short ones. */
        private Duration reminderBefore(Duration length) {
            Duration quarter = length.dividedBy(4);
            return policy.reminderBefore().compareTo(quarter) < 0 ? policy.reminderBefore() : quarter;
        }

        /** Puts a question: its card, its seen-mark. The window opens when the card stands there. */
        private Asking ask(Setup setup, List<Player> players, int index, int step, int silent) {
            Asking asking = new Asking(
                    setup,
                    players,
                    index,
                    step,
                    false,
                    context.now(),
                    Optional.empty(),
                    Map.of(),
                    Map.of(),
                    Set.of(),
                    Set.of(),
                    silent);
            effects.add(new Effect.Post(questionSlot(index), target(setup), cards.question(asking)));
            Audience audience = setup.where() == Where.ALONE
                    ? new Audience.Person(setup.ownerLearner())
                    : new Audience.Room(setup.home());
            markAsked(setup.plan().get(index), audience);
            return asking;
        }

        private void markAsked(Planned planned, Audience audience) {
            facts.add(new Fact.Asked(planned.question(), revision(planned), audience, context.now()));
        }

        private String revision(Planned planned) {
            return context.bank()
                    .find(planned.question())
                    .map(Question::revision)
                    .orElse("");
        }

        private Target target(Setup setup) {
            return switch (setup.where()) {
                case ALONE, DAYS -> new Target.ToPerson(setup.owner());
                case TOGETHER -> new Target.InThread(THREAD, setup.home());
            };
        }

        // ---- answers

        private Outcome<QuizState> choose(QuizState state, QuizCommand.Choose choose) {
            return switch (state) {
                case Asking asking
                when asking.step() == choose.step() -> {
                    Planned planned = asking.setup().plan().get(asking.index());
                    yield planned.form() == Form.CHOICES && validOptions(planned, choose.options())
                            ? record(asking, new Given(choose.options(), "", asking.askedAt(), context.now()))
                            : reject(Why.INVALID, "quiz.not-an-option");
                }
                case Open open -> wayAnswer(open, Optional.of(choose.step()), choose.options(), "");
                case Asking late -> lateness();
                case Revealed late -> lateness();
                case Probing late -> lateness();
                case Paused paused -> reject(Why.STALE, "quiz.is-paused");
                case Ended ended -> reject(Why.OVER, "quiz.over");
            };
        }

        private static boolean validOptions(Planned planned, Set<Integer> options) {
            return !options.isEmpty() && planned.order().containsAll(options);
        }

        private Outcome<QuizState> lateness() {
            return reject(Why.STALE, "quiz.question-closed");
        }

        private Outcome<QuizState> answer(QuizState state, QuizCommand.Answer answer) {
            String text = answer.text().strip();
            if (text.isEmpty()) {
                return reject(Why.INVALID, "quiz.empty-answer");
            }
            return switch (state) {
                case Asking asking
                when answer.step().map(step -> step == asking.step()).orElse(true) -> answerAsking(asking, text);
                case Probing probing
                when answer.step().map(step -> step == probing.step()).orElse(true) -> answerProbing(probing, text);
                case Open open -> wayAnswer(open, answer.step(), Set.of(), text);
                case Asking late -> lateness();
                case Probing late -> lateness();
                case Revealed revealed -> answerRevealed(revealed, answer, text);
                case Paused paused -> reject(Why.STALE, "quiz.is-paused");
                case Ended ended -> answerEnded(ended, answer, text);
            };
        }

        /** A typed message after the close can still be the reply to a follow-up that waits. */
        private Outcome<QuizState> answerRevealed(Revealed state, QuizCommand.Answer answer, String text) {
            return answer.step().isEmpty() ? typedFollowUp(state, text) : lateness();
        }

        private Outcome<QuizState> answerEnded(Ended state, QuizCommand.Answer answer, String text) {
            return answer.step().isEmpty() ? typedFollowUp(state, text) : reject(Why.OVER, "quiz.over");
        }

        private Outcome<QuizState> typedFollowUp(QuizState state, String text) {
            Optional<FollowUpAsked> waiting =
                    me(state).flatMap(player -> player.followUps().stream().findFirst());
            return waiting.isPresent()
                    ? followUpReply(state, waiting.get(), text)
                    : reject(Why.STALE, "quiz.nothing-open");
        }

        private Outcome<QuizState> answerAsking(Asking asking, String text) {
            Planned planned = asking.setup().plan().get(asking.index());
            if (planned.form() == Form.TEXT) {
                return record(asking, new Given(Set.of(), text, asking.askedAt(), context.now()));
            }
            Optional<Set<Integer>> letters = Letters.parse(planned, text);
            if (letters.isEmpty()) {
                return reject(
                        Why.INVALID,
                        "quiz.letters-please",
                        QuizCards.letter(planned.order().size() - 1));
            }
            return record(asking, new Given(letters.get(), "", asking.askedAt(), context.now()));
        }

        private Outcome<QuizState> record(Asking asking, Given given) {
            Asker asker = context.requireAsker();
            Setup setup = asking.setup();
            if (setup.where() == Where.ALONE && !asker.learner().equals(setup.ownerLearner())) {
                return reject(Why.NOT_ALLOWED, "quiz.not-yours");
            }
            Map<LearnerId, Given> answers = new HashMap<>(asking.answers());
            boolean changed = answers.put(asker.learner(), given) != null;
            List<Player> players = join(asking.players(), asker);
            Asking next = asking.withPlayers(players).withAnswers(answers);
            if (setup.where() == Where.ALONE) {
                return close(next, Reply.ACKNOWLEDGE);
            }
            if (!changed) {
                markAsked(setup.plan().get(asking.index()), new Audience.Person(asker.learner()));
            }
            boolean everybody = answers.size() >= players.size();
            if (everybody && asking.index() > 0) {
                return close(next, Reply.whisper(recorded(next, given)));
            }
            if (everybody) {
                next = lastCall(next);
            }
            effects.add(new Effect.Edit(questionSlot(next.index()), cards.question(next)));
            return accept(next, Reply.whisper(recorded(next, given)));
        }

        /** At the first question others may still join: it closes soon and not at once. */
        private Asking lastCall(Asking asking) {
            Instant soon = context.now().plus(policy.lastCall());
            if (asking.closesAt().isEmpty() || asking.closesAt().get().isBefore(soon)) {
                return asking;
            }
            return asking.shown(asking.askedAt(), Optional.of(soon));
        }

        private String recorded(Asking asking, Given given) {
            Planned planned = asking.setup().plan().get(asking.index());
            String what = planned.form() == Form.CHOICES
                    ? text("quiz.recorded-letters", QuizCards.letters(planned, given.options()))
                    : text("quiz.recorded-text");
            return asking.closesAt()
                    .map(at -> what + " " + text("quiz.change-until", Md.time(at, TimeStyle.RELATIVE)))
                    .orElse(what + " " + text("quiz.change-until-closed"));
        }

        private static List<Player> join(List<Player> players, Asker asker) {
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

        private Outcome<QuizState> answerProbing(Probing probing, String text) {
            Asker asker = context.requireAsker();
            Setup setup = probing.setup();
            if (!asker.learner().equals(setup.ownerLearner())) {
                return reject(Why.NOT_ALLOWED, "quiz.not-yours");
            }
            Player me = me(probing).orElseThrow(() -> new AssertionError("A follow-up without an answer"));
            Replied replied = reply(setup, me, probing.followUp(), text, probing.askedAt());
            List<Player> players = replace(probing.players(), replied.player());
            effects.add(new Effect.Post(
                    new Slot("f" + probing.index() + "." + probing.followUp().depth()),
                    target(setup),
                    replied.message()));
            if (replied.next().isPresent()) {
                FollowUpAsked next = replied.next().get();
                return accept(
                        new Probing(setup, players, probing.index(), probing.step() + 1, context.now(), next),
                        Reply.ACKNOWLEDGE);
            }
            return accept(revealAlone(setup, players, probing.index(), probing.step() + 1), Reply.ACKNOWLEDGE);
        }

        /** What a reply to a follow-up comes to. */
        private record Replied(Player player, Message message, Optional<FollowUpAsked> next) {}

        private Replied reply(Setup setup, Player player, FollowUpAsked asked, String text, Instant askedAt) {
            Planned planned = setup.plan().get(asked.index());
            Optional<Question> question = context.bank().find(planned.question());
            Result result = result(player, asked.index()).orElseThrow(() -> new AssertionError(asked));
            Assessment assessment =
                    question.map(it -> assessor.followUp(it, asked, text)).orElse(Assessment.ofChoices(0));
            int gained =
                    (1000 - result.scorePermille()) * assessment.scorePermille() / 1000 * policy.followUpShare() / 1000;
            List<FollowUpDone> done = new ArrayList<>(result.followUps());
            done.add(new FollowUpDone(asked, text, assessment.scorePermille()));
            Result better = new Result(
                    result.index(),
                    result.given(),
                    result.scorePermille() + gained,
                    result.level(),
                    result.hints(),
                    done);
            facts.add(attempt(
                    setup,
                    player,
                    planned,
                    Fact.Mode.FOLLOW_UP,
                    Optional.of(Assessor.code(question, asked)),
                    text,
                    assessment,
                    assessment.scorePermille(),
                    0,
                    askedAt,
                    context.now()));
            Optional<FollowUpAsked> next = question.filter(it -> asked.depth() < policy.followUpDepth())
                    .flatMap(it -> assessor.next(it, result.given().text(), done, asked.depth() + 1, asked.index()));
            List<FollowUpAsked> waiting = new ArrayList<>(player.followUps());
            waiting.remove(asked);
            if (setup.where() != Where.ALONE) {
                next.ifPresent(waiting::add);
            }
            Player updated = player.with(replaceResult(player.results(), better), waiting);
            List<Part> parts = question.map(it -> assessor.followUpFeedback(it, asked, text, assessment))
                    .orElse(List.of());
            Message message = cards.verdict(
                    setup,
                    asked.index(),
                    parts,
                    next.flatMap(it -> question.map(q -> assessor.followUpText(q, it))),
                    next.map(it -> followUpToken(setup, it)).orElse(whyToken(setup, asked.index())),
                    setup.where() == Where.ALONE
                            ? Optional.of(cards.token(Need.WHISPER, QuizTokens.SKIP, setup, 0))
                            : Optional.empty());
            return new Replied(updated, message, next);
        }

        private Token whyToken(Setup setup, int index) {
            return cards.token(Need.WHISPER, QuizTokens.WHY, setup, 0, String.valueOf(index));
        }

        private Token followUpToken(Setup setup, FollowUpAsked asked) {
            Planned planned = setup.plan().get(asked.index());
            return cards.token(
                    Need.FORM,
                    QuizTokens.FOLLOW_UP_FORM,
                    setup,
                    asked.index(),
                    planned.question().value(),
                    Assessor.code(context.bank().find(planned.question()), asked));
        }

        private Outcome<QuizState> answerFollowUp(QuizState state, QuizCommand.AnswerFollowUp command) {
            if (state instanceof Probing probing && probing.index() == command.index()) {
                return answerProbing(probing, command.text().strip());
            }
            Optional<FollowUpAsked> waiting = me(state)
                    .flatMap(player -> player.followUps().stream()
                            .filter(it -> it.index() == command.index())
                            .findFirst());
            return waiting.isPresent()
                    ? followUpReply(state, waiting.get(), command.text().strip())
                    : reject(Why.STALE, "quiz.follow-up-gone");
        }

        private Outcome<QuizState> followUpReply(QuizState state, FollowUpAsked asked, String text) {
            if (text.isEmpty()) {
                return reject(Why.INVALID, "quiz.empty-answer");
            }
            Player me = me(state).orElseThrow(() -> new AssertionError(asked));
            Replied replied = reply(state.setup(), me, asked, text, context.now());
            effects.add(new Effect.Post(
                    personal("f" + asked.index() + "." + asked.depth(), me.learner()),
                    new Target.ToPerson(me.actor()),
                    replied.message()));
            return accept(state.withPlayers(replace(state.players(), replied.player())), Reply.ACKNOWLEDGE);
        }

        // ---- closing a question

        private Outcome<QuizState> close(Asking asking, Reply reply) {
            Setup setup = asking.setup();
            Planned planned = setup.plan().get(asking.index());
            Optional<Question> question = context.bank().find(planned.question());
            List<Player> players = new ArrayList<>(asking.players());
            for (int i = 0; i < players.size(); i++) {
                Player player = players.get(i);
                Given given = asking.answers().get(player.learner());
                if (given != null) {
                    int hints = asking.hints().getOrDefault(player.learner(), 0);
                    players.set(i, settle(setup, player, planned, asking.index(), question, given, hints));
                }
            }
            int silent = asking.answers().isEmpty() ? asking.silent() + 1 : 0;
            if (setup.where() == Where.ALONE) {
                return closeAlone(asking, players, question, reply);
            }
            Planned closed = planned;
            Duration reading = closed.form() == Form.CHOICES ? policy.reading() : policy.readingText();
            effects.add(new Effect.Edit(
                    questionSlot(asking.index()),
                    cards.closed(
                            setup,
                            asking.index(),
                            text("quiz.closed", asking.answers().size()))));
            if (silent >= policy.silentQuestions()) {
                return accept(end(setup, players, asking.index() + 1, text("quiz.silent-end", silent)), reply);
            }
            Revealed revealed = new Revealed(
                    setup,
                    players,
                    asking.index(),
                    asking.step() + 1,
                    Optional.of(context.now().plus(reading)),
                    silent);
            effects.add(new Effect.Post(revealSlot(asking.index()), target(setup), cards.reveal(revealed)));
            if (planned.form() == Form.TEXT && question.isPresent()) {
                for (Player player : players) {
                    result(player, asking.index()).ifPresent(it -> privateVerdict(setup, player, it, question.get()));
                }
            }
            return accept(revealed, reply);
        }

        /** Closes one person's answer: grades it, records it, and finds the follow-up that it calls for. */
        private Player settle(
                Setup setup,
                Player player,
                Planned planned,
                int index,
                Optional<Question> question,
                Given given,
                int hints) {
            Assessment assessment = question.map(it -> assessor.assess(it, planned.form(), given))
                    .orElse(Assessment.ofChoices(0));
            int score = Math.max(assessment.scorePermille() - hints * policy.hintCost(), 0);
            facts.add(attempt(
                    setup,
                    player,
                    planned,
                    planned.form() == Form.CHOICES ? Fact.Mode.CHOICE : Fact.Mode.FREE_TEXT,
                    Optional.empty(),
                    planned.form() == Form.CHOICES ? given.options().toString() : given.text(),
                    assessment,
                    score,
                    hints,
                    given.askedAt(),
                    given.at()));
            List<Result> results = new ArrayList<>(player.results());
            results.add(new Result(index, given, score, assessment.level(), hints, List.of()));
            List<FollowUpAsked> followUps = new ArrayList<>(player.followUps());
            if (planned.form() == Form.TEXT && setup.where() != Where.ALONE) {
                question.flatMap(it -> assessor.next(it, given.text(), List.of(), 1, index))
                        .ifPresent(followUps::add);
            }
            return player.with(results, followUps);
        }

        private Fact.Attempt attempt(
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

        private void privateVerdict(Setup setup, Player player, Result result, Question question) {
            effects.add(new Effect.Post(
                    personal("v" + result.index(), player.learner()),
                    new Target.ToPerson(player.actor()),
                    verdictOf(setup, player, result, question)));
            claims.add(new ClaimChange.Seize(ClaimKey.focus(player.actor())));
        }

        private Message verdictOf(Setup setup, Player player, Result result, Question question) {
            Optional<FollowUpAsked> waiting = player.followUps().stream()
                    .filter(it -> it.index() == result.index())
                    .findFirst();
            return cards.verdict(
                    setup,
                    result.index(),
                    verdictParts(setup, result.index(), question, result.given().text()),
                    waiting.map(it -> assessor.followUpText(question, it)),
                    waiting.map(it -> followUpToken(setup, it)).orElse(whyToken(setup, result.index())),
                    Optional.empty());
        }

        /** The feedback, with a button for each gap that was none. */
        private List<Part> verdictParts(Setup setup, int index, Question question, String answer) {
            List<Part> parts = new ArrayList<>(assessor.feedback(question, answer));
            assessor.contest(question, answer, setup.id(), index).ifPresent(parts::add);
            return parts;
        }

        private Outcome<QuizState> closeAlone(
                Asking asking, List<Player> players, Optional<Question> question, Reply reply) {
            Setup setup = asking.setup();
            int index = asking.index();
            Planned planned = setup.plan().get(index);
            Optional<Result> mine = players.stream()
                    .filter(it -> it.learner().equals(setup.ownerLearner()))
                    .findFirst()
                    .flatMap(it -> result(it, index));
            if (planned.form() == Form.TEXT && mine.isPresent() && question.isPresent()) {
                String text = mine.get().given().text();
                Optional<FollowUpAsked> next = assessor.next(question.get(), text, List.of(), 1, index);
                if (next.isPresent()) {
                    Probing probing = new Probing(setup, players, index, asking.step() + 1, context.now(), next.get());
                    effects.add(new Effect.Edit(
                            questionSlot(index), cards.closed(setup, index, text("quiz.answered-alone"))));
                    effects.add(new Effect.Post(
                            new Slot("v" + index),
                            target(setup),
                            cards.verdict(
                                    setup,
                                    index,
                                    verdictParts(setup, index, question.get(), text),
                                    Optional.of(assessor.followUpText(question.get(), next.get())),
                                    followUpToken(setup, next.get()),
                                    Optional.of(cards.token(Need.WHISPER, QuizTokens.SKIP, setup, 0)))));
                    return accept(probing, reply);
                }
            }
            return accept(revealAlone(setup, players, index, asking.step() + 1), reply);
        }

        /** Alone: the card itself becomes the reveal; free text, whose verdict came as a message, gets a new one. */
        private Revealed revealAlone(Setup setup, List<Player> players, int index, int step) {
            Revealed revealed = new Revealed(setup, players, index, step, Optional.empty(), 0);
            Planned planned = setup.plan().get(index);
            Optional<Result> mine = players.stream()
                    .filter(it -> it.learner().equals(setup.ownerLearner()))
                    .findFirst()
                    .flatMap(it -> result(it, index));
            boolean probed = mine.map(it -> !it.followUps().isEmpty()).orElse(false);
            List<Part> verdict = new ArrayList<>();
            if (planned.form() == Form.TEXT && mine.isPresent() && !probed) {
                context.bank()
                        .find(planned.question())
                        .ifPresent(it -> verdict.addAll(verdictParts(
                                setup, index, it, mine.get().given().text())));
            }
            Message message = cards.aloneReveal(revealed, mine, verdict);
            effects.add(
                    probed || verdictPosted(index)
                            ? new Effect.Post(revealSlot(index), target(setup), message)
                            : new Effect.Edit(questionSlot(index), message));
            return revealed;
        }

        private boolean verdictPosted(int index) {
            return context.slots().containsKey(new Slot("v" + index));
        }

        // ---- steering

        private Outcome<QuizState> hint(QuizState state, int step) {
            Asker asker = context.requireAsker();
            if (state instanceof Open open) {
                return wayHint(open, step, asker);
            }
            if (!(state instanceof Asking asking) || asking.step() != step) {
                return lateness();
            }
            Optional<Question> question = cards.find(asking.setup(), asking.index());
            List<String> hints = question.map(Question::hints).orElse(List.of());
            int taken = asking.hints().getOrDefault(asker.learner(), 0);
            if (taken >= hints.size()) {
                return reject(Why.NO_CHANGE, "quiz.no-more-hints", shown(hints));
            }
            Map<LearnerId, Integer> all = new HashMap<>(asking.hints());
            all.put(asker.learner(), taken + 1);
            Asking next = asking.withPlayers(join(asking.players(), asker)).withHints(all);
            return accept(next, Reply.whisper(hintText(hints, taken + 1)));
        }

        private String hintText(List<String> hints, int taken) {
            return text(
                    "quiz.hint", shown(hints.subList(0, taken)), taken * policy.hintCost() / 10, hints.size() - taken);
        }

        private static String shown(List<String> hints) {
            return String.join("\n\n", hints);
        }

        private Outcome<QuizState> skip(QuizState state, int step) {
            if (state instanceof Probing probing) {
                return mayRule(state)
                        ? accept(
                                revealAlone(probing.setup(), probing.players(), probing.index(), probing.step() + 1),
                                Reply.ACKNOWLEDGE)
                        : reject(Why.NOT_ALLOWED, "quiz.not-yours");
            }
            if (state instanceof Open open) {
                return waySkip(open, step);
            }
            if (!(state instanceof Asking asking) || asking.step() != step) {
                return lateness();
            }
            if (mayRule(asking)) {
                return close(asking, Reply.ACKNOWLEDGE);
            }
            Asker asker = context.requireAsker();
            if (!isActive(asking, asker)) {
                return reject(Why.NOT_ALLOWED, "quiz.join-first");
            }
            Set<LearnerId> votes = new HashSet<>(asking.skipVotes());
            votes.add(asker.learner());
            Asking next = asking.withVotes(votes, asking.stopVotes());
            return votes.size() * 2 > asking.players().size()
                    ? close(next, Reply.ACKNOWLEDGE)
                    : accept(
                            next,
                            Reply.whisper(voted(votes.size(), asking.players().size())));
        }

        private String voted(int votes, int players) {
            return text("quiz.voted", votes, players / 2 + 1);
        }

        private static boolean isActive(QuizState state, Asker asker) {
            return state.findPlayer(asker.learner()).isPresent();
        }

        private boolean mayRule(QuizState state) {
            Asker asker = context.requireAsker();
            return asker.learner().equals(state.setup().ownerLearner()) || asker.may(Capability.MODERATE);
        }

        private Outcome<QuizState> next(QuizState state, int step) {
            if (!(state instanceof Revealed revealed) || revealed.step() != step) {
                return reject(Why.STALE, "quiz.moved-on");
            }
            if (!mayRule(revealed) && !isActive(revealed, context.requireAsker())) {
                return reject(Why.NOT_ALLOWED, "quiz.join-first");
            }
            return accept(advance(revealed), Reply.ACKNOWLEDGE);
        }

        private QuizState advance(Revealed revealed) {
            int next = revealed.index() + 1;
            return next < revealed.setup().plan().size()
                    ? ask(revealed.setup(), revealed.players(), next, revealed.step() + 1, revealed.silent())
                    : end(revealed.setup(), revealed.players(), next, "");
        }

        private Outcome<QuizState> pause(QuizState state, int step) {
            if (!(state instanceof Asking asking) || asking.step() != step) {
                return lateness();
            }
            if (!mayRule(asking)) {
                return reject(
                        Why.NOT_ALLOWED,
                        "quiz.owner-only",
                        Md.escape(asking.setup().ownerName()));
            }
            Paused paused = new Paused(asking.step() + 1, context.now(), asking);
            effects.add(new Effect.Edit(questionSlot(asking.index()), cards.paused(paused, asking.index())));
            return accept(paused, Reply.ACKNOWLEDGE);
        }

        private Outcome<QuizState> resume(QuizState state, int step) {
            if (!(state instanceof Paused paused) || paused.step() != step) {
                return reject(Why.STALE, "quiz.moved-on");
            }
            if (!mayRule(paused)) {
                return reject(
                        Why.NOT_ALLOWED,
                        "quiz.owner-only",
                        Md.escape(paused.setup().ownerName()));
            }
            Duration away = Duration.between(paused.since(), context.now());
            Asking asking = ((Asking) paused.inner()).later(away, paused.step() + 1);
            effects.add(new Effect.Edit(questionSlot(asking.index()), cards.question(asking)));
            return accept(asking, Reply.ACKNOWLEDGE);
        }

        private Outcome<QuizState> stop(QuizState state) {
            if (state instanceof Ended) {
                return reject(Why.OVER, "quiz.over");
            }
            if (!mayRule(state)) {
                Asker asker = context.requireAsker();
                if (!(state instanceof Asking asking) || !isActive(asking, asker)) {
                    return reject(
                            Why.NOT_ALLOWED,
                            "quiz.owner-only",
                            Md.escape(state.setup().ownerName()));
                }
                Set<LearnerId> votes = new HashSet<>(asking.stopVotes());
                votes.add(asker.learner());
                if (votes.size() * 2 <= asking.players().size()) {
                    return accept(
                            asking.withVotes(asking.skipVotes(), votes),
                            Reply.whisper(voted(votes.size(), asking.players().size())));
                }
            }
            return accept(stopNow(state), Reply.ACKNOWLEDGE);
        }

        /** Ends from wherever it stands; answers that are in count. */
        private QuizState stopNow(QuizState state) {
            return switch (state) {
                case Asking asking -> stopAsking(asking);
                case Probing it -> end(it.setup(), it.players(), it.index() + 1, "");
                case Revealed it -> end(it.setup(), it.players(), it.index() + 1, "");
                case Paused it -> stopNow(it.inner());
                case Open it -> closeDays(it);
                case Ended it -> it;
            };
        }

        private QuizState stopAsking(Asking asking) {
            Setup setup = asking.setup();
            Planned planned = setup.plan().get(asking.index());
            Optional<Question> question = context.bank().find(planned.question());
            List<Player> players = new ArrayList<>();
            for (Player player : asking.players()) {
                Given given = asking.answers().get(player.learner());
                players.add(
                        given == null
                                ? player
                                : settle(
                                        setup,
                                        player,
                                        planned,
                                        asking.index(),
                                        question,
                                        given,
                                        asking.hints().getOrDefault(player.learner(), 0)));
            }
            effects.add(new Effect.Edit(
                    questionSlot(asking.index()), cards.closed(setup, asking.index(), text("quiz.stopped-here"))));
            int asked = asking.answers().isEmpty() ? asking.index() : asking.index() + 1;
            return end(setup, players, asked, "");
        }

        private Ended end(Setup setup, List<Player> players, int asked, String note) {
            Message board = cards.board(setup, players, asked, false);
            if (!note.isEmpty()) {
                List<Part> parts = new ArrayList<>(board.parts());
                parts.add(new Part.Small(note));
                board = new Message(board.summary(), parts);
            }
            if (setup.where() == Where.ALONE) {
                board = withDue(setup, board);
            }
            effects.add(new Effect.Post(BOARD, target(setup), board));
            if (setup.where() == Where.TOGETHER) {
                effects.add(new Effect.Post(
                        RESULT, new Target.InChannel(setup.home()), cards.board(setup, players, asked, true)));
            }
            release(setup, players);
            return new Ended(setup, players, asked, context.now());
        }

        /** How many reviews wait beside the questions that were just played, with a button to begin. */
        private Message withDue(Setup setup, Message board) {
            Set<QuestionId> played =
                    setup.plan().stream().map(Planned::question).collect(Collectors.toSet());
            Fsrs fsrs = context.asker()
                    .filter(it -> it.learner().equals(setup.ownerLearner()))
                    .map(it -> it.profile().fsrs())
                    .orElseGet(() -> new Fsrs(Fsrs.DEFAULT_TARGET));
            long due = context.learners().memory(setup.ownerLearner()).due(context.now(), fsrs).stream()
                    .filter(it -> !played.contains(it.question()))
                    .count();
            if (due == 0) {
                return board;
            }
            List<Part> parts = new ArrayList<>(board.parts());
            parts.add(new Part.Small(text("review.due", due)));
            parts.add(ReviewCards.start(context.texts()));
            return new Message(board.summary(), parts);
        }

        private void release(Setup setup, List<Player> players) {
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

        // ---- looking

        private Outcome<QuizState> answerInDirectMessage(QuizState state, int step) {
            Asker asker = context.requireAsker();
            Setup setup = state.setup();
            Message card;
            if (state instanceof Open open) {
                Way way = open.ways().get(asker.learner());
                if (way == null || way.index() >= setup.plan().size()) {
                    return lateness();
                }
                card = cards.wayQuestion(open, way);
            } else if (state instanceof Asking asking && asking.step() == step) {
                card = cards.question(asking);
            } else {
                return lateness();
            }
            claims.add(new ClaimChange.Seize(ClaimKey.focus(asker.actor())));
            if (setup.where() != Where.TOGETHER) {
                return accept(state, Reply.whisper(text("quiz.type-below")));
            }
            int index = ((Asking) state).index();
            effects.add(new Effect.Post(
                    personal("d" + index, asker.learner()),
                    new Target.ToPerson(asker.actor()),
                    new Message(card.summary(), directBody(card))));
            return accept(state, Reply.whisper(text("quiz.sent-question")));
        }

        private Outcome<QuizState> here(QuizState state) {
            Asker asker = context.requireAsker();
            if (state.waiting(asker.learner()).isEmpty()) {
                return reject(Why.STALE, "quiz.nothing-open");
            }
            claims.add(new ClaimChange.Seize(ClaimKey.focus(asker.actor())));
            return accept(state, Reply.whisper(text("quiz.type-below")));
        }

        /** The question without its buttons: there it is answered by typing. */
        private List<Part> directBody(Message card) {
            List<Part> parts = new ArrayList<>();
            for (Part part : card.parts()) {
                if (!(part instanceof Part.Actions)
                        && !(part instanceof Part.Picker)
                        && !(part instanceof Part.Small)) {
                    parts.add(part);
                }
            }
            parts.add(new Part.Small(text("quiz.type-below")));
            return parts;
        }

        private Outcome<QuizState> why(QuizState state, int index) {
            return explain(state, index, true);
        }

        private Outcome<QuizState> showMine(QuizState state, int index) {
            return explain(state, index, false);
        }

        private Outcome<QuizState> explain(QuizState state, int index, boolean arithmetic) {
            Setup setup = state.setup();
            Optional<Player> me = me(state);
            Optional<Result> result = me.flatMap(player -> result(player, index));
            Optional<Question> question = index < setup.plan().size() ? cards.find(setup, index) : Optional.empty();
            if (result.isEmpty() || question.isEmpty()) {
                return reject(Why.INVALID, "quiz.nothing-yours");
            }
            Planned planned = setup.plan().get(index);
            if (planned.form() == Form.CHOICES) {
                List<Part> parts = cards.explainChoices(
                        planned, question.get(), result.get().given().options());
                return new Rejected<>(
                        Why.NO_CHANGE, new Reply.Whisper(new Message(text("quiz.verdict.title", index + 1), parts)));
            }
            if (arithmetic) {
                List<Part> parts = new ArrayList<>(assessor.arithmetic(question.get(), result.get(), policy));
                parts.add(assessor.object(question.get(), setup.id(), index));
                return new Rejected<>(
                        Why.NO_CHANGE, new Reply.Whisper(new Message(text("quiz.verdict.title", index + 1), parts)));
            }
            return new Rejected<>(
                    Why.NO_CHANGE, new Reply.Whisper(verdictOf(setup, me.orElseThrow(), result.get(), question.get())));
        }

        private Outcome<QuizState> showQuestion(QuizState state) {
            Asker asker = context.requireAsker();
            if (!asker.learner().equals(state.setup().ownerLearner())) {
                return reject(Why.NOT_ALLOWED, "quiz.not-yours");
            }
            return switch (state) {
                case Asking asking -> whisper(cards.question(asking));
                case Probing probing -> {
                    Player me = me(probing).orElseThrow(() -> new AssertionError(probing));
                    Result result = result(me, probing.index()).orElseThrow(() -> new AssertionError(probing));
                    Optional<Question> question = cards.find(probing.setup(), probing.index());
                    yield question.isEmpty()
                            ? reject(Why.INVALID, "quiz.question-gone")
                            : whisper(cards.verdict(
                                    probing.setup(),
                                    probing.index(),
                                    verdictParts(
                                            probing.setup(),
                                            probing.index(),
                                            question.get(),
                                            result.given().text()),
                                    Optional.of(assessor.followUpText(question.get(), probing.followUp())),
                                    followUpToken(probing.setup(), probing.followUp()),
                                    Optional.of(cards.token(Need.WHISPER, QuizTokens.SKIP, probing.setup(), 0))));
                }
                case Revealed revealed ->
                    whisper(cards.aloneReveal(
                            revealed, me(revealed).flatMap(it -> result(it, revealed.index())), List.of()));
                case Paused paused -> whisper(cards.paused(paused, ((Asking) paused.inner()).index()));
                case Open open -> reject(Why.INVALID, "quiz.nothing-open");
                case Ended ended -> whisper(cards.board(ended.setup(), ended.players(), ended.asked(), false));
            };
        }

        private static Outcome<QuizState> whisper(Message message) {
            return new Rejected<>(Why.NO_CHANGE, new Reply.Whisper(message));
        }

        // ---- open for days

        private Outcome<QuizState> enter(QuizState state) {
            if (!(state instanceof Open open)) {
                return reject(Why.OVER, "quiz.over");
            }
            Asker asker = context.requireAsker();
            Setup setup = open.setup();
            Way known = open.ways().get(asker.learner());
            if (known != null && known.index() >= setup.plan().size()) {
                return reject(Why.NO_CHANGE, "quiz.open.done", Md.time(open.closesAt(), TimeStyle.RELATIVE));
            }
            Way way = known != null ? known : new Way(0, 1, context.now(), 0, List.of());
            Open next = enter(open, asker, way);
            postWay(next, asker.actor(), asker.learner(), way);
            claims.add(new ClaimChange.Seize(ClaimKey.focus(asker.actor())));
            claims.add(new ClaimChange.Seize(ClaimKey.open(asker.actor(), setup.id())));
            if (known == null) {
                effects.add(new Effect.Edit(START, cards.open(next)));
            }
            return accept(next, Reply.whisper(text("quiz.sent")));
        }

        private static Open enter(Open open, Asker asker, Way way) {
            return open.withPlayers(join(open.players(), asker)).withWay(asker.learner(), way);
        }

        private void postWay(Open open, Actor actor, LearnerId learner, Way way) {
            effects.add(new Effect.Post(
                    personal("w" + way.index() + "." + way.step(), learner),
                    new Target.ToPerson(actor),
                    cards.wayQuestion(open, way)));
        }

        private Outcome<QuizState> wayAnswer(Open open, Optional<Integer> step, Set<Integer> options, String text) {
            Asker asker = context.requireAsker();
            Way way = open.ways().get(asker.learner());
            if (way == null || way.index() >= open.setup().plan().size()) {
                return reject(Why.STALE, "quiz.nothing-open");
            }
            if (step.isPresent() && step.get() != way.step()) {
                return lateness();
            }
            Planned planned = open.setup().plan().get(way.index());
            Set<Integer> chosen = options;
            if (planned.form() == Form.CHOICES) {
                if (options.isEmpty()) {
                    Optional<Set<Integer>> letters = Letters.parse(planned, text);
                    if (letters.isEmpty()) {
                        return reject(
                                Why.INVALID,
                                "quiz.letters-please",
                                QuizCards.letter(planned.order().size() - 1));
                    }
                    chosen = letters.get();
                } else if (!validOptions(planned, options)) {
                    return reject(Why.INVALID, "quiz.not-an-option");
                }
            }
            Given given = new Given(chosen, planned.form() == Form.TEXT ? text : "", way.askedAt(), context.now());
            return wayOn(open, asker, way, Optional.of(given));
        }

        private Outcome<QuizState> waySkip(Open open, int step) {
            Asker asker = context.requireAsker();
            Way way = open.ways().get(asker.learner());
            return way == null
                            || way.step() != step
                            || way.index() >= open.setup().plan().size()
                    ? lateness()
                    : wayOn(open, asker, way, Optional.empty());
        }

        private Outcome<QuizState> wayOn(Open open, Asker asker, Way way, Optional<Given> given) {
            List<Result> answers = new ArrayList<>(way.answers());
            given.ifPresent(
                    it -> answers.add(new Result(way.index(), it, 0, Optional.empty(), way.hints(), List.of())));
            Way next = new Way(way.index() + 1, way.step() + 1, context.now(), 0, answers);
            Open state = enter(open, asker, next);
            markAsked(open.setup().plan().get(way.index()), new Audience.Person(asker.learner()));
            effects.add(new Effect.Edit(
                    personal("w" + way.index() + "." + way.step(), asker.learner()),
                    cards.wayAnswered(open, way.index(), given)));
            if (next.index() < open.setup().plan().size()) {
                postWay(state, asker.actor(), asker.learner(), next);
            } else {
                claims.add(new ClaimChange.Release(
                        ClaimKey.open(asker.actor(), open.setup().id())));
                effects.add(new Effect.Post(
                        personal("done", asker.learner()),
                        new Target.ToPerson(asker.actor()),
                        Message.ofText(text("quiz.open.done", Md.time(open.closesAt(), TimeStyle.RELATIVE)))));
                effects.add(new Effect.Edit(START, cards.open(state)));
            }
            return accept(state, Reply.ACKNOWLEDGE);
        }

        private Outcome<QuizState> wayHint(Open open, int step, Asker asker) {
            Way way = open.ways().get(asker.learner());
            if (way == null
                    || way.step() != step
                    || way.index() >= open.setup().plan().size()) {
                return lateness();
            }
            List<String> hints =
                    cards.find(open.setup(), way.index()).map(Question::hints).orElse(List.of());
            if (way.hints() >= hints.size()) {
                return reject(Why.NO_CHANGE, "quiz.no-more-hints", shown(hints));
            }
            Way next = new Way(way.index(), way.step(), way.askedAt(), way.hints() + 1, way.answers());
            return accept(enter(open, asker, next), Reply.whisper(hintText(hints, next.hints())));
        }

        private Outcome<QuizState> remind(Open open) {
            for (Player player : open.players()) {
                Way way = open.ways().get(player.learner());
                if (way != null && way.index() < open.setup().plan().size()) {
                    effects.add(new Effect.Post(
                            personal("remind", player.learner()),
                            new Target.ToPerson(player.actor()),
                            Message.ofText(text(
                                    "quiz.open.reminder",
                                    open.setup().topic(),
                                    Md.time(open.closesAt(), TimeStyle.RELATIVE),
                                    open.setup().plan().size() - way.index()))));
                }
            }
            return accept(open.reminded(), Reply.ACKNOWLEDGE);
        }

        /** The close of a quiz that was open for days: everything is graded, the board and the reveal are posted. */
        private Ended closeDays(Open open) {
            Setup setup = open.setup();
            List<Player> players = new ArrayList<>();
            for (Player player : open.players()) {
                Player graded = player;
                Way way = open.ways().get(player.learner());
                List<Result> answers = way == null ? List.of() : way.answers();
                for (Result answer : answers) {
                    Planned planned = setup.plan().get(answer.index());
                    graded = settle(
                            setup,
                            graded,
                            planned,
                            answer.index(),
                            context.bank().find(planned.question()),
                            answer.given(),
                            answer.hints());
                }
                players.add(graded);
            }
            effects.add(new Effect.Edit(START, cards.closedDays(setup, players.size())));
            effects.add(new Effect.Post(
                    RESULT,
                    new Target.InChannel(setup.home()),
                    cards.board(setup, players, setup.plan().size(), true)));
            effects.add(new Effect.OpenThread(THREAD, RESULT, text("quiz.open.reveal-thread", setup.topic())));
            for (int index = 0; index < setup.plan().size(); index++) {
                Revealed revealed = new Revealed(setup, players, index, 0, Optional.empty(), 0);
                effects.add(new Effect.Post(
                        revealSlot(index), new Target.InThread(THREAD, setup.home()), cards.reveal(revealed)));
                Planned planned = setup.plan().get(index);
                Optional<Question> question = context.bank().find(planned.question());
                if (planned.form() == Form.TEXT && question.isPresent()) {
                    for (Player player : players) {
                        result(player, index).ifPresent(it -> privateVerdict(setup, player, it, question.get()));
                    }
                }
            }
            release(setup, players);
            return new Ended(setup, players, setup.plan().size(), context.now());
        }

        // ---- time and outbox

        Outcome<QuizState> system(QuizState state, SystemCommand command) {
            return switch (command) {
                case SystemCommand.Timeout timeout -> timeout(state, timeout.step());
                case SystemCommand.EffectDone done -> effectDone(state, done);
                case SystemCommand.Downtime downtime -> downtime(state, downtime);
            };
        }

        private Outcome<QuizState> timeout(QuizState state, int step) {
            return switch (state) {
                case Asking asking when asking.step() == step && isDue(asking) -> close(asking, Reply.ACKNOWLEDGE);
                case Revealed revealed
                when revealed.step() == step && isDue(revealed) -> accept(advance(revealed), Reply.ACKNOWLEDGE);
                case Open open
                when open.step() == step && isDue(open) ->
                    open.step() == 0 ? remind(open) : accept(closeDays(open), Reply.ACKNOWLEDGE);
                case Asking stale -> stale();
                case Revealed stale -> stale();
                case Open stale -> stale();
                case Probing stale -> stale();
                case Paused stale -> stale();
                case Ended stale -> stale();
            };
        }

        private boolean isDue(QuizState state) {
            return state.due().map(due -> !due.at().isAfter(context.now())).orElse(false);
        }

        private static Outcome<QuizState> stale() {
            return new Rejected<>(Why.STALE, Reply.ACKNOWLEDGE);
        }

        private Outcome<QuizState> effectDone(QuizState state, SystemCommand.EffectDone done) {
            return switch (done.delivery()) {
                case Delivery.Delivered delivered -> delivered(state, done.slot(), delivered.at());
                case Delivery.Failed failed -> failed(state, done.slot(), failed);
                case Delivery.Unknown unknown -> shownAnyway(state, done.slot());
            };
        }

        /** The window opens when the card stands there: nobody loses time to a slow platform. */
        private Outcome<QuizState> delivered(QuizState state, Slot slot, Instant at) {
            if (!(state instanceof Asking asking) || asking.shown() || !slot.equals(questionSlot(asking.index()))) {
                return stale();
            }
            Asking shown = asking.shown(at, window(asking).map(at::plus));
            if (shown.closesAt().isPresent()) {
                effects.add(new Effect.Edit(slot, cards.question(shown)));
            }
            return accept(shown, Reply.ACKNOWLEDGE);
        }

        private Optional<Duration> window(Asking asking) {
            Setup setup = asking.setup();
            if (setup.window().isPresent()) {
                return setup.window().filter(it -> !it.isZero()).map(it -> stretched(asking, it));
            }
            if (setup.where() == Where.ALONE) {
                return Optional.empty();
            }
            Form form = setup.plan().get(asking.index()).form();
            return Optional.of(stretched(asking, form == Form.CHOICES ? policy.choiceWindow() : policy.textWindow()));
        }

        /** Whoever has been granted more time gets it without standing out: the window is everybody's. */
        private static Duration stretched(Asking asking, Duration window) {
            int most = asking.players().stream()
                    .mapToInt(Player::timePercent)
                    .max()
                    .orElse(100);
            return window.multipliedBy(most).dividedBy(100);
        }

        /** Nobody knows whether the card stands there; it is treated as standing, Stop and Skip still work. */
        private Outcome<QuizState> shownAnyway(QuizState state, Slot slot) {
            return delivered(state, slot, context.now());
        }

        private Outcome<QuizState> failed(QuizState state, Slot slot, Delivery.Failed failed) {
            Setup setup = state.setup();
            if (state instanceof Ended || slot.equals(NOTICE)) {
                return stale();
            }
            if (slot.equals(THREAD)) {
                effects.add(new Effect.Post(
                        NOTICE,
                        new Target.ToPerson(setup.owner()),
                        Message.ofText(text("quiz.no-thread", permission(failed)))));
                return accept(state, Reply.ACKNOWLEDGE);
            }
            boolean card = state instanceof Asking asking && slot.equals(questionSlot(asking.index()));
            if (setup.where() == Where.ALONE && card) {
                return cannotReach(state);
            }
            if (slot.equals(START) || card) {
                effects.add(new Effect.Post(
                        NOTICE,
                        new Target.ToPerson(setup.owner()),
                        Message.ofText(text(
                                "quiz.cannot-post." + failed.reason().name().toLowerCase(Locale.ROOT),
                                permission(failed)))));
                release(setup, state.players());
                return accept(new Ended(setup, state.players(), 0, context.now()), Reply.ACKNOWLEDGE);
            }
            return stale();
        }

        private String permission(Delivery.Failed failed) {
            return failed.permission().map(Md::escape).orElse(text("quiz.some-permission"));
        }

        /** Direct messages are closed: a button where the quiz was asked for shows the question privately. */
        private Outcome<QuizState> cannotReach(QuizState state) {
            Setup setup = state.setup();
            effects.add(new Effect.Post(
                    NOTICE,
                    new Target.InChannel(setup.home()),
                    new Message(
                            text("quiz.direct-closed.summary"),
                            new Part.Prose(text("quiz.direct-closed", Md.person(setup.owner(), setup.ownerName()))),
                            new Part.Actions(new Part.Button(
                                    text("button.show-mine"),
                                    cards.token(Need.WHISPER, QuizTokens.SHOW, setup, 0),
                                    Part.Style.PRIMARY)))));
            return accept(state, Reply.ACKNOWLEDGE);
        }

        private Outcome<QuizState> downtime(QuizState state, SystemCommand.Downtime downtime) {
            Duration away = Duration.between(downtime.from(), downtime.to());
            return switch (state) {
                case Asking asking
                when asking.closesAt().isPresent() && asking.closesAt().get().isAfter(downtime.from()) -> {
                    Asking later =
                            asking.shown(asking.askedAt(), asking.closesAt().map(at -> at.plus(away)));
                    effects.add(new Effect.Edit(questionSlot(asking.index()), cards.question(later)));
                    yield accept(later, Reply.ACKNOWLEDGE);
                }
                case Asking untimed -> stale();
                case Revealed revealed -> stale();
                case Open open -> stale();
                case Probing probing -> stale();
                case Paused paused -> stale();
                case Ended ended -> stale();
            };
        }

        // ---- small things

        private Optional<Player> me(QuizState state) {
            return context.asker().flatMap(asker -> state.findPlayer(asker.learner()));
        }

        private static Optional<Result> result(Player player, int index) {
            return player.results().stream().filter(it -> it.index() == index).findFirst();
        }

        private static List<Result> replaceResult(List<Result> results, Result better) {
            return results.stream()
                    .map(it -> it.index() == better.index() ? better : it)
                    .toList();
        }

        private static List<Player> replace(List<Player> players, Player player) {
            return players.stream()
                    .map(it -> it.learner().equals(player.learner()) ? player : it)
                    .toList();
        }

        private static Slot questionSlot(int index) {
            return new Slot("q" + index);
        }

        private static Slot revealSlot(int index) {
            return new Slot("r" + index);
        }

        private static Slot personal(String what, LearnerId learner) {
            return new Slot(what + ":" + learner);
        }

        private Outcome<QuizState> accept(QuizState next, Reply reply) {
            return new Accepted<>(next, reply, effects, facts, claims);
        }

        private Outcome<QuizState> reject(Why why, String key, Object... arguments) {
            return new Rejected<>(why, Reply.whisper(text(key, arguments)));
        }

        private String text(String key, Object... arguments) {
            return context.texts().of(key, arguments);
        }
    }
}
