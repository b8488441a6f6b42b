package org.interviewcoach.core.grading.match;

import java.util.Set;
import org.interviewcoach.core.grading.analysis.AnalysedText;
import org.interviewcoach.core.grading.analysis.English;

/**
 * Of which of the contrasted things each word of an answer speaks.
 *
 * <p>A word belongs to the thing last named before it in its clause, else to the one named after it there, else to the
 * one spoken of before; "the other one" is the other one, "both" are all.
 */
final class Attribution {
    private static final Set<String> COORDINATORS = Set.of("and", "or", "nor", "both", "vs", "versus", "&", "either");
    private static final Set<String> ASIDE = Set.of("than", "unlike", "like", "versus", "vs", "not", "instead", "of");

    /** After these a common word is a verb: "you get rows". */
    private static final Set<String> ACTORS = Set.of(
            "you", "we", "i", "they", "to", "can", "will", "could", "would", "should", "must", "may", "might", "not",
            "it", "he", "she", "do", "does", "did", "and");

    private final int[] owners;
    private final int[] named;

    Attribution(AnalysedText text, Setting setting, int carried) {
        owners = new int[text.count()];
        named = new int[text.count()];
        if (setting.subjects.size() < 2) {
            return;
        }
        name(text, setting);
        nameCommonWords(text, setting);
        pronouns(text, setting);
        own(text, carried);
    }

    /** The things that the word is said of, as bits; 0 where it is said of none in particular. */
    int owners(int word) {
        return owners[word];
    }

    /** The things that the word names, as bits. */
    int named(int word) {
        return named[word];
    }

    /** The nearest word, looking back and then ahead, that names one of the things; -1 where none does. */
    int namingBefore(int word, int things) {
        for (int i = word; i >= 0; i--) {
            if ((named[i] & things) != 0) {
                return i;
            }
        }
        for (int i = word + 1; i < named.length && i < word + 12; i++) {
            if ((named[i] & things) != 0) {
                return i;
            }
        }
        return -1;
    }

    private void name(AnalysedText text, Setting setting) {
        for (int subject = 0; subject < setting.subjects.size(); subject++) {
            for (int unit : setting.subjects.get(subject)) {
                for (int i = 0; i < text.placeCount(unit); i++) {
                    int place = text.place(unit, i);
                    for (int word = place >> 16; word <= (place & 0xFFFF); word++) {
                        named[word] |= 1 << subject;
                    }
                }
            }
        }
    }

    /** "If none matches get raises": a thing whose name is a common word, before what it does. */
    private void nameCommonWords(AnalysedText text, Setting setting) {
        for (int i = 0; i + 1 < text.count(); i++) {
            int subject = setting.commonHeads.indexOf(text.word(i));
            boolean acts = text.relatesBefore(i + 1)
                    || text.arrowBefore(i + 1)
                    || (text.isAdjacent(i + 1)
                            && text.word(i + 1).endsWith("s")
                            && text.word(i + 1).length() > 3);
            if (subject >= 0 && acts && (i == 0 || !ACTORS.contains(text.word(i - 1)))) {
                named[i] |= 1 << subject;
            }
        }
    }

    private void pronouns(AnalysedText text, Setting setting) {
        int all = (1 << setting.subjects.size()) - 1;
        boolean two = setting.subjects.size() == 2;
        int last = 0;
        for (int i = 0; i < text.count(); i++) {
            if (named[i] != 0) {
                last = named[i];
                continue;
            }
            boolean definite = i > 0 && text.word(i - 1).equals("the");
            switch (text.word(i)) {
                case "both" -> named[i] = all;
                case "former" -> named[i] = definite ? 1 : 0;
                case "first", "1st" -> named[i] = (definite || isOne(text, i)) && two && isAlone(text, i) ? 1 : 0;
                case "latter" -> named[i] = definite && two ? 2 : 0;
                case "second", "2nd" -> named[i] = (definite || isOne(text, i)) && two && isAlone(text, i) ? 2 : 0;
                case "other" ->
                    named[i] = definite && two && isAlone(text, i) && Integer.bitCount(last) == 1 ? all & ~last : 0;
                default -> {
                    continue;
                }
            }
            if (named[i] != 0) {
                last = named[i];
            }
        }
    }

