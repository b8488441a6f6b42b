package org.interviewcoach.core.grading.analysis;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Analyses answers against a vocabulary. Immutable and safe for use by many threads; no text makes it throw.
 *
 * <p>Its steps are {@link Normal}, {@link Scanner}, stems and units here, {@link Borders} and {@link Negation}.
 */
public final class TextAnalyser {
    /** What comes after is not read: no answer that a platform takes is longer. */
    public static final int MOST_CHARACTERS = 24_000;

    /** A text of this many unknown words is not mistyped, it is no English. */
    private static final int MOST_CORRECTIONS = 400;

    private final Vocabulary vocabulary;

    public TextAnalyser(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Analyses a text. */
    public AnalysedText analyse(String raw) {
        String read = raw.length() > MOST_CHARACTERS ? raw.substring(0, MOST_CHARACTERS) : raw;
        Normal normal = new Normal(read);
        Scanner scanner = new Scanner(normal);
        AnalysedText text = new AnalysedText(scanner, normal.foreignScript(), vocabulary.size());
        find(text, scanner);
        Borders.set(text, scanner);
        Negation.set(text);
        return text;
    }

    private void find(AnalysedText text, Scanner scanner) {
        Stems stems = new Stems();
        int corrections = 0;
        String[] spelt = new String[text.count];
        for (int i = 0; i < text.count; i++) {
            String word = text.words[i];
            String stem = stems.stem(word);
            text.packName[i] = vocabulary.isName(word);
            text.known[i] =
                    text.code[i] || English.isKnown(word, stem) || vocabulary.isKnown(word, stem) || isNumber(word);
            if (text.code[i] && corrections < MOST_CORRECTIONS && mistyped(word)) {
                corrections++;
                @Nullable String corrected = vocabulary.correct(Vocabulary.key(word));
                if (corrected != null && vocabulary.ofKey(corrected) != null) {
                    word = corrected;
                }
            } else if (!text.known[i] && corrections < MOST_CORRECTIONS) {
                corrections++;
                @Nullable String corrected = vocabulary.correct(word);
                if (corrected == null && !stem.equals(word)) {
                    corrected = vocabulary.correct(stem);
                }
                if (corrected != null) {
                    word = corrected;
                    stem = stems.stem(corrected);
                    text.known[i] = true;
                }
            }
            spelt[i] = word;
            text.stems[i] = stem;
        }
        for (int i = 0; i < text.count; i++) {
            place(text, i, vocabulary.ofStem(text.stems[i]), i);
            place(text, i, vocabulary.ofSurface(text.words[i]), i);
            for (int prefix : vocabulary.ofPrefixes(spelt[i])) {
                text.addPlace(prefix, i, i);
            }
            @Nullable String @Nullable [] parts = scanner.parts[i];
            if (parts != null) {
                findParts(text, i, parts, stems);
            } else if (text.words[i].indexOf('_') >= 0) {
                findEndings(text, i, text.words[i]);
            }
            findKeys(text, i, spelt, stems);
            findMarked(text, scanner, i, spelt[i]);
        }
    }

    /** Whether it is written as an identifier of several words, none that is known. */
    private boolean mistyped(String word) {
        return word.indexOf('.') < 0 && word.length() > 5 && !vocabulary.isKnown(Vocabulary.key(word), word);
    }

    /** The parts of a path count as words, and every run of them as an identifier. */
    private void findParts(AnalysedText text, int index, @Nullable String[] parts, Stems stems) {
        int most = Math.min(parts.length, 8);
        for (int i = 0; i < most; i++) {
            String part = String.valueOf(parts[i]);
            findEndings(text, index, part);
            for (Integer unit : vocabulary.markedOf(Vocabulary.key(part)).values()) {
                text.addPlace(unit, index, index);
            }
            place(text, index, vocabulary.ofStem(stems.stem(part)), index);
            place(text, index, vocabulary.ofSpecial(part), index);
            StringBuilder run = new StringBuilder();
            for (int j = i; j < most; j++) {
                run.append(Vocabulary.key(String.valueOf(parts[j])));
                place(text, index, vocabulary.ofKey(run.toString()), index);
            }
        }
    }

    /** {@code _set} in {@code book_set}, and {@code clean_<field>} in {@code clean_title}. */
    private void findEndings(AnalysedText text, int index, String word) {
        for (int at = word.indexOf('_'); at >= 0; at = word.indexOf('_', at + 1)) {
            place(text, index, vocabulary.ofSpecial(word.substring(at)), index);
        }
        for (Map.Entry<Vocabulary.Shape, Integer> shape : vocabulary.shapes().entrySet()) {
            if (shape.getKey().fits(word)) {
                text.addPlace(shape.getValue(), index, index);
            }
        }
    }

    private void findMarked(AnalysedText text, Scanner scanner, int index, String spelt) {
        Map<Marked, Integer> marked = vocabulary.markedOf(Vocabulary.key(spelt));
        for (Map.Entry<Marked, Integer> it : marked.entrySet()) {
            if (it.getKey().isAt(text, scanner, index)) {
                text.addPlace(it.getValue(), index, index);
            }
        }
    }

    private void findKeys(AnalysedText text, int index, String[] spelt, Stems stems) {
        String first = Vocabulary.key(spelt[index]);
        if (first.isEmpty() || !vocabulary.mayBeginKey(first)) {
            String stem = text.stems[index];
            if (!stem.equals(first)) {
                place(text, index, vocabulary.ofKey(stem), index);
            }
            return;
        }
        // The name of a common word, all() or in, is code only where it is written as code.
        if (text.code[index] || !English.isFunctionWord(first)) {
            place(text, index, vocabulary.ofKey(first), index);
            if (first.length() > 4) {
                place(text, index, vocabulary.ofKey(stems.stem(first)), index);
            }
        }
        String joined = first;
        for (int last = index + 1; last < Math.min(text.count, index + Vocabulary.MOST_JOINED); last++) {
            if (!text.isAdjacent(last)) {
                return;
            }
            String more = joined + Vocabulary.key(spelt[last]);
            if (!vocabulary.mayBeginKey(more)) {
                String plural = joined + Vocabulary.key(text.stems[last]);
                place(text, index, vocabulary.ofKey(plural), last);
                return;
            }
            place(text, index, vocabulary.ofKey(more), last);
            joined = more;
        }
    }

    private static void place(AnalysedText text, int first, @Nullable Integer unit, int last) {
        if (unit != null) {
            text.addPlace(unit, first, last);
        }
    }

    private static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if ((c < '0' || c > '9') && c != '.') {
                return false;
            }
        }
        return !word.isEmpty();
    }
}
