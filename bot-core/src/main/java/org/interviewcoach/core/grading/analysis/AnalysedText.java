package org.interviewcoach.core.grading.analysis;

import java.util.Arrays;
import java.util.Set;
import org.interviewcoach.core.grading.Span;
import org.jspecify.annotations.Nullable;

/**
 * A text cut into words, with stems, sentences, clauses, negation, and the places of everything that a vocabulary
 * knows.
 *
 * <p>Words are numbered from 0. A place is a stretch of words, packed as {@code (first << 16) | last}. For one thread and
 * one grading; not for keeping.
 */
public final class AnalysedText {
    private static final int[] NOWHERE = {};

    /** How a denial that takes nothing back for certain stands to the words in its scope. */
    public enum Leniency {
        /** No such denial. */
        NONE,
        /** In a condition, "if it is not valid": it is spoken of, and nothing is claimed. */
        SUPPOSED,
        /** As a purpose, "so that it does not break": it is near what is said. */
        PURPOSE,
        /** Kept from happening, "avoids a query": it meets a pattern that wants a denial, and denies nothing else. */
        AVERTED,
        /** What the denial is said of, "the rest is not passed": denied where nothing else is said. */
        SUBJECT
    }

    private static final Set<String> GOES_ON = Set.of(
            "so",
            "it",
            "this",
            "that",
            "which",
            "they",
            "then",
            "you",
            "we",
            "i",
            "if",
            "when",
            "because",
            "as",
            "and",
            "the",
            "therefore",
            "thus");

    final int count;
    final String[] words;
    final String[] stems;
    final int[] from;
    final int[] to;
    final int[] before;
    final int[] sentence;
    final int[] clause;
    final int[] paragraph;
    final boolean[] code;
    final boolean[] capitals;
    final boolean[] known;
    final boolean[] packName;
    final boolean[] hedged;
    final boolean[] asked;
    final int[][] negators;
    final int[][] lenient;
    int sentences;
    int[] negatorWord = new int[8];
    int[] negatorRescue = new int[8];
    boolean[] negatorFirm = new boolean[8];
    boolean[] negatorStatement = new boolean[8];
    boolean[] negatorAdvice = new boolean[8];
    Leniency[] negatorLeniency = new Leniency[8];
    int negatorCount;
    private final int[][] places;
    private final int[] placeCounts;
    private final boolean foreignScript;

    AnalysedText(Scanner scanner, boolean foreignScript, int units) {
        count = scanner.count;
        words = scanner.words;
        from = scanner.from;
        to = scanner.to;
        before = scanner.before;
        code = scanner.code;
        capitals = scanner.capitalised();
        stems = new String[count];
        sentence = new int[count];
        clause = new int[count];
        paragraph = new int[count];
        known = new boolean[count];
        packName = new boolean[count];
        hedged = new boolean[count];
        asked = new boolean[count];
        negators = new int[count][];
        Arrays.fill(negators, NOWHERE);
        lenient = new int[count][];
        Arrays.fill(lenient, NOWHERE);
        places = new int[units][];
        placeCounts = new int[units];
        this.foreignScript = foreignScript;
    }

    /** How many words there are. */
    public int count() {
        return count;
    }

    /** The word in lower case, typos as they are. */
    public String word(int index) {
        return words[index];
    }

    /** The word of that number, or the empty one where there is none. */
    String at(int index) {
        return index < 0 || index >= count ? "" : words[index];
    }

    /** The word's stem, typos corrected. */
    public String stem(int index) {
        return stems[index];
    }

    public int sentence(int index) {
        return sentence[index];
    }

    /** The number of the first word after the sentence that this word is in; {@link #count()} after the last one. */
    public int sentenceEnd(int index) {
        int end = index;
        while (end < count() && sentence[end] == sentence[index]) {
            end++;
        }
        return end;
    }

    public int clause(int index) {
        return clause[index];
    }

    public int paragraph(int index) {
        return paragraph[index];
    }

    public int sentences() {
        return sentences;
    }

    /** Whether it is {@code '*'}, a value that stands between words without being one. */
    public boolean isAnyValue(int index) {
        return words[index].equals(Vocabulary.ANY);
    }

