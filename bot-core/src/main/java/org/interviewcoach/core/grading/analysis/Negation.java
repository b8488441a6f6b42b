package org.interviewcoach.core.grading.analysis;

import java.util.Set;
import org.interviewcoach.core.grading.analysis.AnalysedText.Leniency;
import org.interviewcoach.core.grading.pattern.PatternParser;

/**
 * Which words are denied, set aside or only reported, by the scope of what denies them.
 *
 * <p>A negation reaches forward to the end of its clause and not past "until", "because", "but", a comma or "and"; what
 * sets aside ("instead of", "unlike") reaches over the phrase that follows; "it is a myth that" reaches to the end of
 * the sentence. {@code docs/grading.md} lists all of it with examples.
 */
final class Negation {
    private static final int REACH = 11;
    /** "Nothing" denies the verb after it and little else. */
    private static final int SHORT_REACH = 3;

    private static final int PHRASE = 7;
    private static final int FAR = 60;
    static final int NO_RESCUE = Integer.MAX_VALUE;

    private static final Set<String> DENIERS = Set.of(
            "not", "never", "no", "without", "neither", "nor", "none", "nothing", "hardly", "nobody", "w/o", "zero");

    private static final Set<String> ENDERS = Set.of(
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
    private static final Set<String> RESCUERS = Set.of("until", "till", "unless", "before", "except", "besides");

    private static final Set<String> THINKERS = Set.of(
            "people",
            "some",
            "many",
            "most",
            "others",
            "beginners",
            "juniors",
            "devs",
            "developers",
            "folks",
            "newcomers",
            "everyone",
            "everybody",
            "someone",
            "they",
            "newbies",
            "colleagues");

    private static final Set<String> THINK = Set.of(
            "think",
            "thinks",
            "believe",
            "believes",
            "assume",
            "assumes",
            "say",
            "says",
            "claim",
            "claims",
            "thought",
            "suppose",
            "expect",
            "assumed",
            "believed",
            "guess");

    private static final Set<String> NO_IDIOMS = Set.of("matter", "doubt", "problem", "wonder", "idea", "clue");

    private static final Set<String> NUISANCES = Set.of("repeat", "duplic", "repetit", "copi", "rewrit", "past");

    private static final Set<String> QUALIFIED =
            Set.of("when", "if", "for", "a", "an", "the", "all", "every", "of", "any");

    private static final Set<String> CONDITIONS = Set.of("if", "when", "whenever", "once", "case");

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

    /** Stems of verbs that keep a thing from happening. */
    private static final Set<String> AVERTING = Set.of("avoid", "prevent", "skip", "lack", "omit", "elimin");

    /** "Nothing or more than one": the amount is another case, not denied with the first. */
    private static final Set<String> AMOUNTS = Set.of("more", "several", "multiple", "many", "too", "two");

    private static final Set<String> AUXILIARIES = Set.of("is", "are", "was", "were", "do", "does", "did", "will");

    private static final int LONGEST_SUBJECT = 8;

    /** "Not logged in users": what the word after "not" says of those that are spoken of. */
    private static final Set<String> STANDINGS =
            Set.of("logged", "authenticated", "authorized", "authorised", "signed", "permitted", "allowed", "existing");

    private static final Set<String> HEEDING =
            Set.of("sure", "careful", "ensure", "ensures", "ensuring", "guarantee", "guarantees", "beware");

    private static final Set<String> MODALS = Set.of("do", "would", "should", "must", "will", "can", "could");

    private static final Set<String> ADVISERS = Set.of("i", "we", "you", "one");

    private static final Set<String> LEADS =
            Set.of("and", "or", "also", "just", "please", "so", "then", "but", "rather");

    private static final Set<String> WHICHEVER = Set.of("things", "thing", "those", "anything", "everything", "ones");

    private static final Set<String> ADVISED = Set.of("use", "take", "call", "override", "set", "put", "write", "pick");

    private static final Set<String> BARE_VERBS =
            Set.of("use", "do", "have", "be", "make", "get", "put", "let", "keep", "go", "take", "give");

    private static final Set<String> SAYING = Set.of("say", "says", "said", "saying", "answer", "answers");

    private static final Set<String> MIGHT = Set.of("might", "may", "could", "would");

    private static final Set<String> FALSE_WORDS = Set.of(
            "false",
            "wrong",
            "incorrect",
            "untrue",
            "myth",
            "misconception",
            "mistake",
            "mistaken",
            "fallacy",
            "misunderstanding",
            "lie");

    private static final Set<String> CLAIMS = Set.of(
            "that",
            "idea",
            "claim",
            "belief",
            "myth",
            "notion",
            "assumption",
            "saying",
            "thinking",
            "say",
            "think",
            "believe",
            "claiming",
            "assuming",
            "assume");

    private Negation() {}

    static void set(AnalysedText text) {
        for (int i = 0; i < text.count; i++) {
            String word = text.words[i];
            if (text.code[i]) {
                continue;
            }
            if (DENIERS.contains(word)) {
                deny(text, i, word);
            } else if (FALSE_WORDS.contains(word)) {
                falseThat(text, i);
            } else if (word.equals("contrary")) {
                contrary(text, i);
            } else if (AVERTING.contains(text.stems[i])) {
                avert(text, i);
            } else if (THINK.contains(word)) {
                reported(text, i);
            } else {
                setAside(text, i, word);
            }
        }
        markUnequal(text);
    }

    /** Whether it is somebody who acts: a person, or what the pack is about. */
    private static boolean isPerson(AnalysedText text, int i) {
        return i < text.count && (PERSONS.contains(text.words[i]) || text.packName[i]);
    }

    private static void deny(AnalysedText text, int i, String word) {
        String next = word(text, i + 1);
        String second = word(text, i + 2);
        String previous = word(text, i - 1);
        if (isIdiom(text, i, word, next, second, previous)) {
            return;
        }
        if (word.equals("no") && text.isHyphenated(i + 1) && !next.equals("one")) {
            // The no of no-cache and no-op is part of a name.
            return;
        }
        if (word.equals("not")
                && !isConditional(text, i)
                && (next.equals("true")
                        || next.equals("correct")
                        || next.equals("right")
                        || (next.equals("the") && second.equals("case")))) {
            notTrue(text, i);
            return;
        }
        if (word.equals("not") && (next.equals("until") || next.equals("till") || next.equals("unless"))) {
            return;
        }
        if (word.equals("nothing") && next.equals("to") && second.equals("do")) {
            // "X has nothing to do with y".
            int unrelated = Math.min(text.count, i + 4);
            text.negate(text.addNegator(i, NO_RESCUE, true), unrelated, phraseEnd(text, unrelated));
            return;
        }
        if (word.equals("not") && next.equals("matter")) {
            noMatter(text, i);
            return;
        }
        boolean subject = word.equals("nothing") || word.equals("none") || word.equals("nobody");
        int end = scopeEnd(text, i + 1, subject ? SHORT_REACH : REACH);
        if (word.equals("not") && (QUALIFIED.contains(previous) || isStanding(text, i, next, previous))) {
            // "When a not authenticated user comes": the user comes all the same.
            end = Math.min(end, i + (second.equals("in") || second.equals("out") ? 3 : 2));
            text.negateLeniently(i, Leniency.SUPPOSED, i + 1, end);
            return;
        }
        if (isConditional(text, i) || isFronted(text, i, end)) {
            end = Math.min(end, consequence(text, i + 1, end));
            text.negateLeniently(i, Leniency.SUPPOSED, i + 1, end);
            return;
        }
        if (isHeeded(text, i)) {
            text.negateLeniently(i, Leniency.SUPPOSED, i + 1, end);
            return;
        }
        if (isPurpose(text, i, next, previous)) {
            text.negateLeniently(i, Leniency.PURPOSE, i + 1, end);
            return;
        }
        int rescue = end < text.count && RESCUERS.contains(text.words[end]) && text.sentence[end] == text.sentence[i]
                ? end
                : NO_RESCUE;
        if (word.equals("nothing") && (next.equals("but") || next.equals("more"))) {
            return;
        }
        if (isWelcome(text, i + 1, end)) {
            return;
        }
        int negator = text.addNegator(i, rescue, true);
        text.negatorAdvice[negator] = isAdvice(text, i);
        text.negate(negator, i + 1, end);
        if ((word.equals("not") || word.equals("never")) && rescue == NO_RESCUE) {
            denySubject(text, i, end);
        }
        if ((word.equals("never") || word.equals("no") || word.equals("not"))
                && end == i + 1
                && answersBefore(text, i)) {
            // "prefetch -> join: no" denies what stands before it in its clause.
            text.negate(negator, clauseStart(text, i), i);
        }
    }

    /** "Never commit secrets", "I would not use them for that": what one is told not to do, which is no denial of a fact. */
    private static boolean isAdvice(AnalysedText text, int i) {
        int verb = i + 1;
        if (verb >= text.count || text.sentence[verb] != text.sentence[i]) {
            return false;
        }
        int start = i;
        if (text.words[i].equals("not")) {
            if (!MODALS.contains(word(text, i - 1))) {
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
            return ADVISERS.contains(word(text, start - 1));
        }
        return isBorder(text, start)
                || start == 0
                || text.sentence[start - 1] != text.sentence[i]
                || text.clause[start - 1] != text.clause[i]
                || ADVISERS.contains(word(text, start - 1))
                || LEADS.contains(word(text, start - 1));
    }

    /** "Users who are not logged in", "not logged in users": which of them are meant, and no claim of them. */
    private static boolean isStanding(AnalysedText text, int i, String next, String previous) {
        boolean verb = AUXILIARIES.contains(previous);
        if (STANDINGS.contains(next) && !verb) {
            return true;
        }
        String pronoun = verb ? word(text, i - 2) : previous;
        return pronoun.equals("who") || (pronoun.equals("that") && verb && isNoun(word(text, i - 3)));
    }

    private static boolean isNoun(String word) {
        return !word.isEmpty()
                && !English.isFunctionWord(word)
                && !FALSE_WORDS.contains(word)
                && !CLAIMS.contains(word)
                && !THINK.contains(word)
                && !word.equals("true");
    }

    /** "It does not matter in which order", "the order does not matter": the order is what does not matter. */
    private static void noMatter(AnalysedText text, int i) {
        text.negate(text.addNegator(i, NO_RESCUE, true), i + 1, i + 2);
        String subject = word(text, i - 2);
        if (subject.equals("it") || subject.equals("that") || subject.equals("this")) {
            text.negateLeniently(i, Leniency.AVERTED, i + 2, statementEnd(text, i + 2));
        } else {
            text.negateLeniently(i, Leniency.AVERTED, clauseStart(text, i), i);
        }
    }

    /**
     * Whether the denial stands in the condition of its sentence, "if it is not correct you get a 403", and not in what
     * follows from it: "when you build it the database is not hit".
     */
    private static boolean isConditional(AnalysedText text, int i) {
        for (int j = i - 1; j >= Math.max(0, i - 7) && text.sentence[j] == text.sentence[i]; j--) {
            if ((text.before[j + 1] & BREAKS_CONDITION) != 0) {
                return false;
            }
            if (CONDITIONS.contains(text.words[j])) {
                boolean spoken = isPerson(text, j + 1) && !text.words[j + 1].equals("it");
                return i - j <= (spoken ? 4 : 7);
            }
            if (j < i - 2 && isPerson(text, j) && !CONDITIONS.contains(word(text, j - 1))) {
                return false;
            }
            if (j < i - 1 && isPerson(text, j) && i - j > 3) {
                return false;
            }
        }
        return false;
    }

    /** "Without a login you get redirected", "no match -> a 404": a condition without an "if". */
    private static boolean isFronted(AnalysedText text, int i, int end) {
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
    private static int consequence(AnalysedText text, int start, int end) {
        for (int j = start + 1; j < end; j++) {
            String word = text.words[j];
            boolean status = word.length() == 3 && word.charAt(0) >= '4' && word.charAt(0) <= '5';
            if (isPerson(text, j) || word.equals("then") || OUTCOMES.contains(word) || text.code[j] || status) {
                return j;
            }
        }
        return end;
    }

    /** "So that it does not break", "in order not to", "to not": what is to be kept from happening is spoken of. */
    private static boolean isPurpose(AnalysedText text, int i, String next, String previous) {
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
    private static boolean isHeeded(AnalysedText text, int i) {
        for (int j = i - 1; j > Math.max(0, i - 7) && text.sentence[j] == text.sentence[i]; j--) {
            if (HEEDING.contains(text.words[j])) {
                return text.negators[j].length == 0 && text.words[i].equals("not");
            }
        }
        return false;
    }

    /** "Avoids a query": what it names does not happen, though nothing is denied. */
    private static void avert(AnalysedText text, int i) {
        int end = phraseEnd(text, i + 1);
        if (end > i + 1) {
            text.negateLeniently(i, Leniency.AVERTED, i + 1, end);
        }
    }

    /** "The rest of the path is not passed": with nothing more said of it, the denial is of the subject too. */
    private static void denySubject(AnalysedText text, int i, int end) {
        boolean whole = end - i - 1 >= 1
                && end - i - 1 <= 3
                && (end >= text.count || text.sentence[end] != text.sentence[i] || isBorder(text, end));
        if (!whole || !AUXILIARIES.contains(word(text, i - 1))) {
            return;
        }
        int start = i - 1;
        while (start > 0
                && i - start < LONGEST_SUBJECT
                && text.sentence[start - 1] == text.sentence[i]
                && text.clause[start - 1] == text.clause[i]
                && !isBorder(text, start)
                && !ENDERS.contains(text.words[start - 1])
                && !CONDITIONS.contains(text.words[start - 1])
                && !text.words[start - 1].equals("or")
                && !text.words[start - 1].equals("that")) {
            start--;
        }
        text.negateLeniently(i, Leniency.SUBJECT, start, i);
    }

    /** "You don't repeat yourself": whether what is denied is a nuisance, so that denying it takes nothing back. */
    private static boolean isWelcome(AnalysedText text, int start, int end) {
        for (int j = start; j < Math.min(end, start + 4); j++) {
            if (NUISANCES.contains(text.stems[j])) {
                return true;
            }
        }
        return false;
    }

    /** Whether the word is a verdict on what stands before it: at the end of its clause, after a colon or arrow. */
    private static boolean answersBefore(AnalysedText text, int i) {
        return (text.before[i] & (Separator.COLON | Separator.ARROW | Separator.EQUALS | Separator.OPEN)) != 0
                || (text.words[i].equals("never") && i > 0);
    }

    private static boolean isIdiom(AnalysedText text, int i, String word, String next, String second, String previous) {
        return switch (word) {
            case "not" -> isIdiomOfNot(text, i, next, second, previous);
            case "no" ->
                NO_IDIOMS.contains(next)
                        || (SAYING.contains(previous) && (English.isFunctionWord(next) || endsClause(text, i + 1)))
                        || ((next.equals("more") || next.equals("less")) && second.equals("than"))
                        || isComma(text, i + 1)
                        || ((text.before[i] & (Separator.STOP | Separator.NEWLINE)) != 0 && isStop(text, i + 1));
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
            case "only", "just", "merely", "simply", "solely" -> !endsClause(text, i + 2);
            case "sure", "certain" -> true;
            case "to" -> second.equals("mention");
            case "a" -> second.equals("problem");
            case "know", "forget", "worry" -> previous.equals("do");
            case "remember", "recall" -> previous.equals("do") || previous.equals("can");
            default ->
                switch (previous) {
                    case "or" -> word(text, i - 2).equals("whether") || endsClause(text, i + 1);
                    case "if" -> endsClause(text, i + 1) || isComma(text, i + 1);
                    case "why" -> true;
                    default -> false;
                };
        };
    }

    /** "It is not true that x" denies x; "x is not true" denies what stands before. */
    private static void notTrue(AnalysedText text, int i) {
        int after = word(text, i + 1).equals("the") ? i + 3 : i + 2;
        denyStatement(text, i, after, word(text, after).equals("that") || !endsClause(text, after));
    }

    private static void falseThat(AnalysedText text, int i) {
        String next = word(text, i + 1);
        boolean forward = next.equals("that")
                || (next.equals("to") && CLAIMS.contains(word(text, i + 2)))
                || (next.equals("is") && word(text, i + 2).equals("that"));
        if (forward) {
            // "Not a myth that", "not wrong to say": the two cancel.
            boolean cancelled = text.negators[i].length > 0;
            if (!cancelled) {
                denyStatement(text, i, i + 1, true);
            }
            return;
        }
        boolean verdict = endsClause(text, i + 1) && follows(text, i, "is", "are", "s", "be", "was");
        if (verdict && text.negators[i].length == 0 && namesClaim(text, i)) {
            denyStatement(text, i, i + 1, false);
        }
    }

    private static boolean follows(AnalysedText text, int i, String... verbs) {
        for (int j = i - 1; j >= Math.max(0, i - 4); j--) {
            for (String verb : verbs) {
                if (text.words[j].equals(verb)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean namesClaim(AnalysedText text, int i) {
        String word = text.words[i];
        if (word.equals("myth") || word.equals("misconception") || word.equals("fallacy") || word.equals("untrue")) {
            return true;
        }
        for (int j = i - 1; j >= 0 && text.sentence[j] == text.sentence[i]; j--) {
            if (CLAIMS.contains(text.words[j])) {
                return true;
            }
        }
        return false;
    }

    private static void denyStatement(AnalysedText text, int i, int after, boolean forward) {
        int negator = text.addNegator(i, NO_RESCUE, true);
        text.negatorStatement[negator] = true;
        if (forward) {
            // The words of the formula itself are no evidence of anything either.
            int opening = Math.max(0, i - 4);
            while (opening < i && text.clause[opening] != text.clause[i]) {
                opening++;
            }
            int start = word(text, after).equals("that") ? after + 1 : after;
            text.negate(negator, opening, statementEnd(text, start));
        } else {
            int start = i;
            while (start > 0 && text.sentence[start - 1] == text.sentence[i] && i - start < FAR) {
                start--;
            }
            text.negate(negator, start, i);
        }
    }

    private static void contrary(AnalysedText text, int i) {
        if (word(text, i + 1).equals("to")) {
            int negator = text.addNegator(i, NO_RESCUE, false);
            text.negate(negator, i + 2, phraseEnd(text, i + 2));
        }
    }

    /** "Some think x but y": x is reported, not said. */
    private static void reported(AnalysedText text, int i) {
        boolean others = false;
        for (int j = Math.max(0, i - 3); j < i; j++) {
            others |= THINKERS.contains(text.words[j]) && text.sentence[j] == text.sentence[i];
        }
        String previous = word(text, i - 1);
        boolean supposed = MIGHT.contains(previous)
                && (word(text, i - 2).equals("you")
                        || word(text, i - 2).equals("one")
                        || word(text, i - 2).equals("we"));
        boolean denied = text.negators[i].length > 0;
        if (denied && !others) {
            // "I don't think that x" denies x; the scope of "not" ends too early for it.
            int negator = text.negators[i][0];
            int end = statementEnd(text, i + 1);
            int from = i + 1;
            while (from < end && contains(text.negators[from], negator)) {
                from++;
            }
            text.negate(negator, from, end);
            return;
        }
        if (others || supposed) {
            int end = statementEnd(text, i + 1);
            for (int j = i + 1; j < end; j++) {
                text.hedged[j] = true;
            }
        }
    }

    private static boolean contains(int[] numbers, int number) {
        for (int it : numbers) {
            if (it == number) {
                return true;
            }
        }
        return false;
    }

    private static void setAside(AnalysedText text, int i, String word) {
        int after = switch (word) {
            case "instead" -> word(text, i + 1).equals("of") ? i + 2 : -1;
            case "rather" -> word(text, i + 1).equals("than") ? i + 2 : -1;
            case "unlike" -> i + 1;
            case "opposed" -> word(text, i + 1).equals("to") ? i + 2 : -1;
            case "place" -> word(text, i - 1).equals("in") && word(text, i + 1).equals("of") ? i + 2 : -1;
            case "versus", "vs" -> -1;
            default -> -1;
        };
        if (after < 0 || after >= text.count) {
            return;
        }
        if (word.equals("unlike") && text.negators[i].length > 0) {
            return;
        }
        int negator = text.addNegator(i, NO_RESCUE, false);
        int end = phraseEnd(text, after);
        if (word.equals("unlike") && !text.isAdjacent(end < text.count ? end : after)) {
            text.negate(negator, after, end);
        } else if (word.equals("unlike")) {
            // Without a comma the phrase is the next word or identifier alone.
            int only = after;
            while (only < end && English.isFunctionWord(text.words[only])) {
                only++;
            }
            text.negate(negator, after, Math.min(end, only + 1));
        } else {
            text.negate(negator, after, end);
        }
    }

    private static void markUnequal(AnalysedText text) {
        for (int i = 1; i < text.count; i++) {
            if ((text.before[i] & Separator.UNEQUAL) != 0) {
                int negator = text.addNegator(i - 1, NO_RESCUE, true);
                text.negate(negator, i, scopeEnd(text, i, 4));
            }
        }
    }

    private static int scopeEnd(AnalysedText text, int start, int reach) {
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
            if (word.equals("or") && AMOUNTS.contains(word(text, i + 1))) {
                break;
            }
            if (reach == SHORT_REACH && (word.equals("or") || text.code[i])) {
                break;
            }
            if (i > start && ADVISED.contains(word) && isRelative(text, start - 1)) {
                break;
            }
            if (RESCUERS.contains(word) || (i > start && ENDERS.contains(word) && !isInner(text, i, word))) {
                break;
            }
            i++;
        }
        return i;
    }

    /** "For things that do not depend on it use that": whether the denial only says which things are meant. */
    private static boolean isRelative(AnalysedText text, int denier) {
        String before = word(text, denier - 2);
        String verb = word(text, denier - 1);
        return (verb.equals("does") || MODALS.contains(verb))
                && (before.equals("that") || before.equals("which") || before.equals("who"))
                && (isNoun(word(text, denier - 3)) || WHICHEVER.contains(word(text, denier - 3)));
    }

    /** "Only" and "just" before a noun within a denial still belong to it; a pronoun ends it only with a comma before. */
    private static boolean isInner(AnalysedText text, int i, String word) {
        return switch (word) {
            case "it", "they", "you", "we" ->
                (text.before[i] & Separator.COMMA) == 0 && text.clause[i] == text.clause[i - 1];
            case "as" -> word(text, i + 1).equals("well") || word(text, i + 1).equals("a");
            default -> false;
        };
    }

    private static boolean isBorder(AnalysedText text, int i) {
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

    private static int phraseEnd(AnalysedText text, int start) {
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

    private static int statementEnd(AnalysedText text, int start) {
        int i = start;
        // A formula at the end of its line, "it is not true that:", is about the line that follows.
        while (i < text.count && i - start < FAR && (i == start || isOneSentence(text, i))) {
            String word = text.words[i];
            if (i > start
                    && (word.equals("but")
                            || word.equals("however")
                            || word.equals("actually")
                            || (word.equals("instead") && !word(text, i + 1).equals("of")))) {
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

    private static int clauseStart(AnalysedText text, int i) {
        int start = i;
        while (start > 0
                && text.sentence[start - 1] == text.sentence[i]
                && i - start < REACH
                && (text.before[start] & Separator.COMMA) == 0) {
            start--;
        }
        return start;
    }

    private static boolean endsClause(AnalysedText text, int i) {
        return i >= text.count || text.clause[i] != text.clause[i - 1] || isBorder(text, i);
    }

    private static boolean isComma(AnalysedText text, int i) {
        return i < text.count && (text.before[i] & Separator.COMMA) != 0;
    }

    private static boolean isStop(AnalysedText text, int i) {
        return i >= text.count || (text.before[i] & (Separator.STOP | Separator.NEWLINE)) != 0;
    }

    private static String word(AnalysedText text, int i) {
        return i < 0 || i >= text.count ? "" : text.words[i];
    }

    /** Whether the word denies; what a pattern's own negation may meet. */
    static boolean isDenier(String word) {
        return DENIERS.contains(word) || PatternParser.isNegation(word);
    }
}
