package org.interviewcoach.core.grading;

import java.util.Set;
import org.interviewcoach.core.grading.analysis.AnalysedText;

/** Tells a bare "I don't know" from an answer that only begins with it. */
final class Shrugs {
    /** One of them has to be there. */
    private static final Set<String> SHRUGS = WordList.of("""
            know idea clue idk dunno sure remember pass skip heard used recall unsure answer learned learnt
            forgot blank understand worked
            """);

    /** All that people say around it. */
    private static final Set<String> SHRUG_WORDS = WordList.of("""
            i do does not know no idea clue idk dunno sure sorry have has never heard of it this that one the
            answer a an about to be honest honestly really can remember recall pass skip please at all what is
            me my am m off top head with used would say think yet learned learnt these them question forgot
            forgotten blank went drawing unsure hmm um uh well lol need look up google guess any anything tbh
            here there don understand ask just for next hint much too and but so ok in worked had on haven did
            get tell you how things thing topic sadly unfortunately moment
            """);

    private static final int LONGEST_SHRUG = 22;

    private Shrugs() {}

    /** Whether the answer says that it knows none, and next to nothing else. */
    static boolean isShrug(AnalysedText text) {
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
}
