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

    private static final Set<String> SUBJECTS = Set.of(
            "it", "they", "he", "she", "we", "you", "i", "this", "that", "these", "those", "there", "both", "neither");

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
        if ((before & (Separator.SEMICOLON | Separator.DASH | Separator.COLON | Separator.ELLIPSIS)) != 0) {
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
        boolean when = word.equals("if") || word.equals("when") || word.equals("once") || word.equals("where");
        return SUBJECTS.contains(after)
                || (when && i > 0)
                || (comma && !word.equals("or") && looksLikeVerb(text, next));
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

    private static void markQuestions(AnalysedText text, Scanner scanner) {
        boolean ask = (scanner.after & Separator.QUESTION) != 0;
        for (int i = text.count - 1; i >= 0; i--) {
            text.asked[i] = ask;
            if (i > 0 && text.sentence[i] != text.sentence[i - 1]) {
                ask = (text.before[i] & Separator.QUESTION) != 0;
            }
        }
    }
}
