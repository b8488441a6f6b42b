package org.interviewcoach.core.grading.analysis;

import java.util.Set;

/** Denials that claim nothing: in a condition, as a purpose, as advice, to say which things are meant. */
final class Circumstance {
    static final Set<String> QUALIFIED = Set.of("when", "if", "for", "a", "an", "the", "all", "every", "of", "any");

    static final Set<String> CONDITIONS = Set.of("if", "when", "whenever", "once", "case");

    private static final int BREAKS_CONDITION =
            Separator.COMMA | Separator.SEMICOLON | Separator.COLON | Separator.DASH | Separator.ARROW;

    private static final Set<String> PERSONS = Set.of("you", "we", "they", "it", "i", "he", "she");

    /** Verbs and nouns with which what follows from a condition begins. */
    private static final Set<String> OUTCOMES = Set.of(
            "raises",
            "throws",
            "returns",
            "redirects",
            "gives",
            "gets",
            "shows",
            "sends",
            "falls",
            "uses",
            "creates",
            "renders",
            "rejects",
            "refuses",
            "fails",
            "blocks",
            "answers",
            "responds",
            "redirect",
            "raise",
            "return",
            "error",
            "exception");

    /** "Not logged in users": what the word after "not" says of those that are spoken of. */
    private static final Set<String> STANDINGS =
            Set.of("logged", "authenticated", "authorized", "authorised", "signed", "permitted", "allowed", "existing");

    /** Who may be without something. */
    private static final Set<String> BEARERS = Set.of(
            "people",
            "users",
            "user",
            "those",
            "anyone",
            "anybody",
            "somebody",
            "someone",
            "everybody",
            "everyone",
            "visitors",
            "visitor",
            "clients",
            "client",
            "person",
            "persons",
            "requests",
            "posts");

    /** Stems of verbs that turn down what lacks something. */
    private static final Set<String> REFUSING =
            Set.of("refus", "reject", "block", "forbid", "deni", "disallow", "bounc");

    /** Stems of verbs whose denial is of a list that follows. */
    private static final Set<String> LETTING = Set.of("let", "allow", "support", "permit", "offer", "includ", "provid");

    /** What begins a consequence after "without x", beside persons: "every lookup crawls". */
    private static final Set<String> SCOPES = Set.of(
            "every", "each", "no", "nothing", "nobody", "everything", "everybody", "everyone", "anybody", "anyone");

    private static final Set<String> HEEDING =
            Set.of("sure", "careful", "ensure", "ensures", "ensuring", "guarantee", "guarantees", "beware");

    static final Set<String> MODALS = Set.of("do", "would", "should", "must", "will", "can", "could");
    private static final Set<String> ADVISERS = Set.of("i", "we", "you", "one");

    private static final Set<String> LEADS =
            Set.of("and", "or", "also", "just", "please", "so", "then", "but", "rather");

    private static final Set<String> BARE_VERBS =
            Set.of("use", "do", "have", "be", "make", "get", "put", "let", "keep", "go", "take", "give");

    private Circumstance() {}

    /** "Never commit secrets", "I would not use them for that": what one is told not to do, which is no denial of a fact. */
    static boolean isAdvice(AnalysedText text, int i) {
        int verb = i + 1;
        if (verb >= text.count || text.sentence[verb] != text.sentence[i]) {
            return false;
        }
        int start = i;
        if (text.words[i].equals("not")) {
            if (!MODALS.contains(text.at(i - 1))) {
                return false;
            }
            start = i - 1;
        } else if (!text.words[i].equals("never")) {
            return false;
        }
        boolean bare = !English.isFunctionWord(text.words[verb]) || BARE_VERBS.contains(text.words[verb]);
        if (!bare || text.words[verb].endsWith("s") || text.words[verb].endsWith("ed")) {
            return false;
        }
        if (start < i && !text.words[start].equals("do")) {
            return ADVISERS.contains(text.at(start - 1));
        }
        return Scope.isBorder(text, start)
                || start == 0
                || text.sentence[start - 1] != text.sentence[i]
                || text.clause[start - 1] != text.clause[i]
                || ADVISERS.contains(text.at(start - 1))
                || LEADS.contains(text.at(start - 1));
    }

    /** "Users who are not logged in", "not logged in users": which of them are meant, and no claim of them. */
    static boolean isStanding(AnalysedText text, int i, String next, String previous) {
        boolean verb = Negation.AUXILIARIES.contains(previous);
        if (STANDINGS.contains(next) && !verb) {
            return true;
        }
        String pronoun = verb ? text.at(i - 2) : previous;
        return pronoun.equals("who") || (pronoun.equals("that") && verb && isNoun(text.at(i - 3)));
    }

    /** "Refuses a POST without a token", "people without the right": which of them are meant, and no claim of them. */
    static boolean isOfWhom(AnalysedText text, int i, String previous) {
        if (!text.words[i].equals("without")) {
            return false;
        }
        if (BEARERS.contains(previous)) {
            return true;
        }
        for (int j = i - 1; j > Math.max(-1, i - 7) && text.sentence[j] == text.sentence[i]; j--) {
            if (Scope.isBorder(text, j + 1)) {
                return false;
            }
            if (REFUSING.contains(text.stems[j])) {
                return text.negators[j].length == 0;
            }
        }
        return false;
    }

