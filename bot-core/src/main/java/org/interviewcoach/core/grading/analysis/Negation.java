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
 *
 * <p>Here is what each word that denies does. {@link Scope} says how far it reaches, {@link Circumstance} where it denies no fact,
 * {@link Idioms} where it denies nothing.
 */
final class Negation {
    static final int NO_RESCUE = Integer.MAX_VALUE;

    private static final Set<String> DENIERS = Set.of(
            "not", "never", "no", "without", "neither", "nor", "none", "nothing", "hardly", "nobody", "w/o", "zero");

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

    static final Set<String> THINK = Set.of(
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

    /** Stems of verbs that keep a thing from happening. */
    private static final Set<String> AVERTING = Set.of("avoid", "prevent", "skip", "lack", "omit", "elimin");

    static final Set<String> AUXILIARIES = Set.of("is", "are", "was", "were", "do", "does", "did", "will");
    private static final int LONGEST_SUBJECT = 8;

    /** "A POST without a valid token": the denial is of these words alone. */
    private static final int LONGEST_ATTRIBUTE = 5;

    private static final Set<String> MIGHT = Set.of("might", "may", "could", "would");

    static final Set<String> FALSE_WORDS = Set.of(
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

    static final Set<String> CLAIMS = Set.of(
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

    private static void deny(AnalysedText text, int i, String word) {
        String next = text.at(i + 1);
        String second = text.at(i + 2);
        String previous = text.at(i - 1);
        if (Idioms.isIdiom(text, i, word, next, second, previous)) {
            return;
        }
        if (word.equals("no") && text.isHyphenated(i + 1) && !next.equals("one")) {
            // The no of no-cache and no-op is part of a name.
            return;
        }
        if (Idioms.isSql(text, i)) {
            // What it names is code: a pattern may ask for the denial, and nothing is denied.
            text.negateLeniently(i, Leniency.AVERTED, i + 1, Math.min(text.count, i + 2));
            return;
        }
        if (word.equals("not")
                && !Circumstance.isConditional(text, i)
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
            text.negate(text.addNegator(i, NO_RESCUE, true), unrelated, Scope.phraseEnd(text, unrelated));
            return;
        }
        if (word.equals("not") && next.equals("matter")) {
            noMatter(text, i);
            return;
        }
        boolean subject = word.equals("nothing") || word.equals("none") || word.equals("nobody");
        int end = Scope.end(text, i + 1, subject ? Scope.SHORT_REACH : Scope.REACH);
        if (word.equals("not")
                && (Circumstance.QUALIFIED.contains(previous) || Circumstance.isStanding(text, i, next, previous))) {
            // "When a not authenticated user comes": the user comes all the same.
            end = Math.min(end, i + (second.equals("in") || second.equals("out") ? 3 : 2));
            text.negateLeniently(i, Leniency.SUPPOSED, i + 1, end);
            return;
        }
        if (word.equals("without") && Idioms.isUntouched(text, i)) {
            text.negateLeniently(i, Leniency.AVERTED, i + 1, end);
            return;
        }
        if (Circumstance.isOfWhom(text, i, previous)) {
            text.negateLeniently(i, Leniency.SUPPOSED, i + 1, Math.min(end, i + LONGEST_ATTRIBUTE));
            return;
        }
        if (Circumstance.isConditional(text, i) || Circumstance.isFronted(text, i, end)) {
            end = Math.min(end, Circumstance.consequence(text, i + 1, end));
            text.negateLeniently(i, Leniency.SUPPOSED, i + 1, end);
            return;
        }
        if (Circumstance.isHeeded(text, i)) {
            text.negateLeniently(i, Leniency.SUPPOSED, i + 1, end);
            return;
        }
        if (Circumstance.isPurpose(text, i, next, previous)) {
            text.negateLeniently(i, Leniency.PURPOSE, i + 1, end);
            return;
        }
        int rescue =
                end < text.count && Scope.RESCUERS.contains(text.words[end]) && text.sentence[end] == text.sentence[i]
                        ? end
                        : NO_RESCUE;
        if (word.equals("nothing") && (next.equals("but") || next.equals("more"))) {
            return;
        }
        if (Idioms.isWelcome(text, i + 1, end)) {
            return;
        }
        // "No csrf_exempt, no raw SQL": said of what one does, and so the opposite of no fact.
        boolean firm = !Circumstance.isOneOfSeveral(text, i);
        int negator = text.addNegator(i, rescue, firm);
        text.negatorAdvice[negator] = Circumstance.isAdvice(text, i);
        text.negate(negator, i + 1, end);
        if (Circumstance.listsAfter(text, i, end)) {
            text.negate(negator, end, text.sentenceEnd(i));
        }
        if ((word.equals("not") || word.equals("never")) && rescue == NO_RESCUE) {
            denySubject(text, i, end);
        }
        if ((word.equals("never") || word.equals("no") || word.equals("not"))
                && end == i + 1
                && answersBefore(text, i)) {
            // "prefetch -> join: no" denies what stands before it in its clause.
            text.negate(negator, Scope.clauseStart(text, i), i);
        }
    }

    /** "It does not matter in which order", "the order does not matter": the order is what does not matter. */
    private static void noMatter(AnalysedText text, int i) {
        text.negate(text.addNegator(i, NO_RESCUE, true), i + 1, i + 2);
        String subject = text.at(i - 2);
        if (subject.equals("it") || subject.equals("that") || subject.equals("this")) {
            text.negateLeniently(i, Leniency.AVERTED, i + 2, Scope.statementEnd(text, i + 2));
        } else {
            text.negateLeniently(i, Leniency.AVERTED, Scope.clauseStart(text, i), i);
        }
    }

    /** "Avoids a query": what it names does not happen, though nothing is denied. */
    private static void avert(AnalysedText text, int i) {
        int end = Scope.phraseEnd(text, i + 1);
        if (end > i + 1) {
            text.negateLeniently(i, Leniency.AVERTED, i + 1, end);
        }
    }

    /** "The rest of the path is not passed": with nothing more said of it, the denial is of the subject too. */
    private static void denySubject(AnalysedText text, int i, int end) {
        boolean whole = end - i - 1 >= 1
                && end - i - 1 <= 3
                && (end >= text.count
                        || text.sentence[end] != text.sentence[i]
                        || Scope.isBorder(text, end)
                        || Scope.ENDERS.contains(text.words[end]));
        if (!whole || !AUXILIARIES.contains(text.at(i - 1))) {
            return;
        }
        int start = i - 1;
        while (start > 0
                && i - start < LONGEST_SUBJECT
                && text.sentence[start - 1] == text.sentence[i]
                && text.clause[start - 1] == text.clause[i]
                && !Scope.isBorder(text, start)
                && !Scope.ENDERS.contains(text.words[start - 1])
                && !Circumstance.CONDITIONS.contains(text.words[start - 1])
                && !text.words[start - 1].equals("or")
                && !text.words[start - 1].equals("that")) {
            start--;
        }
        text.negateLeniently(i, Leniency.SUBJECT, start, i);
    }

    /** Whether the word is a verdict on what stands before it: at the end of its clause, after a colon or arrow. */
    private static boolean answersBefore(AnalysedText text, int i) {
        return (text.before[i] & (Separator.COLON | Separator.ARROW | Separator.EQUALS | Separator.OPEN)) != 0
                || (text.words[i].equals("never") && i > 0);
    }

    /** "It is not true that x" denies x; "x is not true" denies what stands before. */
    private static void notTrue(AnalysedText text, int i) {
        int after = text.at(i + 1).equals("the") ? i + 3 : i + 2;
        denyStatement(text, i, after, text.at(after).equals("that") || !Scope.endsClause(text, after));
    }

    private static void falseThat(AnalysedText text, int i) {
        String next = text.at(i + 1);
        boolean forward = next.equals("that")
                || (next.equals("to") && CLAIMS.contains(text.at(i + 2)))
                || (next.equals("is") && text.at(i + 2).equals("that"));
        if (forward) {
            // "Not a myth that", "not wrong to say": the two cancel.
            boolean cancelled = text.negators[i].length > 0;
            if (!cancelled) {
                denyStatement(text, i, i + 1, true);
            }
            return;
        }
        boolean verdict = Scope.endsClause(text, i + 1) && follows(text, i, "is", "are", "s", "be", "was");
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
            int start = text.at(after).equals("that") ? after + 1 : after;
            text.negate(negator, opening, Scope.statementEnd(text, start));
        } else {
            int start = i;
            while (start > 0 && text.sentence[start - 1] == text.sentence[i] && i - start < Scope.FAR) {
                start--;
            }
            text.negate(negator, start, i);
        }
    }

    private static void contrary(AnalysedText text, int i) {
        if (text.at(i + 1).equals("to")) {
            int negator = text.addNegator(i, NO_RESCUE, false);
            text.negate(negator, i + 2, Scope.phraseEnd(text, i + 2));
        }
    }

    /** "Some think x but y": x is reported, not said. */
    private static void reported(AnalysedText text, int i) {
        boolean others = false;
        for (int j = Math.max(0, i - 3); j < i; j++) {
            others |= THINKERS.contains(text.words[j]) && text.sentence[j] == text.sentence[i];
        }
        String previous = text.at(i - 1);
        boolean supposed = MIGHT.contains(previous)
                && (text.at(i - 2).equals("you")
                        || text.at(i - 2).equals("one")
                        || text.at(i - 2).equals("we"));
        boolean denied = text.negators[i].length > 0;
        if (denied && !others) {
            // "I don't think that x" denies x; the scope of "not" ends too early for it.
            int negator = text.negators[i][0];
            int end = Scope.statementEnd(text, i + 1);
            int from = i + 1;
            while (from < end && contains(text.negators[from], negator)) {
                from++;
            }
            text.negate(negator, from, end);
            return;
        }
        if (others || supposed) {
            int end = Scope.statementEnd(text, i + 1);
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
            case "instead" -> text.at(i + 1).equals("of") ? i + 2 : -1;
            case "rather" -> text.at(i + 1).equals("than") ? i + 2 : -1;
            case "unlike" -> i + 1;
            case "opposed" -> text.at(i + 1).equals("to") ? i + 2 : -1;
            case "place" -> text.at(i - 1).equals("in") && text.at(i + 1).equals("of") ? i + 2 : -1;
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
        int end = Scope.phraseEnd(text, after);
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
                text.negate(negator, i, Scope.end(text, i, 4));
            }
        }
    }

    /** Whether the word denies; what a pattern's own negation may meet. */
    static boolean isDenier(String word) {
        return DENIERS.contains(word) || PatternParser.isNegation(word);
    }
}
