package org.interviewcoach.core.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.Scope;

/**
 * A quiz: alone in direct messages, together in a channel's thread, or open for days.
 *
 * <p>Together and alone share one way through the questions ({@link Asking}, {@link Probing}, {@link Revealed},
 * {@link Paused}); open for days, everybody has their own ({@link Open}).
 */
public sealed interface QuizState extends State {
    Setup setup();

    /** Everybody who has answered, in order of joining. */
    List<Player> players();

    /** The same with what has changed about the people in it. */
    QuizState withPlayers(List<Player> changed);

    /** The same without the person; the quiz of one who played alone goes with them. */
    @Override
    Optional<QuizState> forgetting(LearnerId learner, Set<Actor> actors);

    @Override
    default Scope scope() {
        return setup().home();
    }

    default Optional<Player> findPlayer(LearnerId learner) {
        return players().stream().filter(it -> it.learner().equals(learner)).findFirst();
    }

    @Override
    default Optional<Waiting> waiting(LearnerId learner) {
        return switch (this) {
            case Asking it -> isPlayedBy(learner) ? at(it.index()) : Optional.empty();
            case Probing it -> isPlayedBy(learner) ? at(it.index()) : Optional.empty();
            case Open it ->
                Optional.ofNullable(it.ways().get(learner))
                        .filter(way -> way.index() < setup().plan().size())
                        .flatMap(way -> at(way.index()));
            case Revealed it -> followUp(learner);
            case Ended it -> followUp(learner);
            case Paused it -> Optional.empty();
        };
    }

    private boolean isPlayedBy(LearnerId learner) {
        return setup().where() != Where.ALONE || setup().ownerLearner().equals(learner);
    }

    private Optional<Waiting> followUp(LearnerId learner) {
        return findPlayer(learner)
                .flatMap(player -> player.followUps().stream().findFirst())
                .flatMap(it -> at(it.index()));
    }

    private Optional<Waiting> at(int index) {
        return Optional.of(
                new Waiting(setup().topic(), index + 1, setup().plan().size()));
    }

    /**
     * A question is open.
     *
     * @param index of the question in the plan
     * @param step grows with every change of phase; buttons and timeouts carry it
     * @param shown whether the card stands on the platform; the window opens then
     * @param closesAt empty where there is no limit or the card is not delivered yet
     * @param answers who has answered what, changeable until the close
     * @param hints how many each has taken
     * @param skipVotes who wants to go on
     * @param stopVotes who wants to end
     * @param silent how many questions in a row nobody has answered before this one
     */
    record Asking(
            Setup setup,
            List<Player> players,
            int index,
            int step,
            boolean shown,
            Instant askedAt,
            Optional<Instant> closesAt,
            Map<LearnerId, Given> answers,
            Map<LearnerId, Integer> hints,
            Set<LearnerId> skipVotes,
            Set<LearnerId> stopVotes,
            int silent)
            implements QuizState {
        public Asking {
            players = List.copyOf(players);
            answers = ordered(answers);
            hints = ordered(hints);
            skipVotes = Collections.unmodifiableSet(new TreeSet<>(skipVotes));
            stopVotes = Collections.unmodifiableSet(new TreeSet<>(stopVotes));
        }

        @Override
        public Optional<QuizState> forgetting(LearnerId learner, Set<Actor> actors) {
            return setup.forgetting(learner)
                    .map(left -> new Asking(
                            left,
                            without(learner, players),
                            index,
                            step,
                            shown,
                            askedAt,
                            closesAt,
                            without(learner, answers),
                            without(learner, hints),
                            without(learner, skipVotes),
                            without(learner, stopVotes),
                            silent));
        }

        @Override
        public Optional<Due> due() {
            return closesAt.map(at -> new Due(step, at));
        }

        @Override
        public Asking withPlayers(List<Player> changed) {
            return new Asking(
                    setup, changed, index, step, shown, askedAt, closesAt, answers, hints, skipVotes, stopVotes,
                    silent);
        }

        public Asking withAnswers(Map<LearnerId, Given> changed) {
            return new Asking(
                    setup, players, index, step, shown, askedAt, closesAt, changed, hints, skipVotes, stopVotes,
                    silent);
        }

        public Asking withHints(Map<LearnerId, Integer> changed) {
            return new Asking(
                    setup, players, index, step, shown, askedAt, closesAt, answers, changed, skipVotes, stopVotes,
                    silent);
        }

        public Asking withVotes(Set<LearnerId> skip, Set<LearnerId> stop) {
            return new Asking(
                    setup, players, index, step, shown, askedAt, closesAt, answers, hints, skip, stop, silent);
        }

        /** The card stands there since that moment; it closes then, or never. */
        public Asking shown(Instant since, Optional<Instant> until) {
            return new Asking(
                    setup, players, index, step, true, since, until, answers, hints, skipVotes, stopVotes, silent);
        }

        /** The same question with everything that is timed moved by so much. */
        public Asking later(Duration by, int nextStep) {
            Map<LearnerId, Given> moved = new TreeMap<>();
            answers.forEach((learner, given) -> moved.put(learner, given.later(by)));
            return new Asking(
                    setup,
                    players,
                    index,
                    nextStep,
                    shown,
                    askedAt.plus(by),
                    closesAt.map(at -> at.plus(by)),
                    moved,
                    hints,
                    skipVotes,
                    stopVotes,
                    silent);
        }
    }