    /** Whether the word is an identifier by its shape. */
    public boolean isCode(int index) {
        return code[index];
    }

    /** Whether the word's sentence begins by referring to what was spoken of: "it does", "the other one". */
    public boolean refersBack(int index) {
        int start = index;
        while (start > 0 && sentence[start - 1] == sentence[index]) {
            start--;
        }
        for (int i = start; i < Math.min(count, start + 3); i++) {
            switch (words[i]) {
                case "it", "its", "they", "this", "that", "which", "other", "latter", "former", "these", "both" -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    /** Whether a sentence that begins here is about the speaker, or begins a new paragraph. */
    public boolean turnsAway(int start) {
        if ((before[start] & Separator.BLANK_LINE) != 0) {
            return true;
        }
        return switch (words[start]) {
            case "i", "my", "we", "our", "everybody", "everyone", "sometimes" -> true;
            default -> false;
        };
    }

    /** Whether the vocabulary or the table of English has the word. */
    public boolean isKnown(int index) {
        return known[index];
    }

    /** Whether the word is only reported or supposed: what some think, what might seem. */
    public boolean isHedged(int index) {
        return hedged[index];
    }

    /** Whether the word stands in a question. */
    public boolean isAsked(int index) {
        return asked[index];
    }

    /** Makes the words from the first to before the end count for nothing: they are as if only reported. */
    public void disregard(int first, int end) {
        Arrays.fill(hedged, first, end, true);
    }

    /** Whether the word itself denies. */
    public boolean denies(int index) {
        return !code[index] && Negation.isDenier(words[index]);
    }

    /** The negations whose scope holds the word, by number. */
    public int[] negators(int index) {
        return negators[index];
    }

    /** The lenient negations whose scope holds the word, by number: see {@link Leniency}. */
    public int[] lenientNegators(int index) {
        return lenient[index];
    }

    /** In what way that negation is lenient. */
    public Leniency leniency(int negator) {
        return negatorLeniency[negator];
    }

    /** The word that is the negation of that number. */
    public int negatorWord(int negator) {
        return negatorWord[negator];
    }

    /** The word from which on the negation is lifted ("not before x"), or a number past all words. */
    public int negatorRescue(int negator) {
        return negatorRescue[negator];
    }

    /** Whether the negation says the opposite ("does not"), rather than setting aside ("instead of"). */
    public boolean isFirm(int negator) {
        return negatorFirm[negator];
    }

    /** Whether the negation says the opposite of a fact, which advice ("never commit secrets") does not. */
    public boolean deniesAFact(int negator) {
        return negatorFirm[negator] && !negatorAdvice[negator];
    }

    /** Whether the negation is of a whole statement ("it is a myth that"), so that no pattern can mean it. */
    public boolean isOfStatement(int negator) {
        return negatorStatement[negator];
    }

    /** Whether most letters are of another alphabet than the Latin. */
    public boolean foreignScript() {
        return foreignScript;
    }

    /**
     * Whether a comma, a bracket, a colon or the end of a sentence stands between the words from the first to the last,
     * with no word after it that goes on with the same: "the extension, so it is safe".
     */
    public boolean isBroken(int first, int last) {
        for (int i = first + 1; i <= last; i++) {
            if ((before[i] & Separator.BREAKS_THOUGHT) != 0 && !GOES_ON.contains(words[i])) {
                return true;
            }
        }
        return false;
    }

    /** Whether an arrow or an equals sign stands before the word. */
    public boolean relatesBefore(int index) {
        if ((before[index] & ~Separator.CODE) == Separator.EQUALS && isValue(words[index])) {
            return false;
        }
        return (before[index] & (Separator.ARROW | Separator.EQUALS | Separator.COLON | Separator.UNEQUAL)) != 0;
    }

    /** Whether an arrow stands before the word. */
    public boolean arrowBefore(int index) {
        return (before[index] & Separator.ARROW) != 0;
    }

    /** In {@code null=True} the sign belongs to the name. */
    private static boolean isValue(String word) {
        return switch (word) {
            case "true", "false", "none", "null" -> true;
            default -> false;
        };
    }

    /** Whether a comma, slash, line break or the like stands before the word. */
    public boolean listedBefore(int index) {
        return (before[index]
                        & (Separator.COMMA
                                | Separator.SLASH
                                | Separator.NEWLINE
                                | Separator.BULLET
                                | Separator.SEMICOLON
                                | Separator.STOP
                                | Separator.PLUS))
                != 0;
    }

    /** Whether a comma, colon, bracket, dash or arrow stands before the word. */
    public boolean pausesBefore(int index) {
        return (before[index]
                        & (Separator.COMMA
                                | Separator.COLON
                                | Separator.DASH
                                | Separator.ARROW
                                | Separator.SEMICOLON
                                | Separator.OPEN
                                | Separator.CLOSE
                                | Separator.BULLET
                                | Separator.NEWLINE
                                | Separator.STOP))
                != 0;
    }

    /** Whether a bracket opens before the word. */
    public boolean opensBefore(int index) {
        return (before[index] & Separator.OPEN) != 0;
    }

    /** Whether the word begins an item of a list. */
    public boolean isBullet(int index) {
        return (before[index] & Separator.BULLET) != 0;
    }

    /** Whether a colon stands before the word. */
    public boolean colonBefore(int index) {
        return (before[index] & Separator.COLON) != 0;
    }

    /** Whether nothing but space and harmless signs stands between the word and the one before it. */
    public boolean isAdjacent(int index) {
        return (before[index] & Separator.BREAKS_ROW) == 0;
    }

    /** Whether it is the name of what the pack is about, which every answer may use. */
    public boolean isPackName(int index) {
        return packName[index];
    }

    /** Whether nothing but a hyphen stands between the word and the one before it. */
    boolean isHyphenated(int index) {
        return index < count && before[index] == Separator.HYPHEN;
    }

    /** How many places a unit has. */
    public int placeCount(int unit) {
        return placeCounts[unit];
    }

    /** A place of a unit; they are ordered by their first words. */
    public int place(int unit, int number) {
        return places[unit][number];
    }

    /** Where the words stand in the raw text. */
    public Span span(int first, int last) {
        return new Span(from[first], Math.max(to[first], to[last]));
    }

    void addPlace(int unit, int first, int last) {
        int place = (first << 16) | last;
        int size = placeCounts[unit];
        int @Nullable [] found = places[unit];
        if (found == null) {
            found = new int[4];
            places[unit] = found;
        } else if (found[size - 1] == place) {
            return;
        } else if (size == found.length) {
            found = Arrays.copyOf(found, size * 2);
            places[unit] = found;
        }
        found[size] = place;
        placeCounts[unit] = size + 1;
    }

    int addNegator(int word, int rescue, boolean firm) {
        if (negatorCount == negatorWord.length) {
            negatorWord = Arrays.copyOf(negatorWord, negatorCount * 2);
            negatorRescue = Arrays.copyOf(negatorRescue, negatorCount * 2);
            negatorFirm = Arrays.copyOf(negatorFirm, negatorCount * 2);
            negatorStatement = Arrays.copyOf(negatorStatement, negatorCount * 2);
            negatorAdvice = Arrays.copyOf(negatorAdvice, negatorCount * 2);
            negatorLeniency = Arrays.copyOf(negatorLeniency, negatorCount * 2);
        }
        negatorWord[negatorCount] = word;
        negatorRescue[negatorCount] = rescue;
        negatorFirm[negatorCount] = firm;
        negatorLeniency[negatorCount] = Leniency.NONE;
        return negatorCount++;
    }

    void negate(int negator, int first, int end) {
        append(negators, negator, first, end);
    }

    void negateLeniently(int word, Leniency leniency, int first, int end) {
        int negator = addNegator(word, Negation.NO_RESCUE, false);
        negatorLeniency[negator] = leniency;
        append(lenient, negator, first, end);
    }

    private static void append(int[][] scopes, int negator, int first, int end) {
        for (int i = first; i < end; i++) {
            int[] old = scopes[i];
            int[] more = Arrays.copyOf(old, old.length + 1);
            more[old.length] = negator;
            scopes[i] = more;
        }
    }
}
