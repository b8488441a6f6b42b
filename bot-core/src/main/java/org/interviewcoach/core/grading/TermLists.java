package org.interviewcoach.core.grading;

import java.util.BitSet;
import java.util.Set;
import org.interviewcoach.core.grading.analysis.AnalysedText;
import org.interviewcoach.core.grading.analysis.English;

/** Tells lists of terms from notes: words that only name things from words that say what one has to do with another. */
final class TermLists {
    /** Verbs and small words that relate two things. */
    private static final Set<String> RELATING = WordList.of("""
            is are does do has have be was were will can should must may would returns return makes make uses
            use used using runs gets get gives takes lets means happens works needs calls called creates created
            stores stored saves loads loaded sends sent avoids avoid allows keeps checks fetches fetched reads
            writes adds added evaluates evaluated executes executed applies applied cached shows hits joins
            joined raises throws decides defines defined inherits extends wraps handles controls affects accepts
            passes passed converts escapes prevents protects goes comes becomes stays contains holds maps
            matches updates deletes changes changed replaces depends follows starts stops ends because so if
            when while but until unless then than that which where instead without not no never only per by into
            from with via through before after once it you they we i its as in on at to for of
            """);

    /** Small words that names are made of: many to many, row of a table. */
    private static final Set<String> NAMING = WordList.of("""
            and or to of the a an vs many one up down zero no n
            """);

    private static final Set<String> LINKS = Set.of("and", "or");

    private TermLists() {}

    /** Whether the answer as a whole only lists terms. */
    static boolean isTermList(AnalysedText text) {
        int end = text.count();
        // A story after it makes a list no statement.
        while (end > 0 && text.isHedged(end - 1)) {
            end--;
        }
        return lists(text, 0, end);
    }

    /** The sentences that only list terms. */
    static BitSet sentences(AnalysedText text) {
        BitSet lists = new BitSet();
        int start = 0;
        while (start < text.count()) {
            int end = text.sentenceEnd(start);
            if (lists(text, start, end)) {
                lists.set(text.sentence(start));
            }
            start = end;
        }
        return lists;
    }

    /**
     * Whether words only name things: short items or a run of words, and next to nothing that says how one has to do
     * with another. An arrow, an equals sign or a colon says it as well as a verb does.
     */
    private static boolean lists(AnalysedText text, int start, int end) {
        int count = end - start;
        if (count < 4) {
            return false;
        }
        int signs = 0;
        int arrows = 0;
        int small = 0;
        int links = 0;
        int verbs = 0;
        int items = 1;
        int bare = 0;
        int first = start;
        for (int i = start; i < end; i++) {
            if (i > start && text.listedBefore(i)) {
                bare += isBare(text, first, i) ? 1 : 0;
                items++;
                first = i;
            }
            String word = text.word(i);
            boolean function = English.isFunctionWord(word);
            signs += isSign(text, start, i) ? 1 : 0;
            arrows += i > start && text.arrowBefore(i) ? 1 : 0;
            links += LINKS.contains(word) ? 1 : 0;
            small += function && !LINKS.contains(word) ? 1 : 0;
            verbs += !function && RELATING.contains(word) ? 1 : 0;
        }
        bare += isBare(text, first, end) ? 1 : 0;
        boolean plain = items >= 4 && bare * 100 >= items * 85;
        boolean dense = items >= 6 && signs == 0 && count * 10 <= items * 22 && (small + verbs) * 100 <= count * 12;
        boolean single = items >= 8 && signs == 0 && count * 10 <= items * 14;
        boolean run = items <= 2
                && count >= 6
                && arrows == 0
                && signs * 8 <= count
                && (small + links) * 100 <= count * 10
                && verbs * 100 < count * 20;
        // Long and with next to no small word: nobody talks like that.
        boolean heap = items <= 2
                && count >= 12
                && signs == 0
                && small * 100 <= count * 12
                && (small + verbs) * 100 <= count * 32;
        return plain || dense || single || run || heap;
    }

    /**
     * Whether the words of one item only name something. One word tells nothing, be it a verb's form or not; two do
     * where the second is a verb or a particle, "GET reads", "data in"; more do by any verb or small word.
     */
    private static boolean isBare(AnalysedText text, int first, int end) {
        int length = end - first;
        if (length > 4) {
            return false;
        }
        for (int i = first; i < end; i++) {
            String word = text.word(i);
            boolean relates = RELATING.contains(word) || (English.isFunctionWord(word) && !NAMING.contains(word));
            boolean last = i > first && relates && (word.endsWith("s") || English.isFunctionWord(word));
            if (isSign(text, first, i) || (length == 2 && last) || (length > 2 && relates)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a sign before the word relates it, or the word is a figure. */
    private static boolean isSign(AnalysedText text, int start, int i) {
        return (i > start && text.relatesBefore(i)) || isFigure(text, i);
    }

    private static boolean isFigure(AnalysedText text, int i) {
        String stem = text.stem(i);
        if (i > 0 && (text.word(i - 1).equals("n") || text.word(i - 1).equals("to"))) {
            return false;
        }
        return stem.length() <= 2
                && stem.charAt(0) >= '0'
                && stem.charAt(0) <= '9'
                && !text.word(i).equals("one")
                && !text.word(i).equals("zero");
    }
}
