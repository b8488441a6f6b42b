package org.interviewcoach.core.grading.analysis;

import java.util.Set;

/**
 * Where sentences and clauses end, also in text without full stops: at list items and new lines, at words that open a
 * clause, and where a new subject follows an "and".
 */
final class Borders {
    private static final Set<String> OPENERS = Set.of(
            "but",
            "while",
            "whereas",
            "although",
            "though",
            "because",
            "since",
            "unless",
            "until",
            "till",
            "however",
            "whenever",
            "therefore",
            "otherwise",
            "yet",
            "hence",
            "instead",
            "which",
            "cause",
            "cuz",
            "bc",
            "plus");

    /** These open a clause only where what follows has a subject of its own. */
    private static final Set<String> JOINERS = Set.of("and", "so", "or", "then", "if", "when", "where", "once", "as");

    /** "Only once", "at once": how often, and no clause. */
    private static final Set<String> OFTEN =
            Set.of("only", "just", "exactly", "at", "run", "runs", "executed", "called");

    /** "Once for all", "once a day", "once and never again". */
    private static final Set<String> AT_ONCE =
            Set.of("for", "per", "a", "and", "in", "at", "again", "more", "only", "or");

    /** "..., so on the database side you need nothing". */
    private static final Set<String> PLACING = Set.of("on", "in", "at", "with", "for");

    private static final Set<String> SUBJECTS = Set.of(
            "it", "they", "he", "she", "we", "you", "i", "this", "that", "these", "those", "there", "both", "neither");

    /** A name before a dash has fewer words than this. */
    private static final int LONGEST_LABEL = 4;

    private static final int LONGEST_ITEM = 14;

    private static final int WRAPPED_LINE = 45;
    private static final int SHORT_SENTENCE = 4;

    /** No honest sentence is longer; one without any punctuation is cut here. */
    private static final int LONGEST_SENTENCE = 45;

    private Borders() {}

    static void set(AnalysedText text, Scanner scanner) {
        int sentence = 0;
        int clause = 0;
        int begun = 0;
        for (int i = 0; i < text.count; i++) {
            if (i > 0) {
                boolean ends = endsSentence(text, scanner, i);
                boolean nextNote = startsNote(text, i, begun);
                if (nextNote || (ends && (i - begun >= SHORT_SENTENCE || isList(text, i)))) {
                    sentence++;
                    clause++;
                    begun = i;
                } else if (ends || opensClause(text, i)) {
                    clause++;
                } else if (i - begun >= LONGEST_SENTENCE && text.words[i].length() > 2) {
                    sentence++;
                    clause++;
                    begun = i;
                }
            }
            text.sentence[i] = sentence;
            text.clause[i] = clause;
            boolean opens = i > 0 && (text.before[i] & Separator.BLANK_LINE) != 0;
            text.paragraph[i] = i == 0 ? 0 : text.paragraph[i - 1] + (opens ? 1 : 0);
        }
        text.sentences = text.count == 0 ? 0 : sentence + 1;
        markQuestions(text, scanner);
    }

