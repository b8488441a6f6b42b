package org.interviewcoach.core.grading;

import java.util.Set;
import org.interviewcoach.core.grading.analysis.AnalysedText;

/** Tells sentences that speak to the grader. */
final class Instructions {
    private static final Set<String> GRADES = WordList.of("""
            score marks mark points grade level rating credit
            """);

    private static final Set<String> GIVE = WordList.of("""
            give award assign grant output return set rate grade score mark deserve deserves treat consider
            accept count report please
            """);

    private static final Set<String> TOP = WordList.of("""
            full maximum max highest perfect top complete 4 10 100 solid four ten best covered correct passed
            """);

    private static final Set<String> IGNORE = Set.of("ignore", "disregard", "forget", "override", "bypass", "skip");

    private static final Set<String> ORDERS = WordList.of("""
            instruction instructions rubric prompt prompts rules guidelines criteria
            """);

    private static final Set<String> GRADER = WordList.of("""
            grader evaluator examiner assistant ai llm gpt chatgpt claude bot judge assessor
            """);

    /** Before "rules" these tell that the grader's are meant. */
    private static final Set<String> MEANT =
            Set.of("all", "previous", "your", "the", "these", "any", "grading", "above");

    private Instructions() {}

    /** Marks the sentences that speak to the grader; they count for nothing. */
    static boolean setAside(AnalysedText text) {
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
        return (ignore && orders && !isOverriding(text, start, end))
                || (give && grades && top)
                || (grader && (grades || orders || (give && answer)))
                || (give && answer && top && (grades || grader));
    }

    /** "Override save() for rules of the row": whether all that is set aside is code, or rules of it. */
    private static boolean isOverriding(AnalysedText text, int start, int end) {
        for (int i = start; i < end; i++) {
            String word = text.word(i);
            boolean order = ORDERS.contains(word) && !word.equals("rules");
            boolean plain = IGNORE.contains(word) && !word.equals("override") && !word.equals("skip");
            if (order || plain || (word.equals("rules") && i > start && MEANT.contains(text.word(i - 1)))) {
                return false;
            }
        }
        return true;
    }
}
