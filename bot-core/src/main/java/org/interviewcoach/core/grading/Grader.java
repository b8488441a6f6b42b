package org.interviewcoach.core.grading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.FollowUp;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Phrasing;
import org.interviewcoach.core.bank.Probe;
import org.interviewcoach.core.bank.Question;

/**
 * Grades answers to the questions of a bank.
 *
 * <p>Everything that depends on a pack alone is compiled once, when the first of its answers is graded or by {@link
 * #warmUp}. Safe for use by many threads, and independent of locale, time zone and time. No answer makes it throw.
 */
public final class Grader {
    /** Goes into every verdict; changes whenever the same answer may get another one. */
    public static final String VERSION = "4";

    private final Map<String, Installed> packs;

    public Grader(Bank bank) {
        this(bank.packs());
    }

    public Grader(Pack pack) {
        this(List.of(pack));
    }

    private Grader(Map<String, Installed> packs) {
        this.packs = Map.copyOf(packs);
    }

    private Grader(Iterable<Pack> installed) {
        Map<String, Installed> byId = new HashMap<>();
        for (Pack pack : installed) {
            byId.put(pack.id(), new Installed(pack));
        }
        packs = Map.copyOf(byId);
    }

    /** Compiles all packs that nobody has needed so far, so that the first answer does not wait for it. */
    public void warmUp() {
        packs.values().forEach(Installed::grader);
    }

    /** The same for one more pack; what is compiled already is not compiled again. */
    public Grader plus(Pack pack) {
        Map<String, Installed> all = new HashMap<>(packs);
        all.put(pack.id(), new Installed(pack));
        return new Grader(all);
    }

    /**
     * Grades an answer to a question.
     *
     * @throws IllegalArgumentException where the question's pack is not one of this grader's
     */
    public Verdict grade(Question question, String answer) {
        return packOf(question).grader().grade(question, answer);
    }

    /**
     * Grades the reply to a follow-up. What the follow-up's own text says counts as said. The verdict has one point for
     * a probed key point or misconception (covered means resolved), and an authored branch's own points.
     *
     * @throws IllegalArgumentException where the question has no such probe
     */
    public Verdict gradeProbe(Question question, NextProbe probe, String reply) {
        return packOf(question).grader().gradeProbe(question, probe, reply);
    }

    /** The version of grader and lexicon together, as facts pin it. */
    public String versionFor(Question question) {
        return VERSION + "/" + packOf(question).lexiconVersion;
    }

    private Installed packOf(Question question) {
        String id = question.id().pack();
        return Optional.ofNullable(packs.get(id))
                .orElseThrow(() -> new IllegalArgumentException("No pack " + id + " for " + question.id()));
    }

    /** A pack, and what grades its answers once somebody has asked for it. */
    private static final class Installed {
        private final Pack pack;
        private final String lexiconVersion;
        private Optional<PackGrader> compiled = Optional.empty();

        Installed(Pack pack) {
            this.pack = pack;
            lexiconVersion = Versions.of(pack.lexicon());
        }

        synchronized PackGrader grader() {
            PackGrader grader = compiled.orElseGet(() -> new PackGrader(pack, lexiconVersion));
            compiled = Optional.of(grader);
            return grader;
        }
    }

    /** The points that a probe asks for; a misconception's is the one that resolves it. */
    static List<KeyPoint> pointsOf(Question question, NextProbe probe) {
        return switch (probe) {
            case NextProbe.OfKeyPoint it -> List.of(asProbed(pointOf(question, it.id())));
            case NextProbe.OfMisconception it -> List.of(resolving(misconceptionOf(question, it.id())));
            case NextProbe.OfFollowUp it -> followUpOf(question, it.id()).keyPoints();
        };
    }

    private static KeyPoint pointOf(Question question, String id) {
        return question.rubric()
                .findKeyPoint(id)
                .orElseThrow(() -> new IllegalArgumentException(question.id() + " has no key point " + id));
    }

    private static Misconception misconceptionOf(Question question, String id) {
        return question.rubric()
                .findMisconception(id)
                .orElseThrow(() -> new IllegalArgumentException(question.id() + " has no misconception " + id));
    }

    private static FollowUp followUpOf(Question question, String id) {
        return question.rubric()
                .findFollowUp(id)
                .orElseThrow(() -> new IllegalArgumentException(question.id() + " has no follow-up " + id));
    }

    private static KeyPoint asProbed(KeyPoint point) {
        List<Phrasing> own = point.ask().map(Probe::accept).orElse(List.of());
        List<Phrasing> accept =
                Stream.concat(own.stream(), point.accept().stream()).toList();
        return new KeyPoint(
                point.id(),
                point.says(),
                point.why(),
                point.weight(),
                true,
                accept,
                point.unless(),
                point.hint(),
                point.ask());
    }

    private static KeyPoint resolving(Misconception misconception) {
        return new KeyPoint(
                misconception.id(),
                misconception.correction(),
                misconception.says(),
                1,
                true,
                misconception.ask().map(Probe::accept).orElse(List.of()),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