    /** "First one for this, second one for that", without an article. */
    private static boolean isOne(AnalysedText text, int i) {
        return i + 2 < text.count()
                && text.word(i + 1).equals("one")
                && (English.isFunctionWord(text.word(i + 2)) || text.pausesBefore(i + 2));
    }

    /** "The other one", "the first does": not "the first query". */
    private static boolean isAlone(AnalysedText text, int i) {
        if (i + 1 >= text.count() || text.pausesBefore(i + 1) || text.clause(i + 1) != text.clause(i)) {
            return true;
        }
        String next = text.word(i + 1);
        return next.equals("one")
                || next.equals("is")
                || next.equals("does")
                || next.equals("will")
                || next.equals("can")
                || next.equals("makes")
                || next.equals("uses")
                || next.equals("runs")
                || next.equals("just")
                || next.equals("only")
                || next.equals("returns")
                || next.equals("gives")
                || next.equals("has")
                || next.equals("method")
                || next.equals("function")
                || next.equals("option");
    }

    private void own(AnalysedText text, int carried) {
        int before = carried;
        int start = 0;
        int heldIn = 0;
        while (start < text.count()) {
            int end = start;
            boolean names = false;
            while (end < text.count() && text.clause(end) == text.clause(start)) {
                names |= named[end] != 0;
                end++;
            }
            int sentence = text.sentence(start);
            boolean opens = start == 0 || text.sentence(start - 1) != sentence;
            if (opens && before != 0 && !names) {
                boolean goesOn = text.isBullet(start) || text.refersBack(start);
                if (goesOn) {
                    heldIn = sentence;
                } else if (sentence - heldIn > 1 || text.turnsAway(start)) {
                    // Two sentences on, or with "I" and "we", the talk is of something else.
                    before = 0;
                }
            }
            if (names) {
                heldIn = sentence;
            }
            before = ownClause(text, start, end, before);
            start = end;
        }
    }

    private int ownClause(AnalysedText text, int start, int end, int before) {
        int current = 0;
        int first = -1;
        int i = start;
        int lastNamed = -1;
        while (i < end) {
            if (named[i] != 0 && !isAside(text, i)) {
                boolean together = lastNamed >= 0 && coordinated(text, lastNamed, i);
                current = together ? current | named[i] : named[i];
                if (together) {
                    // "A and B do x": what stands between them belongs to both.
                    for (int j = lastNamed; j < i; j++) {
                        owners[j] = current;
                    }
                }
                lastNamed = i;
                if (first < 0) {
                    first = i;
                }
            }
            owners[i] = current;
            i++;
        }
        if (first < 0) {
            for (int j = start; j < end; j++) {
                owners[j] = before;
            }
            return before;
        }
        int lead = owners[first];
        for (int j = start; j < first; j++) {
            owners[j] = lead;
        }
        return current;
    }

    private static boolean isAside(AnalysedText text, int i) {
        for (int negator : text.negators(i)) {
            if (!text.isFirm(negator)) {
                return true;
            }
        }
        return i > 0
                && text.word(i - 1).length() > 2
                && ASIDE.contains(text.word(i - 1))
                && !text.word(i - 1).equals("not");
    }

    private static boolean coordinated(AnalysedText text, int left, int right) {
        if (right - left > 4) {
            return false;
        }
        boolean joined = text.listedBefore(right) && right - left == 1;
        for (int j = left + 1; j < right; j++) {
            if (COORDINATORS.contains(text.word(j))) {
                joined = true;
            } else if (!text.word(j).equals("the") && !text.word(j).equals("a") && !text.isPackName(j)) {
                return false;
            }
        }
        return joined;
    }
}
