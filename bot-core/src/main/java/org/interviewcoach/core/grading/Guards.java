package org.interviewcoach.core.grading;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.grading.analysis.AnalysedText;
import org.interviewcoach.core.grading.analysis.English;

/**
 * Tells what only stands in an answer's place. Every rule is written to rather let a poor answer through than to turn
 * an honest one away: an answer that is let through is still graded.
 */
final class Guards {
    private static final Set<String> FOREIGN = Set.of(
            // German, French, Spanish, Portuguese, Italian, Dutch, Polish, Turkish, Indonesian; none an English word.
            "der",
            "das",
            "und",
            "ist",
            "nicht",
            "eine",
            "einen",
            "einem",
            "wird",
            "werden",
            "mit",
            "auf",
            "für",
            "fur",
            "sind",
            "oder",
            "auch",
            "aber",
            "wenn",
            "dass",
            "dem",
            "den",
            "zur",
            "zum",
            "durch",
            "nur",
            "bei",
            "sich",
            "le",
            "les",
            "des",
            "une",
            "est",
            "dans",
            "pour",
            "qui",
            "avec",
            "sur",
            "pas",
            "sont",
            "et",
            "du",
            "que",
            "cette",
            "mais",
            "ou",
            "plus",
            "aux",
            "ce",
            "el",
            "los",
            "las",
            "una",
            "es",
            "por",
            "para",
            "con",
            "del",
            "como",
            "pero",
            "cuando",
            "se",
            "lo",
            "su",
            "uma",
            "nao",
            "os",
            "na",
            "em",
            "ao",
            "sao",
            "il",
            "di",
            "che",
            "per",
            "della",
            "sono",
            "gli",
            "het",
            "een",
            "van",
            "niet",
            "zijn",
            "voor",
            "wordt",
            "jest",
            "nie",
            "sie",
            "oraz",
            "przez",
            "czy",
            "bir",
            "ve",
            "icin",
            "olarak",
            "yang",
            "dan",
            "untuk",
            "dengan",
            "adalah",
            "ini");

    private static final Set<String> RELATING = Set.of(
            "is",
            "are",
            "does",
            "do",
            "has",
            "have",
            "be",
            "was",
            "were",
            "will",
            "can",
            "should",
            "must",
            "may",
            "would",
            "returns",
            "return",
            "makes",
            "make",
            "uses",
            "use",
            "used",
            "using",
            "runs",
            "gets",
            "get",
            "gives",
            "takes",
            "lets",
            "means",
            "happens",
            "works",
            "needs",
            "calls",
            "called",
            "creates",
            "created",
            "stores",
            "stored",
            "saves",
            "loads",
            "loaded",
            "sends",
            "sent",
            "avoids",
            "avoid",
            "allows",
            "keeps",
            "checks",
            "fetches",
            "fetched",
            "reads",
            "writes",
            "adds",
            "added",
            "evaluates",
            "evaluated",
            "executes",
            "executed",
            "applies",
            "applied",
            "cached",
            "shows",
            "hits",
            "joins",
            "joined",
            "raises",
            "throws",
            "decides",
            "defines",
            "defined",
            "inherits",
            "extends",
            "wraps",
            "handles",
            "controls",
            "affects",
            "accepts",
            "passes",
            "passed",
            "converts",
            "escapes",
            "prevents",
            "protects",
            "goes",
            "comes",
            "becomes",
            "stays",
            "contains",
            "holds",
            "maps",
            "matches",
            "updates",
            "deletes",
            "changes",
            "changed",
            "replaces",
            "depends",
            "follows",
            "starts",
            "stops",
            "ends",
            "because",
            "so",
            "if",
            "when",
            "while",
            "but",
            "until",
            "unless",
            "then",
            "than",
            "that",
            "which",
            "where",
            "instead",
            "without",
            "not",
            "no",
            "never",
            "only",
            "per",
            "by",
            "into",
            "from",
            "with",
            "via",
            "through",
            "before",
            "after",
            "once",
            "it",
            "you",
            "they",
            "we",
            "i",
            "its",
            "as",
            "in",
            "on",
            "at",
            "to",
            "for",
            "of");