    /** "FK -> JOIN; M2M -> 2 queries": whether one note with an arrow ends and the next begins. */
    private static boolean startsNote(AnalysedText text, int i, int begun) {
        if ((text.before[i] & (Separator.SEMICOLON | Separator.COMMA | Separator.SLASH)) == 0
                || !arrowFollows(text, i)) {
            return false;
        }
        for (int j = begun + 1; j < i; j++) {
            if ((text.before[j] & Separator.ARROW) != 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isList(AnalysedText text, int i) {
        return (text.before[i] & (Separator.BULLET | Separator.NEWLINE | Separator.BLANK_LINE | Separator.QUESTION))
                != 0;
    }

    private static boolean endsSentence(AnalysedText text, Scanner scanner, int i) {
        int before = text.before[i];
        if ((before & (Separator.STOP | Separator.BULLET | Separator.BLANK_LINE)) != 0) {
            return true;
        }
        if ((before & Separator.ELLIPSIS) != 0) {
            return scanner.upper[i];
        }
        if ((before & Separator.NEWLINE) == 0) {
            return false;
        }
        boolean wrapped = scanner.lineBefore[i] >= WRAPPED_LINE
                && !scanner.upper[i]
                && (before & (Separator.COLON | Separator.SEMICOLON)) == 0;
        if (wrapped) {
            text.before[i] = (before & ~Separator.NEWLINE) | Separator.SPACE;
        }
        return !wrapped;
    }

    private static boolean opensClause(AnalysedText text, int i) {
        int before = text.before[i];
        if ((before & Separator.DASH) != 0 && isLabel(text, i)) {
            return false;
        }
        if ((before & (Separator.SEMICOLON | Separator.DASH | Separator.COLON | Separator.ELLIPSIS)) != 0) {
            return true;
        }
        if ((before & Separator.COMMA) != 0 && isLabelled(text, i)) {
            return true;
        }
        String word = text.words[i];
        if (OPENERS.contains(word)) {
            return true;
        }
        boolean comma = (before & Separator.COMMA) != 0;
        if (comma && (SUBJECTS.contains(word) || arrowFollows(text, i))) {
            return true;
        }
        if (!JOINERS.contains(word)) {
            return false;
        }
        int next = i + 1;
        if (next < text.count && (text.words[next].equals("then") || text.words[next].equals("so"))) {
            next++;
        }
        if (next >= text.count) {
            return false;
        }
        String after = text.words[next];
        if (word.equals("once") && (OFTEN.contains(text.words[i - 1]) || AT_ONCE.contains(after))) {
            return false;
        }
        if (word.equals("so") && comma && PLACING.contains(after) && !Scope.isStop(text, next + 1)) {
            return true;
        }
        boolean when = word.equals("if") || word.equals("when") || word.equals("once") || word.equals("where");
        return SUBJECTS.contains(after)
                || (when && i > 0)
                || (comma && !word.equals("or") && looksLikeVerb(text, next));
    }

    /** "pre_save - before, post_save - after": whether the dash ends the name of what follows it. */
    private static boolean isLabel(AnalysedText text, int dash) {
        int start = dash - 1;
        while (start > 0
                && dash - start < LONGEST_LABEL
                && text.sentence[start - 1] == text.sentence[dash - 1]
                && text.clause[start - 1] == text.clause[dash - 1]) {
            start--;
        }
        boolean opens = start == 0 || text.clause[start - 1] != text.clause[dash - 1];
        boolean second = start > 0 && (text.before[start] & Separator.COMMA) != 0;
        return opens && isNamed(text, start, dash) && (second || dashAhead(text, dash));
    }

    private static boolean isNamed(AnalysedText text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (English.isFunctionWord(text.words[i]) && !text.code[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the item that begins here is a name with a dash after it. */
    private static boolean isLabelled(AnalysedText text, int i) {
        for (int j = i + 1; j < Math.min(text.count, i + LONGEST_LABEL); j++) {
            if ((text.before[j] & Separator.DASH) != 0) {
                return isNamed(text, i, j);
            }
            if (Scope.isBorder(text, j)) {
                return false;
            }
        }
        return false;
    }

    /** Whether a further labelled item follows in the same sentence. */
    private static boolean dashAhead(AnalysedText text, int dash) {
        for (int j = dash + 1; j < Math.min(text.count, dash + LONGEST_ITEM); j++) {
            if ((text.before[j] & (Separator.STOP | Separator.DASH)) != 0) {
                return false;
            }
            if ((text.before[j] & (Separator.COMMA | Separator.SEMICOLON | Separator.NEWLINE)) != 0
                    && isLabelled(text, j)) {
                return true;
            }
        }
        return false;
    }

    private static boolean arrowFollows(AnalysedText text, int i) {
        for (int j = i + 1; j < Math.min(text.count, i + 4); j++) {
            if ((text.before[j] & Separator.ARROW) != 0) {
                return true;
            }
            if ((text.before[j] & Separator.COMMA) != 0) {
                return false;
            }
        }
        return false;
    }

    private static boolean looksLikeVerb(AnalysedText text, int i) {
        String word = text.words[i];
        return word.endsWith("s") && word.length() > 3 && !text.code[i];
    }

    /** Whether the sentence up to the word says something: code before a colon is what the question is about. */
    private static boolean hasSmallWord(AnalysedText text, int last) {
        for (int i = last; i >= 0 && text.sentence[i] == text.sentence[last]; i--) {
            if (!text.code[i] && English.isFunctionWord(text.words[i])) {
                return true;
            }
        }
        return false;
    }

    private static void markQuestions(AnalysedText text, Scanner scanner) {
        boolean ask = (scanner.after & Separator.QUESTION) != 0;
        for (int i = text.count - 1; i >= 0; i--) {
            text.asked[i] = ask;
            if (i + 1 < text.count && ask && text.sentence[i] == text.sentence[i + 1]) {
                // "You ask form.is_valid(): is it filled?", "seq scan? -> index": only what comes after the sign is
                // asked.
                ask = (text.before[i + 1] & (Separator.COLON | Separator.ARROW)) == 0 || !hasSmallWord(text, i);
                text.asked[i] = ask;
            }
            if (i > 0 && text.sentence[i] != text.sentence[i - 1]) {
                ask = (text.before[i] & Separator.QUESTION) != 0;
            }
        }
    }
}
