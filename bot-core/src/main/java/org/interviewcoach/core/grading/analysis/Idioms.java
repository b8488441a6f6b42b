package org.interviewcoach.core.grading.analysis;

import java.util.Set;

/** Turns of speech in which a word that denies takes nothing back. */
final class Idioms {
    private static final Set<String> NO_IDIOMS = Set.of("matter", "doubt", "problem", "wonder", "idea", "clue");
    private static final Set<String> SQL = Set.of(
            "exists", "null", "in", "like", "ilike", "between", "distinct", "valid", "deferrable", "action", "wait");

    private static final Set<String> UNTOUCHED =
            Set.of("touching", "changing", "editing", "modifying", "altering", "rewriting", "breaking");

    private static final Set<String> NUISANCES = Set.of("repeat", "duplic", "repetit", "copi", "rewrit", "past");
    private static final Set<String> SAYING = Set.of("say", "says", "said", "saying", "answer", "answers");

    private Idioms() {}

    static boolean isIdiom(AnalysedText text, int i, String word, String next, String second, String previous) {
        return switch (word) {
            case "not" -> isIdiomOfNot(text, i, next, second, previous);
            case "no" ->
                NO_IDIOMS.contains(next)
                        || (SAYING.contains(previous)
                                && (English.isFunctionWord(next) || Scope.endsClause(text, i + 1)))
                        || ((next.equals("more") || next.equals("less")) && second.equals("than"))
                        || Scope.isComma(text, i + 1)
                        || ((text.before[i] & (Separator.STOP | Separator.NEWLINE)) != 0 && Scope.isStop(text, i + 1));
            case "never" -> next.equals("mind");
            case "without" ->
                next.equals("doubt") || next.equals("question") || (next.equals("a") && second.equals("doubt"));
            case "zero" ->
                !(next.equals("queries") || next.equals("extra") || next.equals("additional") || next.equals("new"));
            default -> false;
        };
    }

    private static boolean isIdiomOfNot(AnalysedText text, int i, String next, String second, String previous) {
        return switch (next) {
            // "Not only x but also y" affirms both; "not just" at the end of a clause is no such thing.
            case "only", "just", "merely", "simply", "solely" -> !Scope.endsClause(text, i + 2);
            case "sure", "certain" -> true;
            case "to" -> second.equals("mention");
            case "a" -> second.equals("problem");
            // "Not every page is changed": some are.
            case "every", "each" -> true;
            case "know", "forget", "worry" -> previous.equals("do");
            case "remember", "recall" -> previous.equals("do") || previous.equals("can");
            default ->
                switch (previous) {
                    case "or" -> text.at(i - 2).equals("whether") || Scope.endsClause(text, i + 1);
                    case "if" -> Scope.endsClause(text, i + 1) || Scope.isComma(text, i + 1);
                    case "why" -> true;
                    default -> false;
                };
        };
    }

    /** {@code NOT EXISTS}, {@code IS NOT NULL}: words of a query, in capitals where the rest is not. */
    static boolean isSql(AnalysedText text, int i) {
        return text.capitals[i]
                && i + 1 < text.count
                && (text.capitals[i + 1] || text.code[i + 1])
                && SQL.contains(text.words[i + 1]);
    }

    /** "Without touching the code": the code stays, and nothing is said of it but that. */
    static boolean isUntouched(AnalysedText text, int i) {
        return UNTOUCHED.contains(text.at(i + 1));
    }

    /** "You don't repeat yourself": whether what is denied is a nuisance, so that denying it takes nothing back. */
    static boolean isWelcome(AnalysedText text, int start, int end) {
        for (int j = start; j < Math.min(end, start + 4); j++) {
            if (NUISANCES.contains(text.stems[j])) {
                return true;
            }
        }
        return false;
    }
}