    /** Alone: a follow-up to the free-text answer just given waits for its reply. */
    record Probing(Setup setup, List<Player> players, int index, int step, Instant askedAt, FollowUpAsked followUp)
            implements QuizState {
        public Probing {
            players = List.copyOf(players);
        }

        @Override
        public Optional<QuizState> forgetting(LearnerId learner, Set<Actor> actors) {
            return setup.forgetting(learner)
                    .map(left -> new Probing(left, without(learner, players), index, step, askedAt, followUp));
        }

        @Override
        public Probing withPlayers(List<Player> changed) {
            return new Probing(setup, changed, index, step, askedAt, followUp);
        }
    }

    /**
     * A question is over and its reveal stands there.
     *
     * @param nextAt when it goes on by itself; empty where somebody has to press
     */
    record Revealed(Setup setup, List<Player> players, int index, int step, Optional<Instant> nextAt, int silent)
            implements QuizState {
        public Revealed {
            players = List.copyOf(players);
        }

        @Override
        public Optional<QuizState> forgetting(LearnerId learner, Set<Actor> actors) {
            return setup.forgetting(learner)
                    .map(left -> new Revealed(left, without(learner, players), index, step, nextAt, silent));
        }

        @Override
        public Optional<Due> due() {
            return nextAt.map(at -> new Due(step, at));
        }

        @Override
        public Revealed withPlayers(List<Player> changed) {
            return new Revealed(setup, changed, index, step, nextAt, silent);
        }
    }

    /**
     * Nothing runs until somebody resumes.
     *
     * @param since when it was paused; the time left is reckoned from it
     */
    record Paused(int step, Instant since, QuizState inner) implements QuizState {
        @Override
        public Optional<QuizState> forgetting(LearnerId learner, Set<Actor> actors) {
            return inner.forgetting(learner, actors).map(left -> new Paused(step, since, left));
        }

        @Override
        public Setup setup() {
            return inner.setup();
        }

        @Override
        public List<Player> players() {
            return inner.players();
        }

        @Override
        public Paused withPlayers(List<Player> changed) {
            return new Paused(step, since, inner.withPlayers(changed));
        }
    }

    /**
     * Open for days: everybody goes their own way until the close.
     *
     * @param step 0 before the reminder, 1 after it
     * @param ways by learner
     */
    record Open(
            Setup setup,
            List<Player> players,
            int step,
            Instant openedAt,
            Instant remindAt,
            Instant closesAt,
            Map<LearnerId, Way> ways)
            implements QuizState {
        public Open {
            players = List.copyOf(players);
            ways = ordered(ways);
        }

        @Override
        public Optional<QuizState> forgetting(LearnerId learner, Set<Actor> actors) {
            return setup.forgetting(learner)
                    .map(left -> new Open(
                            left,
                            without(learner, players),
                            step,
                            openedAt,
                            remindAt,
                            closesAt,
                            without(learner, ways)));
        }

        @Override
        public Optional<Due> due() {
            return Optional.of(new Due(step, step == 0 ? remindAt : closesAt));
        }

        @Override
        public Open withPlayers(List<Player> changed) {
            return new Open(setup, changed, step, openedAt, remindAt, closesAt, ways);
        }

        public Open withWay(LearnerId learner, Way way) {
            Map<LearnerId, Way> changed = new TreeMap<>(ways);
            changed.put(learner, way);
            return new Open(setup, players, step, openedAt, remindAt, closesAt, changed);
        }

        /** From now on the close is what it waits for. */
        public Open reminded() {
            return new Open(setup, players, 1, openedAt, remindAt, closesAt, ways);
        }
    }

    /** It is over; old buttons still explain verdicts. */
    record Ended(Setup setup, List<Player> players, int asked, Instant at) implements QuizState {
        public Ended {
            players = List.copyOf(players);
        }

        @Override
        public Optional<QuizState> forgetting(LearnerId learner, Set<Actor> actors) {
            return setup.forgetting(learner).map(left -> new Ended(left, without(learner, players), asked, at));
        }

