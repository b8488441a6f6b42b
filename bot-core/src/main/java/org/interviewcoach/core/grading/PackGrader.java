package org.interviewcoach.core.grading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.interviewcoach.core.bank.FollowUp;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.grading.analysis.AnalysedText;
import org.interviewcoach.core.grading.analysis.English;
import org.interviewcoach.core.grading.analysis.TextAnalyser;
import org.interviewcoach.core.grading.match.Matcher;

/** Grades the answers to one pack's questions; everything is compiled in the constructor. */
final class PackGrader {
    private static final int TOP = Verdict.TOP_LEVEL;

    /** With half of the points, and all that are required, an answer is one to this question, whatever else it is. */
    private static final int HALF = 500;

    /** With a required point missing a little more than half may still come from the answer to the neighbour. */
    private static final int MOST_OF_A_NEIGHBOUR = 600;

    private final Pack pack;
    private final String lexiconVersion;
    private final Map<QuestionId, Prepared> prepared = new HashMap<>();
    private final Map<QuestionId, List<QuestionId>> neighbours = new HashMap<>();
    private final TextAnalyser analyser;

    /** A question with its rubric and the points of all its probes. */
    private record Prepared(Question question, CompiledRubric rubric, Map<String, List<CompiledRubric.Point>> probes) {}

    PackGrader(Pack pack, String lexiconVersion) {
        this.pack = pack;
        this.lexiconVersion = lexiconVersion;
        RubricCompiler compiler = new RubricCompiler(pack);
        for (Question question : pack.questions()) {
            prepared.put(question.id(), prepare(question, compiler));
        }
        for (List<QuestionId> group : pack.neighbours()) {
            for (QuestionId id : group) {
                List<QuestionId> others = neighbours.computeIfAbsent(id, key -> new ArrayList<>());
                group.stream()
                        .filter(it -> !it.equals(id) && !others.contains(it))
                        .forEach(others::add);
            }
        }
        analyser = new TextAnalyser(compiler.vocabulary());
    }

    Verdict grade(Question question, String answer) {
        Optional<Prepared> found = find(question);
        if (found.isEmpty()) {
            return alone(question).grade(question, answer);
        }
        CompiledRubric rubric = found.get().rubric;
        AnalysedText text = analyser.analyse(answer);
        Optional<Guard.Kind> early = Guards.before(text);
        if (early.isPresent() && !(early.get() == Guard.Kind.DONT_KNOW && saysSomething(text, rubric, answer))) {
            return nothing(
                    rubric.points(), Guard.of(early.get()), rubric.likeness().isEmpty());
        }
        if (Guards.isCopy(text, rubric.questionStems())) {
            return nothing(
                    rubric.points(),
                    Guard.of(Guard.Kind.COPIED_QUESTION),
                    rubric.likeness().isEmpty());
        }
        if (rubric.likeness().isPresent()) {
            return byLikeness(rubric.likeness().get(), answer, Instructions.setAside(text));
        }
        rubric.breadth().setStoriesAside(text);
        Judge judge = new Judge(text, new Matcher(text, rubric.setting()), answer, Optional.of(rubric.breadth()));
        // A list of terms states nothing, so it states nothing wrong.
        boolean listed = TermLists.isTermList(text);
        Judge.Beliefs beliefs = listed ? Judge.Beliefs.NONE : judge.beliefs(rubric.wrongs());
        // Only afterwards: a plea in the same breath must not wash a wrong statement away.
        boolean instructed = Instructions.setAside(text);
        if (instructed) {
            judge = new Judge(text, new Matcher(text, rubric.setting()), answer, Optional.of(rubric.breadth()));
        }
        List<PointVerdict> points = judge.points(rubric.points());
        Optional<Guard> guard = guard(question, rubric, text, answer, points, judge, instructed);
        OptionalInt breadth = OptionalInt.of(rubric.breadth().permille(text));
        // Who says everything that is asked rarely believes the opposite: then the words of a belief have to stand
        // together.
        List<StatedMisconception> believed =
                beliefs.stated().isEmpty() || !isComplete(points, breadth) ? beliefs.stated() : beliefs.together();
        return verdict(rubric, points, breadth, believed, guard, judge);
    }

    private static boolean isComplete(List<PointVerdict> points, OptionalInt breadth) {
        return Scoring.score(CutPoints.STANDARD, points, breadth, List.of(), Optional.empty(), TOP)
                        .level()
                == TOP;
    }

    /** "Not sure, but a join?" is an answer. */
    private static boolean saysSomething(AnalysedText text, CompiledRubric rubric, String answer) {
        if (Shrugs.isPlainShrug(text)) {
            return false;
        }
        Judge judge = new Judge(text, new Matcher(text, rubric.setting()), answer, Optional.of(rubric.breadth()));
        return judge.points(rubric.points()).stream()
                .anyMatch(point -> point.mark() == Mark.COVERED || point.mark() == Mark.PARTLY);
    }

