package org.interviewcoach.core.grading;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.grading.analysis.AnalysedText;
import org.interviewcoach.core.grading.analysis.ContentWords;
import org.interviewcoach.core.grading.analysis.English;

/**
 * How much of what a good answer talks of an answer mentions, in whatever words around it.
 *
 * <p>The words are those of the model answer and of the key points' statements and reasons, without the question's own.
 * A word that several of them use weighs more, and a common English word less.
 */
final class Breadth {
    /** Up to this weight an English word is in every text. */
    private static final int COMMON = 4;

    /** From this weight on a word shows that its sentence speaks of the subject. */
    static final int TELLING = 6;

    /** From this many sentences on a code block or a heading among them does not hide that the rest denies. */
    private static final int LONG = 4;

    /** From this weight on a word is the trade's own or in no table of English. */
    private static final int OWN = 7;

    /** Fewer words than this are no story. */
    private static final int STORY = 40;

    /** Fewer words than this do not tell what the subject is. */
    private static final int FEW = 12;

    private static final int ONCE = 10;
    private static final int IN_A_REASON = 5;
    private static final int MOST = 20;

    private static final Set<String> PERSONAL = Set.of(
            "i", "my", "me", "we", "our", "us", "myself", "people", "everybody", "everyone", "colleagues", "team");

    private final Map<String, Integer> weights;
    private final Set<String> questionStems;
    private final long total;

    private Breadth(Map<String, Integer> weights, Set<String> questionStems) {
        this.weights = weights;
        this.questionStems = Set.copyOf(questionStems);
        total = weights.values().stream().mapToLong(Integer::longValue).sum();
    }

    static Breadth of(Question question, Set<String> questionStems) {
        Map<String, Integer> uses = new TreeMap<>();
        count(uses, question.answer(), ONCE);
        for (KeyPoint point : question.rubric().keyPoints()) {
            count(uses, point.says(), ONCE);
            count(uses, point.why(), IN_A_REASON);
        }
        Map<String, Integer> weights = new TreeMap<>();
        uses.forEach((stem, times) -> {
            int telling = English.weight(stem) - COMMON;
            if (telling > 0 && !questionStems.contains(stem)) {
                weights.put(stem, telling * (int) Math.sqrt(Math.min(MOST, times) * 1000.0));
            }
        });
        return new Breadth(weights, questionStems);
    }

    private static void count(Map<String, Integer> uses, String text, int by) {
        for (String stem : new LinkedHashSet<>(ContentWords.stems(text))) {
            uses.merge(stem, by, Integer::sum);
        }
    }

    /**
     * The square root of the share that is mentioned, in thousandths: the first words tell more than the last. What is
     * denied, asked, or told of others is not mentioned, and a sentence that has no telling word of the subject mentions
     * nothing.
     */
    int permille(AnalysedText text) {
        if (total == 0) {
            return 0;
        }
        Set<String> seen = new HashSet<>();
        long met = 0;
        int start = 0;
        while (start < text.count()) {
            int end = text.sentenceEnd(start);
            if (speaksOfIt(text, start, end, TELLING)) {
                for (int i = start; i < end; i++) {
                    Integer weight = weights.get(text.stem(i));
                    if (weight != null && isSaid(text, i) && seen.add(text.stem(i))) {
                        met += weight;
                    }
                }
            }
            start = end;
        }
        long permillion = met * 1_000_000 / total;
        return (int) Math.sqrt((double) permillion);
    }

    /**
     * Makes paragraphs of talk count for nothing: those that tell of the speaker and have neither code nor one of the
     * subject's own words, in an answer that has others too.
     */
    void setStoriesAside(AnalysedText text) {
        if (weights.size() < FEW || text.count() == 0 || text.paragraph(text.count() - 1) == 0) {
            return;
        }
        int start = 0;
        while (start < text.count()) {
            int end = start;
            int sentences = 0;
            int personal = 0;
            int telling = 0;
            while (end < text.count() && text.paragraph(end) == text.paragraph(start)) {
                sentences += end == start || text.sentence(end) != text.sentence(end - 1) ? 1 : 0;
                personal += PERSONAL.contains(text.word(end)) ? 1 : 0;
                telling += isOfSubject(text, end) && English.weight(text.stem(end)) >= TELLING ? 1 : 0;
                end++;
            }
            boolean story =
                    end - start >= STORY && sentences >= 3 && personal * 2 >= sentences && telling * 25 <= end - start;
            if (story && !speaksOfIt(text, start, end, OWN) && !hasCode(text, start, end)) {
                text.disregard(start, end);
            }
            start = end;
        }
    }