        @Override
        public boolean over() {
            return true;
        }

        @Override
        public Ended withPlayers(List<Player> changed) {
            return new Ended(setup, changed, asked, at);
        }
    }

    /**
     * What was decided at the start.
     *
     * @param home the channel that plays, or the direct message of the one who does
     * @param window per question; empty for no limit
     * @param seed for the order of options
     */
    record Setup(
            ConversationId id,
            Scope home,
            Where where,
            Actor owner,
            LearnerId ownerLearner,
            String ownerName,
            String topic,
            List<Planned> plan,
            Optional<Duration> window,
            long seed) {
        public Setup {
            plan = List.copyOf(plan);
        }

        /** Others play on where the owner goes; what is played alone goes with them. */
        private Optional<Setup> forgetting(LearnerId learner) {
            if (!learner.equals(ownerLearner)) {
                return Optional.of(this);
            }
            return where == Where.ALONE
                    ? Optional.empty()
                    : Optional.of(new Setup(
                            id, home, where, Actor.gone(owner), LearnerId.GONE, "\u2013", topic, plan, window, seed));
        }
    }

    /** How a quiz is played. */
    enum Where {
        ALONE,
        TOGETHER,
        DAYS
    }

    /**
     * A question of the plan.
     *
     * @param order the author's option numbers in the order shown; empty for free text
     */
    record Planned(QuestionId question, Form form, List<Integer> order) {
        public Planned {
            order = List.copyOf(order);
        }
    }

    /** How a question is put. */
    enum Form {
        CHOICES,
        TEXT
    }

    /**
     * Somebody who plays.
     *
     * @param timePercent how much more time they get, 100 for as much as everybody
     * @param results one for each question that they have answered and that is closed
     * @param followUps asked privately and not yet replied to, newest last
     */
    record Player(
            LearnerId learner,
            Actor actor,
            String name,
            int timePercent,
            List<Result> results,
            List<FollowUpAsked> followUps) {
        public Player {
            results = List.copyOf(results);
            followUps = List.copyOf(followUps);
        }

        public Player with(List<Result> closed, List<FollowUpAsked> waiting) {
            return new Player(learner, actor, name, timePercent, closed, waiting);
        }
    }

    /**
     * An answer that stands until the close.
     *
     * @param askedAt when the question appeared to them; the time taken breaks ties
     */
    record Given(Set<Integer> options, String text, Instant askedAt, Instant at) {
        public Given {
            options = Collections.unmodifiableSet(new TreeSet<>(options));
        }

        /** The same answer after a time that did not count. */
        public Given later(Duration by) {
            return new Given(options, text, askedAt.plus(by), at.plus(by));
        }
    }

    /**
     * A closed answer.
     *
     * @param index of the question in the plan
     * @param scorePermille after hints
     * @param followUps replies to follow-ups, in order
     */
    record Result(
            int index,
            Given given,
            int scorePermille,
            Optional<Integer> level,
            int hints,
            List<FollowUpDone> followUps) {
        public Result {
            followUps = List.copyOf(followUps);
        }
    }

    /**
     * A follow-up that was put.
     *
     * @param index of the question in the plan
     * @param kind what it repairs or deepens
     * @param target id of the key point, misconception or authored branch
     * @param depth 1 for the first after an answer
     */
    record FollowUpAsked(int index, FollowUpKind kind, String target, int depth) {}

    /** What a follow-up is about. */
    enum FollowUpKind {
        KEY_POINT,
        MISCONCEPTION,
        BRANCH
    }

    record FollowUpDone(FollowUpAsked asked, String reply, int scorePermille) {}

    /**
     * One person's way through a quiz that is open for days.
     *
     * @param index of the question that they are at; the plan's size when done
     * @param step grows with every change, so that stale presses are recognised
     * @param hints taken for the question that they are at
     * @param answers given so far; graded at the close
     */
    record Way(int index, int step, Instant askedAt, int hints, List<Result> answers) {
        public Way {
            answers = List.copyOf(answers);
        }
    }

    private static List<Player> without(LearnerId learner, List<Player> players) {
        return players.stream().filter(it -> !it.learner().equals(learner)).toList();
    }

    private static Set<LearnerId> without(LearnerId learner, Set<LearnerId> votes) {
        Set<LearnerId> left = new TreeSet<>(votes);
        left.remove(learner);
        return left;
    }

    private static <V> Map<LearnerId, V> without(LearnerId learner, Map<LearnerId, V> map) {
        Map<LearnerId, V> left = new TreeMap<>(map);
        left.remove(learner);
        return left;
    }

    private static <V> Map<LearnerId, V> ordered(Map<LearnerId, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