    Verdict gradeProbe(Question question, NextProbe probe, String reply) {
        Optional<Prepared> found = find(question);
        if (found.isEmpty()) {
            return alone(question).gradeProbe(question, probe, reply);
        }
        List<CompiledRubric.Point> wanted = found.get().probes.get(key(probe));
        if (wanted == null) {
            throw new IllegalArgumentException(question.id() + " has no probe " + probe.id());
        }
        CompiledRubric rubric = found.get().rubric;
        AnalysedText text = analyser.analyse(reply);
        Optional<Guard.Kind> early = Guards.before(text);
        boolean instructed = Instructions.setAside(text);
        Matcher matcher = new Matcher(text, rubric.setting(), analyser.analyse(probe.text()));
        Judge judge = new Judge(text, matcher, reply, Optional.empty());
        List<PointVerdict> points = judge.points(wanted);
        // A reply may be as short as "two": only one that earns nothing is looked at for what stands in its place.
        if (early.isPresent() && points.stream().noneMatch(point -> point.mark() == Mark.COVERED)) {
            return nothing(wanted, Guard.of(early.get()), true);
        }
        List<StatedMisconception> stated = judge.beliefs(rubric.wrongs()).stated();
        Optional<Guard> guard = instructed ? Optional.of(Guard.of(Guard.Kind.INSTRUCTIONS)) : Optional.empty();
        return verdict(rubric, points, OptionalInt.empty(), stated, guard, judge);
    }

    private static Prepared prepare(Question question, RubricCompiler compiler) {
        CompiledRubric rubric = compiler.compile(question);
        Map<String, List<CompiledRubric.Point>> probes = new HashMap<>();
        for (NextProbe probe : probesOf(question)) {
            probes.put(key(probe), compiler.points(Grader.pointsOf(question, probe), Set.of()));
        }
        return new Prepared(question, rubric, probes);
    }

    private static List<NextProbe> probesOf(Question question) {
        List<NextProbe> probes = new ArrayList<>();
        for (KeyPoint it : question.rubric().keyPoints()) {
            it.ask().ifPresent(ask -> probes.add(new NextProbe.OfKeyPoint(it.id(), ask.text())));
        }
        for (Misconception it : question.rubric().misconceptions()) {
            it.ask().ifPresent(ask -> probes.add(new NextProbe.OfMisconception(it.id(), ask.text())));
        }
        for (FollowUp it : question.rubric().followUps()) {
            probes.add(new NextProbe.OfFollowUp(it.id(), it.text()));
        }
        return probes;
    }

    private static String key(NextProbe probe) {
        return switch (probe) {
            case NextProbe.OfKeyPoint it -> "point " + it.id();
            case NextProbe.OfMisconception it -> "misconception " + it.id();
            case NextProbe.OfFollowUp it -> "follow-up " + it.id();
        };
    }

    /** A question is known by id and revision; another revision is compiled for the occasion. */
    private Optional<Prepared> find(Question question) {
        return Optional.ofNullable(prepared.get(question.id()))
                .filter(it -> it.question.revision().equals(question.revision()));
    }

    private PackGrader alone(Question question) {
        return new PackGrader(
                new Pack(
                        pack.id(),
                        pack.title(),
                        pack.description(),
                        pack.licence(),
                        pack.locale(),
                        pack.versions(),
                        pack.areas(),
                        pack.lexicon(),
                        List.of(),
                        List.of(question)),
                lexiconVersion);
    }

    private Optional<Guard> guard(
            Question question,
            CompiledRubric rubric,
            AnalysedText text,
            String answer,
            List<PointVerdict> points,
            Judge judge,
            boolean instructed) {
        boolean listed = points.stream().anyMatch(point -> point.mark() == Mark.COVERED) && judge.plainPoints() == 0;
        if (listed || TermLists.isTermList(text)) {
            boolean sprayed = text.count() >= 30;
            return Optional.of(Guard.of(sprayed ? Guard.Kind.SPRAYED_TERMS : Guard.Kind.TERM_LIST));
        }
        int covered = weigh(points, Mark.COVERED);
        int contradicted = weigh(points, Mark.CONTRADICTED);
        int denied = contradicted + judge.shadowedWeight();
        boolean mostly = denied >= 2 && denied * 100 >= (covered + contradicted) * 65;
        if ((contradicted > covered && contradicted >= 2)
                || (mostly && contradicted > 0)
                || judge.denial() == Breadth.Denial.UNTRUE
                || ((denied > 0 || covered == 0) && judge.denial() != Breadth.Denial.NONE)) {
            return Optional.of(Guard.of(Guard.Kind.NEGATED));
        }
        Optional<QuestionId> neighbour = neighbour(question, text, answer, points);
        if (neighbour.isPresent()) {
            return Optional.of(new Guard(Guard.Kind.NEIGHBOUR, neighbour));
        }
        if (instructed) {
            return Optional.of(Guard.of(Guard.Kind.INSTRUCTIONS));
        }
        if (share(points) == 0 && contradicted == 0 && text.count() >= 6 && isOffTopic(rubric, text)) {
            return Optional.of(Guard.of(Guard.Kind.OFF_TOPIC));
        }
        return Optional.empty();
    }

