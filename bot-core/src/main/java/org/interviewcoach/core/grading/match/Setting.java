package org.interviewcoach.core.grading.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.interviewcoach.core.grading.analysis.AnalysedText;
import org.interviewcoach.core.grading.analysis.English;
import org.interviewcoach.core.grading.analysis.QuestionWords;
import org.interviewcoach.core.grading.analysis.Vocabulary;

/**
 * What a question sets out before anything is answered: the things that it contrasts, and the one thing that it is
 * about, which an answer need not name again.
 */
public final class Setting {
    static final Setting NONE = new Setting(List.of(), List.of(), Set.of());

    /** More contrasted things than this are a list, not a contrast. */
    private static final int MOST_SUBJECTS = 5;

    private static final int MOST_TOPICS = 2;
    private static final Set<String> MARKERS = Set.of(
            "difference",
            "differences",
            "differ",
            "differs",
            "different",
            "vs",
            "versus",
            "compare",
            "comparison",
            "distinguish",
            "distinction",
            "between",
            "or");
    private static final Set<String> CONNECTORS = Set.of("and", "vs", "versus", "or", "from", "with", "to");
    private static final Set<String> GENERIC = Set.of(
            "work",
            "works",
            "use",
            "used",
            "using",
            "explain",
            "mean",
            "means",
            "happen",
            "happens",
            "handle",
            "purpose",
            "role",
            "describe",
            "python",
            "project",
            "app",
            "application",
            "need",
            "good",
            "best",
            "implement",
            "difference",
            "define",
            "create",
            "example",
            "practice",
            "practices",
            "concept",
            "feature",
            "features",
            "make",
            "want",
            "know",
            "say",
            "would",
            "framework",
            "web",
            "code",
            "important",
            "benefit",
            "benefits",
            "advantages");

    /** For each contrasted thing the units that name it. */
    final List<Set<Integer>> subjects;

    /** The contrasted things whose names are common words, "get", each at its thing's place; the others are empty. */
    final List<String> commonHeads;

    /** Units that are given by the question itself. */
    private final Set<Integer> topics;

    private final List<BitSet> subjectUnits;
    private final BitSet topicUnits;

    private Setting(List<Set<Integer>> subjects, List<String> commonHeads, Set<Integer> topics) {
        this.commonHeads = List.copyOf(commonHeads);
        this.subjects = List.copyOf(subjects);
        this.topics = Set.copyOf(topics);
        subjectUnits = this.subjects.stream().map(Setting::bits).toList();
        topicUnits = bits(this.topics);
    }

    private static BitSet bits(Set<Integer> units) {
        BitSet bits = new BitSet();
        units.forEach(bits::set);
        return bits;
    }

    /** Which contrasted things the units name, as bits. */
    int subjectsIn(BitSet units) {
        int found = 0;
        for (int i = 0; i < subjectUnits.size(); i++) {
            found |= subjectUnits.get(i).intersects(units) ? 1 << i : 0;
        }
        return found;
    }

    /** Whether the units name what the question is about. */
    boolean isTopic(BitSet units) {
        return topicUnits.intersects(units);
    }

    /** Reads a question's text, and makes the vocabulary listen for what it is about. */
    public static Setting of(String question, Vocabulary.Builder vocabulary) {
        QuestionWords words = new QuestionWords(question, vocabulary);
        Set<String> heads = contrasted(words);
        if (heads.size() >= 2 && heads.size() <= MOST_SUBJECTS) {
            List<Set<Integer>> subjects = new ArrayList<>();
            for (String head : heads) {
                subjects.add(units(head, vocabulary));
            }
            return new Setting(
                    subjects,
                    heads.stream()
                            .map(head -> English.isFunctionWord(head) ? head : "")
                            .toList(),
                    Set.of());
        }
        Set<String> content = new LinkedHashSet<>();
        Set<String> codes = new LinkedHashSet<>();
        for (int i = 0; i < words.count(); i++) {
            String word = words.word(i);
            if (words.isCode(i)) {
                codes.add(word);
                content.add(word);
            } else if (!English.isFunctionWord(word) && !GENERIC.contains(word) && !vocabulary.isName(word)) {
                content.add(word);
            }
        }
        Set<Integer> topics = new LinkedHashSet<>();
        if (content.size() <= MOST_TOPICS) {
            content.forEach(word -> topics.addAll(units(word, vocabulary)));
        }
        if (codes.size() == 1) {
            codes.forEach(word -> topics.addAll(units(word, vocabulary)));
        }
        return new Setting(List.of(), List.of(), topics);
    }

    private static Set<Integer> units(String head, Vocabulary.Builder vocabulary) {
        Set<Integer> units = new LinkedHashSet<>();
        units.add(vocabulary.code(head));
        if (!English.isFunctionWord(head) && head.chars().allMatch(Character::isLetter)) {
            units.add(vocabulary.word(head));
        }
        return units;
    }

    private static Set<String> contrasted(QuestionWords words) {
        Set<String> heads = new LinkedHashSet<>();
        boolean marked = false;
        for (int i = 0; i < words.count(); i++) {
            marked |= MARKERS.contains(words.word(i));
        }
        if (!marked) {
            return heads;
        }
        for (int i = 1; i + 1 < words.count(); i++) {
            if (!CONNECTORS.contains(words.word(i)) || words.pauses(i)) {
                continue;
            }
            String left = words.headBefore(i);
            String right = words.headAfter(i);
            if (!left.isEmpty() && !right.isEmpty() && !left.equals(right)) {
                words.listBefore(i).forEach(heads::add);
                heads.add(left);
                heads.add(right);
            }
        }
        return heads;
    }

    /** Which contrasted things a text names, as bits. */
    int named(AnalysedText text) {
        int mask = 0;
        for (int subject = 0; subject < subjects.size(); subject++) {
            for (int unit : subjects.get(subject)) {
                if (text.placeCount(unit) > 0) {
                    mask |= 1 << subject;
                }
            }
        }
        return mask;
    }
}
