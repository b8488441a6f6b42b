package org.interviewcoach.core.grading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.grading.analysis.AnalysedText;
import org.interviewcoach.core.grading.analysis.English;
import org.interviewcoach.core.grading.match.CompiledPhrasing;
import org.interviewcoach.core.grading.match.Find;
import org.interviewcoach.core.grading.match.Find.Sense;
import org.interviewcoach.core.grading.match.Matcher;
import org.jspecify.annotations.Nullable;

/** Judges one answer point by point. */
final class Judge {
    private static final int LIKE_ENOUGH = 560;
    private static final int LONGEST_QUOTE = 240;

    private final AnalysedText text;
    private final Matcher matcher;
    private final String answer;
    private final BitSet lists;
    private final Optional<Breadth> breadth;
    private Optional<Breadth.Denial> denial = Optional.empty();
    private int plain;
    private int shadowed;

    Judge(AnalysedText text, Matcher matcher, String answer, Optional<Breadth> breadth) {
        this.text = text;
        this.breadth = breadth;
        this.matcher = matcher;
        this.answer = answer;
        lists = TermLists.sentences(text);
    }

    /** How many points are covered by more than a sentence that only lists terms. */
    int plainPoints() {
        return plain;
    }

    /** The weight of the covered points that a denial stands over: in their clause, and no part of the pattern. */
    int shadowedWeight() {
        return shadowed;
    }

    /** How much of the answer is denial. */
    Breadth.Denial denial() {
        Breadth.Denial known =
                denial.orElseGet(() -> breadth.map(it -> it.denial(text)).orElse(Breadth.Denial.NONE));
        denial = Optional.of(known);
        return known;
    }

    /** A find and the phrasing that found it. */
    private record Hit(Find find, CompiledPhrasing phrasing) {}

    List<PointVerdict> points(List<CompiledRubric.Point> points) {
        return points.stream().map(this::point).toList();
    }

    static PointVerdict missed(KeyPoint point) {
        return new PointVerdict(
                point.id(),
                Mark.MISSED,
                point.weight(),
                point.required(),
                Optional.empty(),
                List.of(),
                "",
                Optional.empty());
    }

    private PointVerdict point(CompiledRubric.Point point) {
        List<Hit> said = new ArrayList<>();
        List<Hit> asked = new ArrayList<>();
        List<Hit> denied = new ArrayList<>();
        for (CompiledPhrasing phrasing : point.accept()) {
            for (Find find : matcher.find(phrasing)) {
                if (isTakenBack(find, point.unless()) || isIdle(find)) {
                    continue;
                }
                switch (find.sense()) {
                    case SAID, SUPPOSED -> said.add(new Hit(find, phrasing));
                    case ASKED -> asked.add(new Hit(find, phrasing));
                    case DENIED -> denied.add(new Hit(find, phrasing));
                    case LOOSELY, REPORTED, SET_ASIDE -> {}
                }
            }
        }
        if (!said.isEmpty()) {
            if (said.stream().anyMatch(hit -> !lists.get(text.sentence(hit.find.first())))) {
                plain++;
            }
            if (said.stream().allMatch(hit -> matcher.isShadowed(hit.find))) {
                shadowed += point.source().weight();
            }
            return verdict(point.source(), Mark.COVERED, said);
        }
        if (!asked.isEmpty()) {
            return verdict(point.source(), Mark.PARTLY, asked);
        }
        if (!denied.isEmpty()) {
            return verdict(point.source(), Mark.CONTRADICTED, denied);
        }
        List<Hit> loose = new ArrayList<>();
        for (CompiledPhrasing phrasing : point.accept()) {
            for (Find find : matcher.findLoosely(phrasing)) {
                if (find.sense() == Sense.LOOSELY && !isTakenBack(find, point.unless())) {
                    loose.add(new Hit(find, phrasing));
                }
            }
        }
        return loose.isEmpty() ? byLikeness(point) : verdict(point.source(), Mark.PARTLY, loose);
    }

    /** Whether only everyday words were found, in a sentence that tells of the speaker: "we had a small team that worked". */
    private boolean isIdle(Find find) {
        for (int i = 0; i < find.size(); i++) {
            if (text.isCode(find.word(i)) || English.weight(text.stem(find.word(i))) >= Breadth.TELLING) {
                return false;
            }
        }
        return breadth.isPresent() && breadth.get().isStory(text, find.first(), find.last());
    }

    private boolean isTakenBack(Find find, List<CompiledPhrasing> unless) {
        for (CompiledPhrasing phrasing : unless) {
            if (matcher.findsWithin(phrasing, find.first(), find.last())) {
                return true;
            }
        }
        return false;
    }

    /** As above, but a bare "not" takes back only its own clause: the other one may be about the other thing. */
    private boolean isTakenBackBeside(Find find, CompiledPhrasing phrasing, List<CompiledPhrasing> unless) {
        if (!phrasing.isWithinClause()) {
            return isTakenBack(find, unless);
        }
        for (CompiledPhrasing it : unless) {
            if (matcher.findsBeside(it, find.first(), find.last())) {
                return true;
            }
        }
        return false;
    }

    private PointVerdict verdict(KeyPoint point, Mark mark, List<Hit> hits) {
        Hit best = shortest(hits);
        Span cover = cover(best);
        return new PointVerdict(
                point.id(),
                mark,
                point.weight(),
                point.required(),
                Optional.of(cover),
                evidence(hits),
                quote(cover),
                Optional.of(best.phrasing.source()));
    }