    private static boolean isOffTopic(CompiledRubric rubric, AnalysedText text) {
        Set<String> met = new HashSet<>();
        for (int i = 0; i < text.count(); i++) {
            String stem = text.stem(i);
            if (!English.isFunctionWord(text.word(i))
                    && English.weight(stem) > 4
                    && (rubric.answerStems().contains(stem)
                            || rubric.questionStems().contains(stem))) {
                met.add(stem);
            }
        }
        return met.size() <= 1;
    }

    private Optional<QuestionId> neighbour(
            Question question, AnalysedText text, String answer, List<PointVerdict> points) {
        int share = share(points);
        boolean answered = points.stream().noneMatch(point -> point.required() && point.mark() != Mark.COVERED);
        if (share >= HALF && (answered || share > MOST_OF_A_NEIGHBOUR)) {
            return Optional.empty();
        }
        for (QuestionId id : neighbours.getOrDefault(question.id(), List.of())) {
            Prepared other = prepared.get(id);
            if (other == null || other.rubric.points().isEmpty()) {
                continue;
            }
            Judge judge = new Judge(
                    text, new Matcher(text, other.rubric.setting()), answer, Optional.of(other.rubric.breadth()));
            int theirs = share(judge.points(other.rubric.points()));
            if (theirs >= 600 && theirs >= share + 350) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    private static int share(List<PointVerdict> points) {
        int earned = 0;
        int possible = 0;
        for (PointVerdict point : points) {
            earned += point.earned();
            possible += point.weight();
        }
        return possible == 0 ? 0 : earned / possible;
    }

    private static int weigh(List<PointVerdict> points, Mark mark) {
        return points.stream()
                .filter(point -> point.mark() == mark)
                .mapToInt(PointVerdict::weight)
                .sum();
    }

    private Verdict verdict(
            CompiledRubric rubric,
            List<PointVerdict> points,
            OptionalInt breadth,
            List<StatedMisconception> stated,
            Optional<Guard> guard,
            Judge judge) {
        List<Misconception> wrongs = new ArrayList<>();
        for (StatedMisconception it : stated) {
            for (CompiledRubric.Wrong wrong : rubric.wrongs()) {
                if (wrong.source().id().equals(it.id())) {
                    wrongs.add(wrong.source());
                }
            }
        }
        CutPoints cuts = wrongs.isEmpty() ? CutPoints.STANDARD : CutPoints.WITH_A_WRONG_BELIEF;
        int cap = guard.map(it -> capOf(it.kind())).orElse(TOP);
        if (guard.isPresent() && guard.get().kind() == Guard.Kind.NEGATED) {
            // Two levels less than the same words would be worth without the denials.
            Arithmetic stripped = Scoring.score(cuts, points, breadth, wrongs, Optional.empty(), TOP);
            boolean opposite =
                    weigh(points, Mark.CONTRADICTED) >= 2 && weigh(points, Mark.COVERED) - judge.shadowedWeight() <= 0;
            int affirmed = weigh(points, Mark.COVERED) - judge.shadowedWeight();
            boolean something = affirmed > 0 && weigh(points, Mark.COVERED) >= weigh(points, Mark.CONTRADICTED);
            boolean all = judge.denial() == Breadth.Denial.ALL || judge.denial() == Breadth.Denial.UNTRUE;
            cap = opposite ? 0 : Math.clamp(stripped.level() - 2L, something && !all ? 1 : 0, cap);
        }
        Arithmetic sum = Scoring.score(cuts, points, breadth, wrongs, guard, cap);
        return new Verdict(
                sum.level(),
                Scoring.permille(sum),
                true,
                points,
                stated,
                guard,
                judge.sayMore(points, guard),
                sum,
                Grader.VERSION,
                lexiconVersion);
    }

    private static int capOf(Guard.Kind kind) {
        return switch (kind) {
            case EMPTY, COPIED_QUESTION, GIBBERISH, OTHER_LANGUAGE, DONT_KNOW, OFF_TOPIC -> 0;
            case TERM_LIST, SPRAYED_TERMS, NEIGHBOUR, NEGATED -> 1;
            case INSTRUCTIONS -> TOP;
        };
    }

    private Verdict nothing(List<CompiledRubric.Point> wanted, Guard guard, boolean ranked) {
        List<PointVerdict> points =
                wanted.stream().map(it -> Judge.missed(it.source())).toList();
        Arithmetic sum =
                Scoring.score(CutPoints.STANDARD, points, OptionalInt.empty(), List.of(), Optional.of(guard), 0);
        return new Verdict(
                0,
                0,
                ranked,
                points,
                List.of(),
                Optional.of(guard),
                Optional.empty(),
                sum,
                Grader.VERSION,
                lexiconVersion);
    }

    private Verdict byLikeness(Likeness likeness, String answer, boolean instructed) {
        int score = likeness.permille(answer);
        Arithmetic sum = Scoring.likeness(CutPoints.STANDARD, score);
        Optional<Guard> guard = instructed ? Optional.of(Guard.of(Guard.Kind.INSTRUCTIONS)) : Optional.empty();
        return new Verdict(
                sum.level(),
                score,
                false,
                List.of(),
                List.of(),
                guard,
                Optional.empty(),
                sum,
                Grader.VERSION,
                lexiconVersion);
    }
}
