package org.interviewcoach.core.state;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.interviewcoach.core.bank.Filter;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.Scope;

/**
 * A group mock interview: planned, gathering in a lobby, a candidate's turn, everybody answering at once, ratings, over.
 *
 * <p>Who may see what is decided by role alone, see ADR 0010; {@link Member} holds the role.
 */
public sealed interface MockState extends State {
    Session session();

    /** Grows with every change of phase; buttons and timeouts carry it. */
    int step();

    /** The same without the person; what somebody practised alone goes with them. */
    @Override
    Optional<MockState> forgetting(LearnerId learner, Set<Actor> actors);

    @Override
    default Scope scope() {
        return session().setup().home();
    }

    @Override
    default boolean has(Actor actor) {
        return session().members().stream()
                .anyMatch(
                        it -> it.actor().key().equals(actor.key()) && (it.role().present() || it.role() == Role.MAYBE));
    }

    @Override
    default Optional<Waiting> waiting(LearnerId learner) {
        return switch (this) {
            case Turn it ->
                it.seat().candidate().equals(learner)
                        ? Optional.of(new Waiting(
                                session().setup().topic(),
                                it.done().size() + 1,
                                session().setup().count()))
                        : Optional.empty();
            case Round it ->
                it.answers().containsKey(learner)
                        ? Optional.empty()
                        : session().withRole(Role.PLAYER).stream()
                                .filter(member -> member.learner().equals(learner))
                                .findFirst()
                                .map(member -> new Waiting(
                                        session().setup().topic(),
                                        1,
                                        session().setup().count()));
            case Planned it -> Optional.empty();
            case Lobby it -> Optional.empty();
            case Rating it -> Optional.empty();
            case Paused it -> Optional.empty();
            case Ended it -> Optional.empty();
        };
    }

    /**
     * Announced for a time.
     *
     * @param reminded whether those who come were reminded
     * @param last the session before, where it comes again; its scorecards can still be shared and exported
     */
    record Planned(
            Session session, int step, Instant opensAt, Instant remindAt, boolean reminded, Optional<Finished> last)
            implements MockState {
        @Override
        public Optional<MockState> forgetting(LearnerId learner, Set<Actor> actors) {
            return session.forgetting(learner)
                    .map(left -> new Planned(
                            left, step, opensAt, remindAt, reminded, last.flatMap(it -> it.forgetting(learner))));
        }

        @Override
        public Optional<Due> due() {
            return Optional.of(new Due(step, reminded ? opensAt : remindAt));
        }
    }

    /**
     * People gather.
     *
     * @param startsAt when it starts by itself; empty where the host presses Start
     * @param closesAt when a lobby that never starts is given up
     */
    record Lobby(Session session, int step, Optional<Instant> startsAt, Instant closesAt) implements MockState {
        @Override
        public Optional<MockState> forgetting(LearnerId learner, Set<Actor> actors) {
            return session.forgetting(learner).map(left -> new Lobby(left, step, startsAt, closesAt));
        }

        @Override
        public Optional<Due> due() {
            return Optional.of(new Due(step, startsAt.filter(closesAt::isAfter).orElse(closesAt)));
        }

        @Override
        public Set<LearnerId> newcomers() {
            return session.presentIds();
        }
    }

    /**
     * A candidate is in the seat and has a question.
     *
     * @param done earlier questions of this turn
     * @param coachAt when the coach takes the asking over from an interviewer who stays silent
     * @param draft what the candidate has written in the thread and not yet ended, message by message
     * @param draftAt when a pause ends it
     */
    record Turn(
            Session session,
            int step,
            Seat seat,
            List<Asked> done,
            Asked asked,
            Optional<Instant> coachAt,
            List<String> draft,
            Optional<Instant> draftAt)
            implements MockState {
        public Turn {
            done = List.copyOf(done);
            draft = List.copyOf(draft);
        }

        public Turn(Session session, int step, Seat seat, List<Asked> done, Asked asked, Optional<Instant> coachAt) {
            this(session, step, seat, done, asked, coachAt, List.of(), Optional.empty());
        }

        /** The candidate, and nobody else, is heard in the thread. */
        @Override
        public boolean hears(Actor actor) {
            return session.findMember(seat.candidate())
                    .filter(it -> it.actor().key().equals(actor.key()))
                    .isPresent();
        }

        /** A turn whose candidate goes runs out without a word; where the interviewer goes, the coach asks. */
        @Override
        public Optional<MockState> forgetting(LearnerId learner, Set<Actor> actors) {
            boolean mine = seat.candidate().equals(learner);
            Seat left = new Seat(
                    mine ? LearnerId.GONE : seat.candidate(), seat.interviewer().filter(it -> !it.equals(learner)));
            return session.forgetting(learner)
                    .map(rest -> new Turn(
                            rest,
                            step,
                            left,
                            mine ? List.of() : done,
                            mine ? asked.unsaid() : asked,
                            coachAt,
                            mine ? List.of() : draft,
                            mine ? Optional.empty() : draftAt));
        }

        @Override
        public Optional<Due> due() {
            return Stream.of(asked.nextDue(), coachAt, draftAt)
                    .flatMap(Optional::stream)
                    .min(Comparator.naturalOrder())
                    .map(at -> new Due(step, at));
        }
    }