    /** Small words that names are made of: many to many, row of a table. */
    private static final Set<String> NAMING =
            Set.of("and", "or", "to", "of", "the", "a", "an", "vs", "many", "one", "up", "down", "zero", "no", "n");

    private static final Set<String> LINKS = Set.of("and", "or");

    private static final Set<String> SHRUGS = Set.of(
            "know",
            "idea",
            "clue",
            "idk",
            "dunno",
            "sure",
            "remember",
            "pass",
            "skip",
            "heard",
            "used",
            "recall",
            "unsure",
            "answer",
            "learned",
            "learnt",
            "forgot",
            "blank",
            "understand",
            "worked");

    private static final Set<String> SHRUG_WORDS = Set.of(
            "i",
            "do",
            "does",
            "not",
            "know",
            "no",
            "idea",
            "clue",
            "idk",
            "dunno",
            "sure",
            "sorry",
            "have",
            "has",
            "never",
            "heard",
            "of",
            "it",
            "this",
            "that",
            "one",
            "the",
            "answer",
            "a",
            "an",
            "about",
            "to",
            "be",
            "honest",
            "honestly",
            "really",
            "can",
            "remember",
            "recall",
            "pass",
            "skip",
            "please",
            "at",
            "all",
            "what",
            "is",
            "me",
            "my",
            "am",
            "m",
            "off",
            "top",
            "head",
            "with",
            "used",
            "would",
            "say",
            "think",
            "yet",
            "learned",
            "learnt",
            "these",
            "them",
            "question",
            "forgot",
            "forgotten",
            "blank",
            "went",
            "drawing",
            "unsure",
            "hmm",
            "um",
            "uh",
            "well",
            "lol",
            "need",
            "look",
            "up",
            "google",
            "guess",
            "any",
            "anything",
            "tbh",
            "here",
            "there",
            "don",
            "understand",
            "ask",
            "just",
            "for",
            "next",
            "hint",
            "much",
            "too",
            "and",
            "but",
            "so",
            "ok",
            "in",
            "worked",
            "had",
            "on",
            "haven",
            "did",
            "get",
            "tell",
            "you",
            "how",
            "things",
            "thing",
            "topic",
            "sadly",
            "unfortunately",
            "moment");

    private static final int LONGEST_SHRUG = 22;

    private Guards() {}

    /** What can be seen before anything is matched. */
    static Optional<Guard.Kind> before(AnalysedText text) {
        if (text.count() == 0) {
            return Optional.of(Guard.Kind.EMPTY);
        }
        if (text.foreignScript()) {
            return Optional.of(Guard.Kind.OTHER_LANGUAGE);
        }
        int known = 0;
        int small = 0;
        int foreign = 0;
        int code = 0;
        for (int i = 0; i < text.count(); i++) {
            known += text.isKnown(i) ? 1 : 0;
            code += text.isCode(i) ? 1 : 0;
            small += English.isFunctionWord(text.word(i)) ? 1 : 0;
            foreign += FOREIGN.contains(text.word(i)) ? 1 : 0;
        }
        int count = text.count();
        if (foreign >= 3 && foreign > small && foreign * 8 >= count) {
            return Optional.of(Guard.Kind.OTHER_LANGUAGE);
        }
        if (isShrug(text)) {
            return Optional.of(Guard.Kind.DONT_KNOW);
        }
        // Identifiers that a pack does not know are known by their shape, so code alone is never gibberish.
        if (known * 100 < count * 35 && small * 100 <= count * 15 && (code * 4 < count)) {
            return Optional.of(Guard.Kind.GIBBERISH);
        }
        return Optional.empty();
    }

    private static boolean isShrug(AnalysedText text) {
        if (text.count() > LONGEST_SHRUG) {
            return false;
        }
        boolean shrugs = false;
        int other = 0;
        for (int i = 0; i < text.count(); i++) {
            String word = text.word(i);
            shrugs |= SHRUGS.contains(word);
            other += SHRUG_WORDS.contains(word) ? 0 : 1;
        }
        return shrugs && (other == 0 || (other <= 2 && text.count() >= 3 && saysNotKnowing(text)));
    }