    /** "No csrf_exempt, no raw SQL": whether it is one of several items that begin so, a list of what is not done. */
    static boolean isOneOfSeveral(AnalysedText text, int i) {
        return beginsWithNo(text, i)
                && (beginsWithNo(text, nextItem(text, i)) || beginsWithNo(text, itemBefore(text, i)));
    }

    private static boolean beginsWithNo(AnalysedText text, int i) {
        return i >= 0
                && i < text.count
                && text.words[i].equals("no")
                && (i == 0 || text.sentence[i - 1] != text.sentence[i] || Scope.isBorder(text, i));
    }

    private static int nextItem(AnalysedText text, int i) {
        for (int j = i + 1; j < text.count && text.sentence[j] == text.sentence[i]; j++) {
            if (Scope.isComma(text, j)) {
                return j;
            }
        }
        return -1;
    }

    private static int itemBefore(AnalysedText text, int i) {
        for (int j = i - 1; j >= 0 && text.sentence[j] == text.sentence[i]; j--) {
            if (j == 0 || text.sentence[j - 1] != text.sentence[j] || Scope.isBorder(text, j)) {
                return j;
            }
        }
        return -1;
    }

    /** "It does not let you: run Python, assign, import": whether the denial is of the list after the colon. */
    static boolean listsAfter(AnalysedText text, int i, int end) {
        if (end >= text.count
                || end - i > 5
                || text.sentence[end] != text.sentence[i]
                || (text.before[end] & Separator.COLON) == 0) {
            return false;
        }
        for (int j = i + 1; j < end; j++) {
            if (LETTING.contains(text.stems[j])) {
                return true;
            }
        }
        return false;
    }

    static boolean isNoun(String word) {
        return !word.isEmpty()
                && !English.isFunctionWord(word)
                && !Negation.FALSE_WORDS.contains(word)
                && !Negation.CLAIMS.contains(word)
                && !Negation.THINK.contains(word)
                && !word.equals("true");
    }

    /**
     * Whether the denial stands in the condition of its sentence, "if it is not correct you get a 403", and not in what
     * follows from it: "when you build it the database is not hit".
     */
    static boolean isConditional(AnalysedText text, int i) {
        for (int j = i - 1; j >= Math.max(0, i - 7) && text.sentence[j] == text.sentence[i]; j--) {
            if ((text.before[j + 1] & BREAKS_CONDITION) != 0) {
                return false;
            }
            if (CONDITIONS.contains(text.words[j])) {
                boolean spoken = isPerson(text, j + 1) && !text.words[j + 1].equals("it");
                return i - j <= (spoken ? 4 : 7);
            }
            if (j < i - 2 && isPerson(text, j) && !CONDITIONS.contains(text.at(j - 1))) {
                return false;
            }
            if (j < i - 1 && isPerson(text, j) && i - j > 3) {
                return false;
            }
        }
        return false;
    }

    /** "Without a login you get redirected", "no match -> a 404": a condition without an "if". */
    static boolean isFronted(AnalysedText text, int i, int end) {
        boolean opens = i == 0
                || text.sentence[i - 1] != text.sentence[i]
                || text.clause[i - 1] != text.clause[i]
                || (text.before[i] & Separator.COMMA) != 0;
        if (!opens) {
            return false;
        }
        if (text.words[i].equals("without")) {
            return (end < text.count && text.sentence[end] == text.sentence[i]) || consequence(text, i + 1, end) < end;
        }
        return end < text.count && (text.before[end] & Separator.ARROW) != 0;
    }

    /** Where the consequence of a condition begins, which needs no comma before it. */
    static int consequence(AnalysedText text, int start, int end) {
        for (int j = start + 1; j < end; j++) {
            String word = text.words[j];
            boolean status = word.length() == 3 && word.charAt(0) >= '4' && word.charAt(0) <= '5';
            boolean scope = text.words[start - 1].equals("without") && SCOPES.contains(word);
            if (isPerson(text, j)
                    || word.equals("then")
                    || OUTCOMES.contains(word)
                    || text.code[j]
                    || status
                    || scope) {
                return j;
            }
        }
        return end;
    }

    /** "So that it does not break", "in order not to", "to not": what is to be kept from happening is spoken of. */
    static boolean isPurpose(AnalysedText text, int i, String next, String previous) {
        if (!text.words[i].equals("not")) {
            return false;
        }
        if (previous.equals("to") || (next.equals("to") && (previous.equals("order") || previous.equals("as")))) {
            return true;
        }
        for (int j = i - 1; j > Math.max(0, i - 7) && text.sentence[j] == text.sentence[i]; j--) {
            if (text.words[j].equals("that") && text.words[j - 1].equals("so")) {
                return true;
            }
        }
        return false;
    }

    /** "Make sure that it is not stale": what is minded is spoken of, and as a danger. */
    static boolean isHeeded(AnalysedText text, int i) {
        for (int j = i - 1; j > Math.max(0, i - 7) && text.sentence[j] == text.sentence[i]; j--) {
            if (HEEDING.contains(text.words[j])) {
                return text.negators[j].length == 0 && text.words[i].equals("not");
            }
        }
        return false;
    }

    /** Whether it is somebody who acts: a person, or what the pack is about. */
    private static boolean isPerson(AnalysedText text, int i) {
        return i < text.count && (PERSONS.contains(text.words[i]) || text.packName[i]);
    }
}