    /** The hit that is best quoted. */
    private static Hit shortest(List<Hit> hits) {
        Hit best = hits.getFirst();
        for (Hit hit : hits) {
            if (reach(hit.find) < reach(best.find)) {
                best = hit;
            }
        }
        return best;
    }

    private Span cover(Hit hit) {
        return text.span(hit.find.first(), hit.find.last());
    }

    private List<Span> evidence(List<Hit> hits) {
        TreeSet<Span> evidence = new TreeSet<>();
        for (Hit hit : hits) {
            evidence.addAll(spans(hit.find));
        }
        return List.copyOf(evidence);
    }

    private static int reach(Find find) {
        return find.last() - find.first();
    }

    /** The find's words as stretches of the raw answer, neighbours joined. */
    private List<Span> spans(Find find) {
        List<Span> spans = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= find.size(); i++) {
            if (i == find.size() || find.word(i) != find.word(i - 1) + 1) {
                spans.add(text.span(find.word(start), find.word(i - 1)));
                start = i;
            }
        }
        return spans;
    }

    private String quote(Span span) {
        String words = span.of(answer);
        if (words.codePointCount(0, words.length()) <= LONGEST_QUOTE) {
            return words;
        }
        return words.substring(0, words.offsetByCodePoints(0, LONGEST_QUOTE - 1)) + "\u2026";
    }

    /** Where no pattern hits: how much of the point's own statement one or two neighbouring sentences hold. */
    private PointVerdict byLikeness(CompiledRubric.Point point) {
        Map<String, Integer> gist = point.gist();
        int all = gist.values().stream().mapToInt(Integer::intValue).sum();
        if (gist.size() < 3 || all == 0) {
            return missed(point.source());
        }
        int bestScore = 0;
        int bestFirst = 0;
        int bestLast = 0;
        int start = 0;
        while (start < text.count()) {
            int end = text.sentenceEnd(start);
            Map<String, Integer> met = new HashMap<>();
            int first = -1;
            int last = -1;
            for (int i = start; i < end; i++) {
                Integer weight = gist.get(text.stem(i));
                if (weight != null && text.negators(i).length == 0 && !text.isHedged(i) && !text.isAsked(i)) {
                    met.put(text.stem(i), weight);
                    first = first < 0 ? i : first;
                    last = i;
                }
            }
            int score = met.values().stream().mapToInt(Integer::intValue).sum() * 1000 / all;
            if (score > bestScore && met.size() >= 3) {
                bestScore = score;
                bestFirst = first;
                bestLast = last;
            }
            start = end;
        }
        if (bestScore < LIKE_ENOUGH) {
            return missed(point.source());
        }
        Span span = text.span(bestFirst, bestLast);
        return new PointVerdict(
                point.source().id(),
                Mark.POSSIBLY,
                point.source().weight(),
                point.source().required(),
                Optional.of(span),
                List.of(span),
                quote(span),
                Optional.empty());
    }

    /**
     * The wrong beliefs that an answer states.
     *
     * @param together those of them whose words stand together, with no comma or bracket among them
     */
    record Beliefs(List<StatedMisconception> stated, List<StatedMisconception> together) {
        static final Beliefs NONE = new Beliefs(List.of(), List.of());
    }

    Beliefs beliefs(List<CompiledRubric.Wrong> wrongs) {
        List<StatedMisconception> stated = new ArrayList<>();
        List<StatedMisconception> together = new ArrayList<>();
        for (CompiledRubric.Wrong wrong : wrongs) {
            List<Hit> hits = statements(wrong);
            List<Hit> unbroken = hits.stream()
                    .filter(hit -> !text.isBroken(hit.find.first(), hit.find.last()))
                    .toList();
            if (!hits.isEmpty()) {
                stated.add(stated(wrong, hits));
            }
            if (!unbroken.isEmpty()) {
                together.add(stated(wrong, unbroken));
            }
        }
        return new Beliefs(stated, together);
    }

    private List<Hit> statements(CompiledRubric.Wrong wrong) {
        List<Hit> hits = new ArrayList<>();
        for (CompiledPhrasing phrasing : wrong.match()) {
            for (Find find : matcher.find(phrasing)) {
                if (find.sense() == Sense.SAID
                        && !find.isFarImplied()
                        && !isTakenBackBeside(find, phrasing, wrong.unless())) {
                    hits.add(new Hit(find, phrasing));
                }
            }
        }
        return hits;
    }

    private StatedMisconception stated(CompiledRubric.Wrong wrong, List<Hit> hits) {
        Hit best = shortest(hits);
        Span cover = cover(best);
        return new StatedMisconception(
                wrong.source().id(), cover, evidence(hits), quote(cover), best.phrasing.source());
    }

    /** The heaviest point that the answer comes near without being clear. */
    Optional<SayMore> sayMore(List<PointVerdict> points, Optional<Guard> guard) {
        boolean list = guard.map(Guard::kind)
                .filter(kind -> kind == Guard.Kind.TERM_LIST)
                .isPresent();
        @Nullable PointVerdict best = null;
        for (PointVerdict point : points) {
            boolean near = point.mark() == Mark.PARTLY
                    || point.mark() == Mark.POSSIBLY
                    || (list && point.mark() == Mark.COVERED);
            if (near && (best == null || point.weight() > best.weight())) {
                best = point;
            }
        }
        return Optional.ofNullable(best).map(it -> new SayMore(it.id(), it.quote()));
    }
}
