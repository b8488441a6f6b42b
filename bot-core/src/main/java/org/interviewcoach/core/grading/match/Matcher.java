package org.interviewcoach.core.grading.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interviewcoach.core.bank.Window;
import org.interviewcoach.core.grading.analysis.AnalysedText;
import org.interviewcoach.core.grading.match.Find.Sense;
import org.jspecify.annotations.Nullable;

/**
 * Searches one analysed answer for patterns. Made for one answer and one thread; every search is bounded, so that no
 * answer is slow.
 */
public final class Matcher {
    final AnalysedText text;
    final Setting setting;
    final Attribution attribution;
    final Places places;

    /** The text that counts as said, and was searched for the same. */
    final @Nullable Matcher given;

    private final Map<CompiledPhrasing, List<Find>> finds = new HashMap<>();

    /** Searches an answer to the question of the setting. */
    public Matcher(AnalysedText text, Setting setting) {
        this(text, setting, null);
    }

    /** Searches a reply to a follow-up, whose own text counts as said. */
    public Matcher(AnalysedText text, Setting setting, @Nullable AnalysedText asked) {
        this.text = text;
        this.setting = setting;
        places = new Places(text, this);
        given = asked == null ? null : new Matcher(asked, Setting.NONE);
        int named = asked == null ? 0 : setting.named(asked);
        attribution = new Attribution(text, setting, Integer.bitCount(named) == 1 ? named : 0);
    }

    /** Everywhere that the pattern is found in any sense, by first word. */
    public List<Find> find(CompiledPhrasing phrasing) {
        @Nullable List<Find> known = finds.get(phrasing);
        if (known == null) {
            known = new Search(this, phrasing.parts, phrasing.names, phrasing.window, Sense.SAID, 0).run();
            finds.put(phrasing, known);
        }
        return known;
    }

    /** Where all of the parts stand in one sentence. */
    List<Find> search(List<Node> parts) {
        return new Search(this, parts, List.of(), Window.SENTENCE, Sense.SAID, 0).run();
    }

    /** Where the pattern is found when its window is taken more widely, or without the least telling of its parts. */
    public List<Find> findLoosely(CompiledPhrasing phrasing) {
        Window wider = switch (phrasing.window) {
            case Window.Clause clause -> Window.SENTENCE;
            case Window.Sentences sentences -> new Window.Sentences(Math.min(10, sentences.count() + 1));
            case Window.Words words -> new Window.Words(Math.min(100, words.count() * 2));
        };
        List<Find> wide = new Search(this, phrasing.parts, phrasing.names, wider, Sense.LOOSELY, 1).run();
        if (!wide.isEmpty() || phrasing.parts.size() < 3) {
            return wide;
        }
        int least = Integer.MAX_VALUE;
        for (Node part : phrasing.parts) {
            least = Math.min(least, Node.weight(part));
        }
        List<Find> most = new ArrayList<>();
        for (int drop = 0; drop < phrasing.parts.size(); drop++) {
            if (Node.weight(phrasing.parts.get(drop)) > least) {
                continue;
            }
            List<Node> parts = new ArrayList<>(phrasing.parts);
            List<BitSet> names = new ArrayList<>(phrasing.names);
            parts.remove(drop);
            names.remove(drop);
            most.addAll(new Search(this, parts, names, phrasing.window, Sense.LOOSELY, 2).run());
        }
        return most;
    }

    /** Whether the pattern is found, affirmed, in the sentences from the first word to the last. */
    public boolean findsWithin(CompiledPhrasing phrasing, int first, int last) {
        for (Find it : find(phrasing)) {
            if (isSpokenOf(it)
                    && text.sentence(it.first()) <= text.sentence(last)
                    && text.sentence(it.last()) >= text.sentence(first)) {
                return true;
            }
        }
        return false;
    }

    /** As {@link #findsWithin}, but a bare denial counts in the clauses from the first word to the last only. */
    public boolean findsBeside(CompiledPhrasing phrasing, int first, int last) {
        for (Find it : find(phrasing)) {
            boolean near = text.sentence(it.first()) <= text.sentence(last)
                    && text.sentence(it.last()) >= text.sentence(first);
            boolean beside =
                    text.clause(it.first()) <= text.clause(last) && text.clause(it.last()) >= text.clause(first);
            if (isSpokenOf(it) && near && (beside || !isDenial(it))) {
                return true;
            }
        }
        return false;
    }

    /** What takes a find back need not be claimed itself, only not be denied. */
    private static boolean isSpokenOf(Find find) {
        return switch (find.sense()) {
            case SAID, SUPPOSED, SET_ASIDE -> true;
            case LOOSELY, ASKED, REPORTED, DENIED -> false;
        };
    }

    private boolean isDenial(Find find) {
        for (int word : find.words()) {
            if (!text.denies(word)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a denial reaches into a clause of the find and is neither part of it nor lifted by what follows. */
    public boolean isShadowed(Find find) {
        int first = find.first();
        int last = find.last();
        while (first > 0 && text.clause(first - 1) == text.clause(find.first())) {
            first--;
        }
        while (last + 1 < text.count() && text.clause(last + 1) == text.clause(find.last())) {
            last++;
        }
        for (int i = first; i <= last && i < first + Search.LONGEST_WINDOW; i++) {
            for (int negator : text.negators(i)) {
                if (text.deniesAFact(negator)
                        && text.negatorRescue(negator) > text.count()
                        && !contains(find.words(), text.negatorWord(negator))
                        && !denies(find, negator)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the negation is the one that the find's own words stand under, which the pattern then wanted. */
    private boolean denies(Find find, int negator) {
        for (int word : find.words()) {
            for (int other : text.negators(word)) {
                if (other == negator) {
                    return true;
                }
            }
        }
        return false;
    }

    static boolean contains(int[] words, int word) {
        return Arrays.binarySearch(words, word) >= 0;
    }
}
