package org.interviewcoach.core.grading.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words of a question, and what stands on either side of its "and". */
public final class QuestionWords {
    private static final Set<String> GENERIC = Set.of("python", "using", "use", "do", "work", "happen");

    private static final int LONGEST_NAME = 3;

    private final Scanner scanner;
    private final Vocabulary.Builder vocabulary;

    public QuestionWords(String text, Vocabulary.Builder vocabulary) {
        this.vocabulary = vocabulary;
        scanner = new Scanner(new Normal(text));
    }

    public int count() {
        return scanner.count;
    }

    public String word(int index) {
        return scanner.words[index];
    }

    public boolean isCode(int index) {
        return scanner.code[index];
    }

    /** Whether a comma or another border stands before the word. */
    public boolean pauses(int index) {
        return (scanner.before[index] & (Separator.BREAKS_ROW & ~Separator.COMMA)) != 0;
    }

    /** The thing named before the connector, or nothing. */
    public String headBefore(int connector) {
        int i = connector - 1;
        while (i > 0 && (scanner.before[i] & Separator.EQUALS) != 0) {
            i--;
        }
        return isContent(i) ? scanner.words[i] : "";
    }

    /** The things listed with commas before the one before the connector. */
    public List<String> listBefore(int connector) {
        List<String> list = new ArrayList<>();
        int i = connector - 1;
        while (i > 0 && (scanner.before[i] & Separator.COMMA) != 0 && isContent(i - 1)) {
            list.addFirst(scanner.words[i - 1]);
            i--;
        }
        return list;
    }

    /** The thing named after the connector: an identifier, or the last of the words that belong together. */
    public String headAfter(int connector) {
        int i = connector + 1;
        while (i < scanner.count && English.isFunctionWord(scanner.words[i]) && !scanner.code[i] && i < connector + 3) {
            i++;
        }
        if (i >= scanner.count || !isContent(i)) {
            return "";
        }
        if (scanner.code[i]) {
            return scanner.words[i];
        }
        int last = i;
        while (last + 1 < scanner.count
                && last - i + 1 < LONGEST_NAME
                && isContent(last + 1)
                && (scanner.before[last + 1] & (Separator.BREAKS_ROW | Separator.EQUALS)) == 0) {
            last++;
        }
        while (last > i && (GENERIC.contains(scanner.words[last]) || vocabulary.isName(scanner.words[last]))) {
            last--;
        }
        return scanner.words[last];
    }

    private boolean isContent(int i) {
        return scanner.code[i] || !English.isFunctionWord(scanner.words[i]);
    }
}
