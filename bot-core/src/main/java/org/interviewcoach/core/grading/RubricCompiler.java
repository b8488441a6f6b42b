package org.interviewcoach.core.grading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.grading.analysis.ContentWords;
import org.interviewcoach.core.grading.analysis.English;
import org.interviewcoach.core.grading.analysis.Vocabulary;
import org.interviewcoach.core.grading.match.PatternCompiler;
import org.interviewcoach.core.grading.match.Setting;

/** Compiles the rubrics of one pack; afterwards its vocabulary is complete. */
final class RubricCompiler {
    private final Vocabulary.Builder vocabulary = new Vocabulary.Builder();
    private final PatternCompiler patterns;

    RubricCompiler(Pack pack) {
        patterns = new PatternCompiler(pack.lexicon(), vocabulary);
        vocabulary.name(pack.id());
        vocabulary.name(pack.title());
    }

    CompiledRubric compile(Question question) {
        Set<String> questionStems = new LinkedHashSet<>(ContentWords.stems(question.text()));
        List<CompiledRubric.Wrong> wrongs = new ArrayList<>();
        for (Misconception it : question.rubric().misconceptions()) {
            wrongs.add(new CompiledRubric.Wrong(it, patterns.compile(it.match()), patterns.compile(it.unless())));
        }
        boolean generic = question.rubric().isEmpty();
        return new CompiledRubric(
                points(question.rubric().keyPoints(), questionStems),
                wrongs,
                Setting.of(question.text(), vocabulary),
                questionStems,
                new LinkedHashSet<>(ContentWords.stems(question.answer())),
                Breadth.of(question, questionStems),
                generic ? Optional.of(new Likeness(question.text(), List.of(question.answer()))) : Optional.empty());
    }

    List<CompiledRubric.Point> points(List<KeyPoint> keyPoints, Set<String> questionStems) {
        List<CompiledRubric.Point> points = new ArrayList<>();
        for (KeyPoint it : keyPoints) {
            points.add(new CompiledRubric.Point(
                    it, patterns.compile(it.accept()), patterns.compile(it.unless()), gist(it.says(), questionStems)));
        }
        return points;
    }

    Vocabulary vocabulary() {
        return vocabulary.build();
    }

    private static Map<String, Integer> gist(String says, Set<String> questionStems) {
        Map<String, Integer> gist = new TreeMap<>();
        for (String stem : ContentWords.stems(says)) {
            if (!questionStems.contains(stem)) {
                gist.put(stem, English.weight(stem));
            }
        }
        return gist;
    }
}