    /**
     * Everybody answers the same question privately.
     *
     * @param answers by learner, changeable until the close
     */
    record Round(Session session, int step, Asked asked, Map<LearnerId, String> answers) implements MockState {
        public Round {
            answers = ordered(answers);
        }

        @Override
        public Optional<MockState> forgetting(LearnerId learner, Set<Actor> actors) {
            Map<LearnerId, String> left = new TreeMap<>(answers);
            left.remove(learner);
            return session.forgetting(learner).map(rest -> new Round(rest, step, asked, left));
        }

        @Override
        public Optional<Due> due() {
            return asked.nextDue().map(at -> new Due(step, at));
        }
    }

    /**
     * A turn is over and the raters' forms are open.
     *
     * @param open whom to rate: one, or everybody who answered in this round
     */
    record Rating(Session session, int step, List<Turned> open, Instant closesAt) implements MockState {
        public Rating {
            open = List.copyOf(open);
        }

        @Override
        public Optional<MockState> forgetting(LearnerId learner, Set<Actor> actors) {
            return session.forgetting(learner).map(rest -> new Rating(rest, step, without(learner, open), closesAt));
        }

        @Override
        public Optional<Due> due() {
            return Optional.of(new Due(step, closesAt));
        }
    }

    /**
     * Nothing runs until somebody resumes.
     *
     * @param since when it was paused; the time left is reckoned from it
     */
    record Paused(int step, Instant since, MockState inner) implements MockState {
        @Override
        public Optional<MockState> forgetting(LearnerId learner, Set<Actor> actors) {
            return inner.forgetting(learner, actors).map(left -> new Paused(step, since, left));
        }

        @Override
        public Session session() {
            return inner.session();
        }
    }

    /** It is over; scorecards can still be shared and exported. */
    record Ended(Finished finished, int step) implements MockState {
        @Override
        public Optional<MockState> forgetting(LearnerId learner, Set<Actor> actors) {
            return finished.forgetting(learner).map(left -> new Ended(left, step));
        }

        @Override
        public Session session() {
            return finished.session();
        }

        @Override
        public boolean over() {
            return true;
        }
    }

    /**
     * A session as it ended.
     *
     * @param shared whose scorecards stand in the thread
     */
    record Finished(Session session, Instant at, Set<LearnerId> shared) {
        public Finished {
            shared = Collections.unmodifiableSet(new TreeSet<>(shared));
        }

        private Optional<Finished> forgetting(LearnerId learner) {
            Set<LearnerId> left = new TreeSet<>(shared);
            left.remove(learner);
            return session.forgetting(learner).map(rest -> new Finished(rest, at, left));
        }
    }

