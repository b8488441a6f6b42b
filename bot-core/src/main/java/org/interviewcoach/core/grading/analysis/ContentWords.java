package org.interviewcoach.core.grading.analysis;

import java.util.ArrayList;
import java.util.List;

/** The stems of a text's content words, for what needs no more than a bag of words. */
public final class ContentWords {
    private ContentWords() {}

    /** Every content word's stem, in order, repeats kept. */
    public static List<String> stems(String text) {
        Scanner scanner = new Scanner(new Normal(text));
        Stems stems = new Stems();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < scanner.count; i++) {
            if (!English.isFunctionWord(scanner.words[i])) {
                found.add(stems.stem(scanner.words[i]));
            }
        }
        return found;
    }
}