    private static boolean hasCode(AnalysedText text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.isCode(i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the sentences that hold the words from the first to the last tell of the speaker and not of the subject. */
    boolean isStory(AnalysedText text, int first, int last) {
        int start = first;
        while (start > 0 && text.sentence(start - 1) == text.sentence(first)) {
            start--;
        }
        int end = text.sentenceEnd(last);
        boolean personal = false;
        for (int i = start; i < end; i++) {
            personal |= PERSONAL.contains(text.word(i));
        }
        return personal && weights.size() >= FEW && !speaksOfIt(text, start, end, COMMON + 1);
    }

    private boolean speaksOfIt(AnalysedText text, int start, int end, int telling) {
        for (int i = start; i < end; i++) {
            if (isOfSubject(text, i) && English.weight(text.stem(i)) >= telling) {
                return true;
            }
        }
        return false;
    }

    private boolean isOfSubject(AnalysedText text, int i) {
        return !English.isFunctionWord(text.word(i))
                && (weights.containsKey(text.stem(i)) || questionStems.contains(text.stem(i)));
    }

    private static boolean isSaid(AnalysedText text, int i) {
        return !English.isFunctionWord(text.word(i))
                && text.negators(i).length % 2 == 0
                && !text.isAsked(i)
                && !text.isHedged(i);
    }

    /**
     * Whether an answer takes back what a good one says, sentence by sentence: nearly every sentence has a firm denial,
     * most words of the subject come after one, and many of them are within its scope. Honest answers deny too, but not
     * everywhere: of 485 honest ones this is met by one, of the same with every sentence negated by nine in ten.
     */
    Denial denial(AnalysedText text) {
        int sentences = 0;
        int denying = 0;
        int telling = 0;
        int tellingDeny = 0;
        int words = 0;
        int after = 0;
        int within = 0;
        Set<Integer> untrue = new HashSet<>();
        int start = 0;
        while (start < text.count()) {
            int end = text.sentenceEnd(start);
            if (isSetAside(text, start, end)) {
                start = end;
                continue;
            }
            boolean firm = false;
            boolean small = false;
            int content = 0;
            int before = words;
            for (int i = start; i < end; i++) {
                int denials = firmDenials(text, i);
                firm |= isFirmlyDenied(text, i);
                content += English.isFunctionWord(text.word(i)) ? 0 : 1;
                for (int negator : text.negators(i)) {
                    if (text.isOfStatement(negator)) {
                        untrue.add(negator);
                    }
                }
                small |= English.isFunctionWord(text.word(i));
                if (isOfSubject(text, i)) {
                    words++;
                    after += firm ? 1 : 0;
                    within += denials % 2;
                }
            }
            sentences += content > 0 ? 1 : 0;
            denying += content > 0 && firm ? 1 : 0;
            if (small && content > 1 && words > before) {
                telling++;
                tellingDeny += firm ? 1 : 0;
            }
            start = end;
        }
        boolean most = after * 100 >= words * 45 && within * 100 >= words * 15;
        boolean everywhere = sentences > 1 && denying * 10 >= sentences * 9 && most;
        boolean nearly = telling >= LONG && tellingDeny * 100 >= telling * 72 && most;
        boolean throughout = denying >= sentences && after * 100 >= words * 65 && within * 100 >= words * 20;
        boolean mostlyUntrue = untrue.size() > 1 && tellingDeny * 2 >= telling;
        boolean allUntrue = !untrue.isEmpty() && sentences > 1 && denying >= sentences;
        if (words >= 3 && (mostlyUntrue || allUntrue)) {
            return Denial.UNTRUE;
        }
        if (words < 3 || !(everywhere || nearly || throughout || within * 100 >= words * 50)) {
            return Denial.NONE;
        }
        return telling > 1 && tellingDeny == telling ? Denial.ALL : Denial.MOST;
    }

    /** Whether a sentence counts for nothing: padding must not hide that the rest denies. */
    private static boolean isSetAside(AnalysedText text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!text.isHedged(i)) {
                return false;
            }
        }
        return true;
    }

    /** How much of an answer is denial. */
    enum Denial {
        /** As much as in honest answers. */
        NONE,
        /** Nearly every sentence denies what a good answer says. */
        MOST,
        /** Every sentence does, and there are several. */
        ALL,
        /** Whole statements are called untrue, which honest answers do once at most, and most or all of the rest is denied. */
        UNTRUE
    }

    private static int firmDenials(AnalysedText text, int i) {
        int denials = 0;
        for (int negator : text.negators(i)) {
            denials += text.deniesAFact(negator) ? 1 : 0;
        }
        return denials;
    }

    /** Whether the word stands under a denial that nothing lifts: not in "does not x until y". */
    private static boolean isFirmlyDenied(AnalysedText text, int i) {
        for (int negator : text.negators(i)) {
            if (text.deniesAFact(negator) && i < text.negatorRescue(negator)) {
                return true;
            }
        }
        return false;
    }
}
