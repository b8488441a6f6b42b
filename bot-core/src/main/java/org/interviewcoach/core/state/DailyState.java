package org.interviewcoach.core.state;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.interviewcoach.core.bank.Filter;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.Scope;

/**
 * A question of the day: one schedule with its newest rounds.
 *
 * <p>The rounds are part of the schedule and not conversations of their own: that a slot is used, yesterday's reveal and
 * today's post are one transaction, and the row's version sees to it that no slot is used twice (ADR 9).
 */
public sealed interface DailyState extends State {
    Setup setup();

    /** The same without the person; a schedule outlives whoever made it. */
    @Override
    Optional<DailyState> forgetting(LearnerId learner, Set<Actor> actors);

    @Override
    default Scope scope() {
        return setup().home();
    }

    /**
     * A schedule that people can answer.
     *
     * @param done the newest date that is dealt with, posted or not; no date up to it is ever posted again
     * @param next the slot that comes, as reckoned with {@code zoneData}; empty where no date is left
     * @param serial of the newest round; grows by one with each
     * @param step grows whenever {@code wakeAt} changes
     * @param rounds the newest ones, oldest first
     * @param members everybody who has ever answered
     * @param failures by channel, how many slots in a row could not be posted there
     * @param weeks what a digest is made from, one entry for each closed round since the last digest
     */
    record Running(
            Setup setup,
            Plan plan,
            Set<LocalDate> skips,
            Set<LocalDate> holidays,
            List<QuestionId> queue,
            Optional<Pause> paused,
            LocalDate done,
            Optional<Coming> next,
            String zoneData,
            int serial,
            int step,
            Optional<Instant> wakeAt,
            List<Round> rounds,
            Map<LearnerId, Member> members,
            Map<String, Integer> failures,
            List<Past> weeks)
            implements DailyState {
        public Running {
            skips = Collections.unmodifiableSet(new TreeSet<>(skips));
            holidays = Collections.unmodifiableSet(new TreeSet<>(holidays));
            queue = List.copyOf(queue);
            rounds = List.copyOf(rounds);
            members = ordered(members);
            failures = ordered(failures);
            weeks = List.copyOf(weeks);
        }

        @Override
        public Optional<Due> due() {
            return wakeAt.map(at -> new Due(step, at));
        }

        @Override
        public List<Scope> rooms() {
            return plan.channels().stream().map(this::room).toList();
        }

        @Override
        public Optional<DailyState> forgetting(LearnerId learner, Set<Actor> actors) {
            return Optional.of(new Running(
                    setup.forgetting(learner),
                    plan,
                    skips,
                    holidays,
                    queue,
                    paused,
                    done,
                    next,
                    zoneData,
                    serial,
                    step,
                    wakeAt,
                    rounds.stream().map(it -> it.forgetting(learner)).toList(),
                    without(learner, members),
                    failures,
                    weeks.stream().map(it -> it.forgetting(learner)).toList()));
        }

        public Scope room(String channel) {
            return new Scope(setup.home().platform(), setup.home().tenant(), channel);
        }

        public Optional<Round> findRound(int number) {
            return rounds.stream().filter(it -> it.serial() == number).findFirst();
        }
    }

    /** It was removed; old buttons say so. */
    record Removed(Setup setup, Instant at) implements DailyState {
        @Override
        public Optional<DailyState> forgetting(LearnerId learner, Set<Actor> actors) {
            return Optional.of(new Removed(setup.forgetting(learner), at));
        }

        @Override
        public boolean over() {
            return true;
        }
    }

    /**
     * What never changes.
     *
     * @param number what people call it in their workspace, 1 for the first
     * @param home the channel where it was switched on
     * @param seed for the order of questions
     */
    record Setup(
            ConversationId id,
            int number,
            Scope home,
            Actor creator,
            LearnerId creatorLearner,
            String creatorName,
            long seed) {
        private Setup forgetting(LearnerId learner) {
            return learner.equals(creatorLearner)
                    ? new Setup(id, number, home, Actor.gone(creator), LearnerId.GONE, "\u2013", seed)
                    : this;
        }
    }

    /**
     * What people set.
     *
     * @param channels ids of the channels that it posts to
     * @param mention whom a post pings; empty for nobody
     * @param thread whether the reveal goes into a thread below the post
     * @param digest whether a week's summary comes before the first slot of the next
     */
    record Plan(
            List<String> channels,
            DailyRule rule,
            Filter filter,
            Mode mode,
            Reveal reveal,
            Verdict verdict,
            Optional<String> mention,
            boolean thread,
            boolean digest) {
        public Plan {
            channels = List.copyOf(channels);
            if (channels.isEmpty()) {
                throw new IllegalArgumentException("A schedule needs a channel");
            }
        }
    }