    /**
     * What lasts through all phases.
     *
     * @param run which occurrence of a repeated session it is, 1 for the first; slots are named by it
     * @param host who steers
     * @param members everybody who ever took part, in order of joining; never removed, since buttons name them by place
     * @param questions in the order in which they are put, unseen ones first
     * @param used how many of them were put
     * @param turns those that are over and rated
     * @param silent how many turns or rounds in a row went without any answer
     */
    record Session(
            Setup setup,
            int run,
            LearnerId host,
            List<Member> members,
            List<QuestionId> questions,
            int used,
            List<Turned> turns,
            int silent) {
        public Session {
            members = List.copyOf(members);
            questions = List.copyOf(questions);
            turns = List.copyOf(turns);
        }

        /** Their place stays, without a name: buttons name members by place. The next one present hosts. */
        private Optional<Session> forgetting(LearnerId learner) {
            if (setup.alone() && findMember(learner).isPresent()) {
                return Optional.empty();
            }
            List<Member> left = members.stream()
                    .map(it -> it.learner().equals(learner) ? it.gone() : it)
                    .toList();
            LearnerId steers = host.equals(learner)
                    ? left.stream()
                            .filter(it -> it.role().present())
                            .map(Member::learner)
                            .findFirst()
                            .orElse(LearnerId.GONE)
                    : host;
            return Optional.of(new Session(setup, run, steers, left, questions, used, without(learner, turns), silent));
        }

        public Optional<Member> findMember(LearnerId learner) {
            return members.stream().filter(it -> it.learner().equals(learner)).findFirst();
        }

        /** Those who are there now, in order of joining. */
        public List<Member> present() {
            return members.stream().filter(it -> it.role().present()).toList();
        }

        public Set<LearnerId> presentIds() {
            Set<LearnerId> ids = new TreeSet<>();
            present().forEach(it -> ids.add(it.learner()));
            return ids;
        }

        public List<Member> withRole(Role role) {
            return members.stream().filter(it -> it.role() == role).toList();
        }

        public Session withMembers(List<Member> changed) {
            return new Session(setup, run, host, changed, questions, used, turns, silent);
        }

        public Session withHost(LearnerId changed) {
            return new Session(setup, run, changed, members, questions, used, turns, silent);
        }

        public Session withQuestions(List<QuestionId> changed) {
            return new Session(setup, run, host, members, changed, used, turns, silent);
        }

        public Session withUsed(int changed) {
            return new Session(setup, run, host, members, questions, changed, turns, silent);
        }

        public Session withTurns(List<Turned> changed, int nowSilent) {
            return new Session(setup, run, host, members, questions, used, changed, nowSilent);
        }
    }

    /**
     * What was decided at the start.
     *
     * @param home the channel whose thread it runs in, or the direct message of somebody who practises alone
     * @param alone whether it is one person with the coach, in direct messages
     * @param topic as shown
     * @param count questions a turn; rounds where everybody answers
     * @param window time for a question
     * @param coach whether the coach interviews although others could
     * @param every how often a planned one comes again
     */
    record Setup(
            ConversationId id,
            Scope home,
            boolean alone,
            Format format,
            String topic,
            Filter filter,
            int count,
            Duration window,
            boolean coach,
            Optional<Repeat> every) {}

    /**
     * A planned session comes again after so many days, at its time of day in that zone.
     *
     * @param at by the zone's clock, so that the time of day stays across clock changes
     * @param opening of this run
     */
    record Repeat(int days, ZoneId zone, LocalTime at, Instant opening) {
        /** The next opening after that moment. */
        public Repeat after(Instant moment) {
            LocalDate day = opening.atZone(zone).toLocalDate().plusDays(days);
            while (!day.atTime(at).atZone(zone).toInstant().isAfter(moment)) {
                day = day.plusDays(days);
            }
            return new Repeat(days, zone, at, day.atTime(at).atZone(zone).toInstant());
        }
    }

    /** How people take turns. */
    enum Format {
        /** One candidate, one interviewer, the others observe; it goes round. */
        PANEL,
        /** All answer the same question privately; all answers are shown at once. */
        EVERYONE,
        /** Two people who swap half way. */
        PAIR
    }

    /**
     * Somebody who takes part.
     *
     * @param timePercent how much more time they get, 100 for as much as everybody
     */
    record Member(LearnerId learner, Actor actor, String name, Role role, int timePercent) {
        private Member gone() {
            return new Member(LearnerId.GONE, Actor.gone(actor), "\u2013", Role.LEFT, 100);
        }

        public Member withRole(Role changed) {
            return new Member(learner, actor, name, changed, timePercent);
        }
    }

    /** What somebody is in for. Who sits where right now is the turn's {@link Seat}. */
    enum Role {
        /** Takes the seat once and interviews others. */
        PLAYER,
        /** Interviews and never takes the seat. */
        INTERVIEWER,
        /** Listens and rates. */
        OBSERVER,
        /** Planned sessions: perhaps. */
        MAYBE,
        /** Left, may come back. */
        LEFT,
        /** Was asked to leave and cannot come back into this session. */
        OUT;