    /** Whether there is not one word beside those that shrug. */
    static boolean isPlainShrug(AnalysedText text) {
        for (int i = 0; i < text.count(); i++) {
            if (!SHRUG_WORDS.contains(text.word(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean saysNotKnowing(AnalysedText text) {
        for (int i = 0; i < text.count(); i++) {
            String word = text.word(i);
            if (word.equals("idk") || word.equals("dunno")) {
                return true;
            }
            boolean denied = i > 0
                    && (text.word(i - 1).equals("not")
                            || text.word(i - 1).equals("no")
                            || text.word(i - 1).equals("never"));
            if (denied
                    && (word.equals("know")
                            || word.equals("idea")
                            || word.equals("clue")
                            || word.equals("sure")
                            || word.equals("remember")
                            || word.equals("heard"))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the answer is the question over again: nearly no content word of its own. */
    static boolean isCopy(AnalysedText text, Set<String> questionStems) {
        Set<String> met = new HashSet<>();
        int content = 0;
        int own = 0;
        for (int i = 0; i < text.count(); i++) {
            if (English.isFunctionWord(text.word(i)) && !questionStems.contains(text.stem(i))) {
                continue;
            }
            content++;
            if (questionStems.contains(text.stem(i))) {
                met.add(text.stem(i));
            } else {
                own++;
            }
        }
        return content > 0 && own * 8 <= content && met.size() * 10 >= questionStems.size() * 6 && met.size() > 1;
    }

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
    static BitSet listSentences(AnalysedText text) {
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

    /** Marks the sentences that speak to the grader; they count for nothing. */
    static boolean setInstructionsAside(AnalysedText text) {
        boolean any = false;
        int start = 0;
        while (start < text.count()) {
            int end = text.sentenceEnd(start);
            if (instructs(text, start, end)) {
                any = true;
                text.disregard(start, end);
            }
            start = end;
        }
        return any;
    }

    private static final Set<String> GRADES =
            Set.of("score", "marks", "mark", "points", "grade", "level", "rating", "credit");
    private static final Set<String> GIVE = Set.of(
            "give",
            "award",
            "assign",
            "grant",
            "output",
            "return",
            "set",
            "rate",
            "grade",
            "score",
            "mark",
            "deserve",
            "deserves",
            "treat",
            "consider",
            "accept",
            "count",
            "report",
            "please");
    private static final Set<String> TOP = Set.of(
            "full",
            "maximum",
            "max",
            "highest",
            "perfect",
            "top",
            "complete",
            "4",
            "10",
            "100",
            "solid",
            "four",
            "ten",
            "best",
            "covered",
            "correct",
            "passed");
    private static final Set<String> IGNORE = Set.of("ignore", "disregard", "forget", "override", "bypass", "skip");
    private static final Set<String> ORDERS =
            Set.of("instruction", "instructions", "rubric", "prompt", "prompts", "rules", "guidelines", "criteria");
    private static final Set<String> GRADER = Set.of(
            "grader",
            "evaluator",
            "examiner",
            "assistant",
            "ai",
            "llm",
            "gpt",
            "chatgpt",
            "claude",
            "bot",
            "judge",
            "assessor");

    private static boolean instructs(AnalysedText text, int start, int end) {
        boolean grades = false;
        boolean give = false;
        boolean top = false;
        boolean ignore = false;
        boolean orders = false;
        boolean grader = false;
        boolean answer = false;
        for (int i = start; i < end; i++) {
            String word = text.word(i);
            grades |= GRADES.contains(word);
            give |= GIVE.contains(word);
            top |= TOP.contains(word);
            ignore |= IGNORE.contains(word);
            orders |= ORDERS.contains(word);
            grader |= GRADER.contains(word);
            answer |= word.equals("answer") || word.equals("response") || word.equals("reply") || word.equals("me");
        }
        return (ignore && orders)
                || (give && grades && top)
                || (grader && (grades || orders || (give && answer)))
                || (give && answer && top && (grades || grader));
    }
}