    /** Which form the questions take. */
    enum Mode {
        CHOICES,
        TEXT,
        /** Choices and free text by turns. */
        MIXED
    }

    /**
     * When the answer is told; with the next question at the latest.
     *
     * @param at local time; of no meaning for {@link When#WITH_NEXT}
     */
    record Reveal(When when, LocalTime at) {
        public static final Reveal WITH_NEXT = new Reveal(When.WITH_NEXT, LocalTime.MIDNIGHT);
    }

    /** The day of the reveal. */
    enum When {
        WITH_NEXT,
        SAME_DAY,
        NEXT_MORNING
    }

    /** When somebody learns how good their own answer is. */
    enum Verdict {
        AT_REVEAL,
        AT_ONCE
    }

    /** Nothing is posted until somebody resumes.
     *
     * @param byItself whether it stopped because nothing could be posted */
    record Pause(Instant since, boolean byItself) {}

    /** A slot that comes. */
    record Coming(LocalDate date, Instant at) {}

    /**
     * A question that was put.
     *
     * @param date the slot
     * @param order the author's option numbers in the order shown; empty for free text
     * @param revealAt its own time; empty where the reveal comes with the next question
     * @param channels by channel, what became of the post
     * @param closedAt the reveal; answers after it are late
     */
    record Round(
            int serial,
            LocalDate date,
            QuestionId question,
            QuizState.Form form,
            List<Integer> order,
            Instant postedAt,
            Optional<Instant> revealAt,
            Map<String, Standing> channels,
            Map<LearnerId, Answer> answers,
            Optional<Instant> closedAt) {
        public Round {
            order = List.copyOf(order);
            channels = ordered(channels);
            answers = ordered(answers);
        }

        private Round forgetting(LearnerId learner) {
            return new Round(
                    serial,
                    date,
                    question,
                    form,
                    order,
                    postedAt,
                    revealAt,
                    channels,
                    without(learner, answers),
                    closedAt);
        }

        public boolean open() {
            return closedAt.isEmpty();
        }

        /** Whether anybody can have seen it. */
        public boolean posted() {
            return channels.values().stream().anyMatch(it -> it != Standing.FAILED);
        }
    }

    /** What became of a post. */
    enum Standing {
        PENDING,
        STANDS,
        FAILED,
        /** Nobody knows, and it is not sent again. */
        UNKNOWN
    }

    /**
     * Somebody's answer.
     *
     * @param given as it stands
     * @param counted the one that earns points, where that is not {@code given}: the first, once its verdict was shown
     * @param quotable whether the reveal may quote it with its author's name
     * @param score once it is graded
     */
    record Answer(
            Actor actor,
            String name,
            QuizState.Given given,
            Optional<QuizState.Given> counted,
            boolean quotable,
            Optional<Score> score,
            boolean late) {
        public QuizState.Given scored() {
            return counted.orElse(given);
        }
    }

    /** What an answer was worth. */
    record Score(int permille, Optional<Integer> level) {}

    /**
     * Somebody who has answered before.
     *
     * @param streak slots answered in a row within their window
     * @param freezes slots that may still be missed without losing the streak
     * @param answered within their windows, ever
     * @param permille sum of what these were worth
     * @param tell whether the result comes by direct message
     * @param typing the round that a typed answer belongs to
     */
    record Member(
            Actor actor,
            String name,
            int streak,
            int best,
            int freezes,
            int answered,
            long permille,
            boolean tell,
            Optional<Integer> typing) {}

    /**
     * What is kept of a closed round for the digest.
     *
     * @param missed what most lacked, in words; may be empty
     * @param permille by learner
     */
    record Past(LocalDate date, QuestionId question, String missed, Map<LearnerId, Integer> permille) {
        public Past {
            permille = ordered(permille);
        }

        private Past forgetting(LearnerId learner) {
            return new Past(date, question, missed, without(learner, permille));
        }
    }

    private static <V> Map<LearnerId, V> without(LearnerId learner, Map<LearnerId, V> map) {
        Map<LearnerId, V> left = new TreeMap<>(map);
        left.remove(learner);
        return left;
    }

    private static <K extends Comparable<K>, V> Map<K, V> ordered(Map<K, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