        public boolean present() {
            return switch (this) {
                case PLAYER, INTERVIEWER, OBSERVER -> true;
                case MAYBE, LEFT, OUT -> false;
            };
        }

        /** Whether they hold their one active seat. */
        public boolean seated() {
            return this == PLAYER || this == INTERVIEWER;
        }
    }

    /** Who sits where. Where there is no interviewer, the coach is. */
    record Seat(LearnerId candidate, Optional<LearnerId> interviewer) {}

    /**
     * A question that was put.
     *
     * @param step the session's step when it was put; with the learner it names the answer for good
     * @param shownAt when its card stood there; empty until then, the clock starts then
     * @param closesAt empty until the card stands there
     * @param warned whether the one warning was given
     * @param said the answer, message by message
     * @param exchanges follow-ups that are over, in order
     * @param open the follow-up that waits for its reply
     * @param passed rubric ids that the interviewer let go
     * @param ticked key points that the interviewer ticked by ear
     * @param hints how many were given
     * @param endedAt when it was over
     */
    record Asked(
            QuestionId question,
            int step,
            Optional<Instant> shownAt,
            Optional<Instant> closesAt,
            boolean warned,
            List<String> said,
            List<Exchange> exchanges,
            Optional<Probe> open,
            Set<String> passed,
            Set<String> ticked,
            int hints,
            Optional<Instant> endedAt) {
        /** How long before the close the one warning comes; a quarter of the window for short ones. */
        public static final Duration WARNING = Duration.ofMinutes(1);

        public Asked {
            said = List.copyOf(said);
            exchanges = List.copyOf(exchanges);
            passed = Collections.unmodifiableSet(new TreeSet<>(passed));
            ticked = Collections.unmodifiableSet(new TreeSet<>(ticked));
        }

        public static Asked fresh(QuestionId question, int step) {
            return new Asked(
                    question,
                    step,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Set.of(),
                    Set.of(),
                    0,
                    Optional.empty());
        }

        /** The same without a word of what was said. */
        private Asked unsaid() {
            return new Asked(
                    question,
                    step,
                    shownAt,
                    closesAt,
                    warned,
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Set.of(),
                    Set.of(),
                    hints,
                    endedAt);
        }

        /** When the clock next has something to say. */
        public Optional<Instant> nextDue() {
            return warned ? closesAt : warnAt();
        }

        /** When to warn: a minute before the close, or a quarter of what was there at first. */
        public Optional<Instant> warnAt() {
            return closesAt.flatMap(close -> shownAt.map(shown -> {
                Duration quarter = Duration.between(shown, close).dividedBy(4);
                return close.minus(quarter.compareTo(WARNING) < 0 ? quarter : WARNING);
            }));
        }

        /** Whether there is anything to grade or to rate. */
        public boolean answered() {
            return !said.isEmpty()
                    || !ticked.isEmpty()
                    || exchanges.stream().anyMatch(it -> !it.reply().isEmpty());
        }

        /** The words that the rubric is held against: the answer, and replies to questions of the interviewer's own. */
        public String words() {
            StringBuilder words = new StringBuilder(String.join("\n\n", said));
            for (Exchange it : exchanges) {
                if (it.probe().kind() == ProbeKind.OWN && !it.reply().isEmpty()) {
                    words.append(words.isEmpty() ? "" : "\n\n").append(it.reply());
                }
            }
            return words.toString();
        }

        public Asked shown(Instant at, Instant close) {
            return new Asked(
                    question,
                    step,
                    Optional.of(at),
                    Optional.of(close),
                    warned,
                    said,
                    exchanges,
                    open,
                    passed,
                    ticked,
                    hints,
                    endedAt);
        }

        public Asked withWarned(boolean changed) {
            return new Asked(
                    question, step, shownAt, closesAt, changed, said, exchanges, open, passed, ticked, hints, endedAt);
        }

        /** Moves the whole window, so that a pause or a downtime takes nothing from it. */
        public Asked moved(Duration by) {
            return new Asked(
                    question,
                    step,
                    shownAt.map(it -> it.plus(by)),
                    closesAt.map(it -> it.plus(by)),
                    warned,
                    said,
                    exchanges,
                    open,
                    passed,
                    ticked,
                    hints,
                    endedAt);
        }

        /** Grants more time; the warning comes again. */
        public Asked extended(Duration by) {
            return new Asked(
                    question,
                    step,
                    shownAt,
                    closesAt.map(it -> it.plus(by)),
                    false,
                    said,
                    exchanges,
                    open,
                    passed,
                    ticked,
                    hints,
                    endedAt);
        }

        public Asked withSaid(List<String> changed) {
            return new Asked(
                    question, step, shownAt, closesAt, warned, changed, exchanges, open, passed, ticked, hints,
                    endedAt);
        }

        public Asked withOpen(Optional<Probe> changed, List<Exchange> changedExchanges) {
            return new Asked(
                    question,
                    step,
                    shownAt,
                    closesAt,
                    warned,
                    said,
                    changedExchanges,
                    changed,
                    passed,
                    ticked,
                    hints,
                    endedAt);
        }

        public Asked withPassed(Set<String> changed) {
            return new Asked(
                    question, step, shownAt, closesAt, warned, said, exchanges, open, changed, ticked, hints, endedAt);
        }

        public Asked withTicked(Set<String> changed) {
            return new Asked(
                    question, step, shownAt, closesAt, warned, said, exchanges, open, passed, changed, hints, endedAt);
        }

        public Asked withHints(int changed) {
            return new Asked(
                    question, step, shownAt, closesAt, warned, said, exchanges, open, passed, ticked, changed, endedAt);
        }

        public Asked ended(Instant at) {
            return new Asked(
                    question,
                    step,
                    shownAt,
                    closesAt,
                    warned,
                    said,
                    exchanges,
                    open,
                    passed,
                    ticked,
                    hints,
                    Optional.of(at));
        }
    }

