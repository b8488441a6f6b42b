package org.interviewcoach.core.grading;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.grading.analysis.AnalysedText;
import org.interviewcoach.core.grading.analysis.English;

/**
 * Tells, before anything is matched, what only stands in an answer's place. As in {@link Shrugs}, {@link TermLists} and {@link
 * Instructions} every rule is written to rather let a poor answer through than to turn an honest one away: an answer that
 * is let through is still graded.
 */
final class Guards {
    /** Small words of German, French, Spanish, Portuguese, Italian, Dutch, Polish, Turkish, Indonesian; none is English. */
    private static final Set<String> FOREIGN = WordList.of("""
            der das und ist nicht eine einen einem wird werden mit auf für fur sind oder auch aber wenn dass dem
            den zur zum durch nur bei sich le les des une est dans pour qui avec sur pas sont et du que cette
            mais ou plus aux ce el los las una es por para con del como pero cuando se lo su uma nao os na em ao
            sao il di che per della sono gli het een van niet zijn voor wordt jest nie sie oraz przez czy bir ve
            icin olarak yang dan untuk dengan adalah ini
            """);

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
        if (Shrugs.isShrug(text)) {
            return Optional.of(Guard.Kind.DONT_KNOW);
        }
        // Identifiers that a pack does not know are known by their shape, so code alone is never gibberish.
        if (known * 100 < count * 35 && small * 100 <= count * 15 && (code * 4 < count)) {
            return Optional.of(Guard.Kind.GIBBERISH);
        }
        return Optional.empty();
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
}
