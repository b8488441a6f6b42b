package org.interviewcoach.core.grading.analysis;

import java.util.Set;

/** How far a denial, a phrase or a statement reaches. */
final class Scope {
    static final int REACH = 11;

    /** "Nothing" denies the verb after it and little else. */
    static final int SHORT_REACH = 3;

    private static final int PHRASE = 7;
    static final int FAR = 60;

    static final Set<String> ENDERS = Set.of(
            "but",
            "because",
            "since",
            "so",
            "while",
            "whereas",
            "although",
            "though",
            "if",
            "when",
            "which",
            "and",
            "instead",
            "rather",
            "then",
            "where",
            "just",
            "only",
            "as",
            "cause",
            "bc",
            "cuz",
            "however",
            "plus",
            "it",
            "they",
            "you",
            "we");

    /** "Not before x" affirms what is said together with x. */
    static final Set<String> RESCUERS = Set.of("until", "till", "unless", "before", "except", "besides");

    /** "Nothing or more than one": the amount is another case, not denied with the first. */
    private static final Set<String> AMOUNTS = Set.of("more", "several", "multiple", "many", "too", "two");

    private static final Set<String> ADVISED = Set.of("use", "take", "call", "override", "set", "put", "write", "pick");
    private static final Set<String> WHICHEVER = Set.of("things", "thing", "those", "anything", "everything", "ones");

    private Scope() {}

    static int end(AnalysedText text, int start, int reach) {
        int i = start;
        while (i < text.count && i - start < reach) {
            if (i > 0 && text.sentence[i] != text.sentence[start - 1]) {
                break;
            }
            if (i > start && isBorder(text, i)) {
                break;
            }
            if (i == start
                    && (text.before[i] & (Separator.COMMA | Separator.STOP | Separator.SEMICOLON | Separator.NEWLINE))
                            != 0) {
                break;
            }
            String word = text.words[i];
            if (word.equals("or") && AMOUNTS.contains(text.at(i + 1))) {
                break;
            }
            if (reach == SHORT_REACH && (word.equals("or") || text.code[i])) {
                break;
            }
            if (i > start && ADVISED.contains(word) && isRelative(text, start - 1)) {
                break;
            }
            if (i > start && word.equals("like") && isOfThat(text, start - 1)) {
                break;
            }
            if (RESCUERS.contains(word) || (i > start && ENDERS.contains(word) && !isInner(text, i, word))) {
                break;
            }
            i++;
        }
        return i;
    }

    /** "Stuff that is not stored, like a search box": whether the denial is in a clause that tells things apart. */
    private static boolean isOfThat(AnalysedText text, int denier) {
        String before = text.at(denier - 2);
        return before.equals("that") || before.equals("which") || before.equals("who");
    }

    /** "For things that do not depend on it use that": whether the denial only says which things are meant. */
    private static boolean isRelative(AnalysedText text, int denier) {
        String before = text.at(denier - 2);
        String verb = text.at(denier - 1);
        return (verb.equals("does") || Circumstance.MODALS.contains(verb))
                && (before.equals("that") || before.equals("which") || before.equals("who"))
                && (Circumstance.isNoun(text.at(denier - 3)) || WHICHEVER.contains(text.at(denier - 3)));
    }

    /** "Only" and "just" before a noun within a denial still belong to it; a pronoun ends it only with a comma before. */
    private static boolean isInner(AnalysedText text, int i, String word) {
        return switch (word) {
            case "it", "they", "you", "we" ->
                (text.before[i] & Separator.COMMA) == 0 && text.clause[i] == text.clause[i - 1];
            case "as" -> text.at(i + 1).equals("well") || text.at(i + 1).equals("a");
            default -> false;
        };
    }

    static int phraseEnd(AnalysedText text, int start) {
        int i = start;
        while (i < text.count && i - start < PHRASE && text.sentence[i] == text.sentence[start - 1]) {
            if (i > start
                    && (isBorder(text, i) || ENDERS.contains(text.words[i]) || text.clause[i] != text.clause[start])) {
                break;
            }
            i++;
        }
        return i;
    }

    static int statementEnd(AnalysedText text, int start) {
        int i = start;
        // A formula at the end of its line, "it is not true that:", is about the line that follows.
        while (i < text.count && i - start < FAR && (i == start || isOneSentence(text, i))) {
            String word = text.words[i];
            if (i > start
                    && (word.equals("but")
                            || word.equals("however")
                            || word.equals("actually")
                            || (word.equals("instead") && !text.at(i + 1).equals("of")))) {
                break;
            }
            boolean note = i > 0 && text.sentence[i] != text.sentence[i - 1];
            if (!note && i > start && (text.before[i] & (Separator.SEMICOLON | Separator.DASH)) != 0) {
                break;
            }
            i++;
        }
        return i;
    }

    /** Whether the word belongs to the sentence of the one before it; notes with arrows are parts of one here. */
    private static boolean isOneSentence(AnalysedText text, int i) {
        return text.sentence[i] == text.sentence[i - 1]
                || (text.before[i] & (Separator.STOP | Separator.BULLET | Separator.NEWLINE | Separator.BLANK_LINE))
                        == 0;
    }

    static int clauseStart(AnalysedText text, int i) {
        int start = i;
        while (start > 0
                && text.sentence[start - 1] == text.sentence[i]
                && i - start < REACH
                && (text.before[start] & Separator.COMMA) == 0) {
            start--;
        }
        return start;
    }

    static boolean endsClause(AnalysedText text, int i) {
        return i >= text.count || text.clause[i] != text.clause[i - 1] || isBorder(text, i);
    }

    static boolean isBorder(AnalysedText text, int i) {
        return (text.before[i]
                        & (Separator.COMMA
                                | Separator.SEMICOLON
                                | Separator.COLON
                                | Separator.DASH
                                | Separator.STOP
                                | Separator.OPEN
                                | Separator.CLOSE
                                | Separator.ARROW
                                | Separator.BULLET
                                | Separator.NEWLINE))
                != 0;
    }

    static boolean isComma(AnalysedText text, int i) {
        return i < text.count && (text.before[i] & Separator.COMMA) != 0;
    }

    static boolean isStop(AnalysedText text, int i) {
        return i >= text.count || (text.before[i] & (Separator.STOP | Separator.NEWLINE)) != 0;
    }
}