    /**
     * A follow-up that was put.
     *
     * @param target id of the key point, misconception or authored branch; empty for one of the interviewer's own
     * @param text as it was put
     */
    record Probe(ProbeKind kind, String target, String text) {}

    /** What a follow-up is about. */
    enum ProbeKind {
        KEY_POINT,
        MISCONCEPTION,
        BRANCH,
        OWN
    }

    /**
     * A follow-up with what came of it.
     *
     * @param reply empty where none came
     * @param scorePermille 0 for questions of the interviewer's own, which nothing grades
     */
    record Exchange(Probe probe, String reply, int scorePermille) {}

    /** A turn that is over. */
    record Turned(LearnerId candidate, Optional<LearnerId> interviewer, List<Asked> asked, List<Score> scores) {
        public Turned {
            asked = List.copyOf(asked);
            scores = List.copyOf(scores);
        }

        /** The same without that person as interviewer and rater. */
        private Turned forgetting(LearnerId learner) {
            return new Turned(
                    candidate,
                    interviewer.filter(it -> !it.equals(learner)),
                    asked,
                    scores.stream().filter(it -> !it.rater().equals(learner)).toList());
        }

        public Optional<Score> findScore(LearnerId rater) {
            return scores.stream().filter(it -> it.rater().equals(rater)).findFirst();
        }

        public boolean answered() {
            return asked.stream().anyMatch(Asked::answered);
        }
    }

    /**
     * What one rater gave, 1 to 5 each.
     *
     * @param note may be empty
     * @param signed whether the candidate learns whose note it is
     */
    record Score(
            LearnerId rater,
            int correctness,
            int depth,
            int communication,
            int solving,
            String note,
            boolean signed,
            Instant at) {
        public static final int LEAST = 1;
        public static final int MOST = 5;

        public Score {
            for (int value : new int[] {correctness, depth, communication, solving}) {
                if (value < LEAST || value > MOST) {
                    throw new IllegalArgumentException("A score is 1 to 5, not " + value);
                }
            }
        }

        public Score asSigned() {
            return new Score(rater, correctness, depth, communication, solving, note, true, at);
        }
    }

    /** A candidate's turns go with what others wrote about them. */
    private static List<Turned> without(LearnerId learner, List<Turned> turns) {
        return turns.stream()
                .filter(it -> !it.candidate().equals(learner))
                .map(it -> it.forgetting(learner))
                .toList();
    }

    private static <V> Map<LearnerId, V> ordered(Map<LearnerId, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
