package org.interviewcoach.data.lint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.interviewcoach.core.bank.Choices;
import org.interviewcoach.core.bank.Tier;
import org.interviewcoach.data.OptionValue;
import org.interviewcoach.data.Proof;
import org.jspecify.annotations.Nullable;

/** The multiple-choice form. */
final class ChoiceRules {
    private static final int GOOD_OPTIONS = 4;
    private static final Pattern ABOVE = Pattern.compile(
            "\\b(all|none|both|any) of (the above|these|the other options|the others)\\b|\\b(both|neither) [a-e] (and|nor) [a-e]\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CHOICE_FUNCTION = Pattern.compile("^def choice\\(", Pattern.MULTILINE);

    private ChoiceRules() {}

    static void check(Report.Subject subject) {
        Optional<Choices> found = subject.question().choices();
        if (found.isEmpty()) {
            if (subject.is(Tier.GRADED)) {
                subject.warning(Rule.CHOICES_MISSING, "The question has no choices.");
            } else {
                subject.error(Rule.CHOICES_MISSING, "The question has no choices. Add them.");
            }
            return;
        }
        Choices choices = found.get();
        count(subject, choices);
        texts(subject, choices);
        lengths(subject, choices);
        values(subject, choices);
    }

    private static void count(Report.Subject subject, Choices choices) {
        int count = choices.options().size();
        if (count < GOOD_OPTIONS) {
            subject.byTier(Rule.OPTION_COUNT, "There are " + count + " options. Write 4 or 5.", "choices", "options");
        }
        if (choices.rightCount() == count) {
            subject.error(
                    Rule.OPTION_COUNT, "Every option is right. Add wrong ones that people really choose.", "choices");
        }
    }

    private static void texts(Report.Subject subject, Choices choices) {
        Map<String, Integer> seen = new HashMap<>();
        List<Choices.Option> options = choices.options();
        for (int i = 0; i < options.size(); i++) {
            String text = options.get(i).text();
            // Code differs by its signs, so only case and white space are evened out.
            @Nullable Integer first = seen.putIfAbsent(text.strip().replaceAll("\\s+", " "), i);
            if (first != null) {
                subject.error(Rule.OPTION_DUPLICATE, "The option stands here again.", "choices", "options", i);
            }
            if (ABOVE.matcher(text).find()) {
                subject.error(
                        Rule.OPTION_ABOVE,
                        "Options are shuffled and read alone. Say in this one what holds.",
                        "choices",
                        "options",
                        i);
            }
        }
    }

    /** People who do not know choose the longest; a single right option must not be it by far, nor the shortest. */
    private static void lengths(Report.Subject subject, Choices choices) {
        if (choices.rightCount() != 1) {
            return;
        }
        int right = 0;
        int longest = 0;
        int shortest = Integer.MAX_VALUE;
        int index = 0;
        List<Choices.Option> options = choices.options();
        for (int i = 0; i < options.size(); i++) {
            int length = options.get(i).text().strip().length();
            if (options.get(i).right()) {
                right = length;
                index = i;
            } else {
                longest = Math.max(longest, length);
                shortest = Math.min(shortest, length);
            }
        }
        if (right > longest * 3 / 2 && right - longest > 20) {
            subject.byTier(Rule.OPTION_LENGTH, tell("longest", right, longest), "choices", "options", index);
        } else if (right > longest * 5 / 4 && right - longest > 12) {
            subject.warning(Rule.OPTION_LENGTH, tell("longest", right, longest), "choices", "options", index);
        } else if (right < shortest / 2 && shortest - right > 25) {
            subject.warning(Rule.OPTION_LENGTH, tell("shortest", right, shortest), "choices", "options", index);
        }
    }

    private static String tell(String extreme, int right, int next) {
        return "The right option is by far the " + extreme + ", " + right + " characters, the next has " + next
                + ". Even them out.";
    }

    private static void values(Report.Subject subject, Choices choices) {
        List<Optional<OptionValue>> values = subject.source().optionValues();
        long present = values.stream().flatMap(Optional::stream).count();
        boolean computed = subject.source()
                .proof()
                .filter(Proof.Code.class::isInstance)
                .map(proof ->
                        CHOICE_FUNCTION.matcher(((Proof.Code) proof).code()).find())
                .orElse(false);
        if (present == 0) {
            if (computed) {
                subject.error(
                        Rule.OPTION_VALUE,
                        "The proof has a function choice(), but no option has a value to compare with.",
                        "choices",
                        "options");
            }
            return;
        }
        if (!computed) {
            subject.error(
                    Rule.OPTION_VALUE,
                    "Options have values, but the proof has no function choice() that computes them.",
                    "choices",
                    "options");
        }
        if (present < values.size()) {
            subject.error(Rule.OPTION_VALUE, "Some options have a value and some have none.", "choices", "options");
        }
        Set<OptionValue> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).isPresent() && !seen.add(values.get(i).get()) && !choices.multiple()) {
                subject.error(
                        Rule.OPTION_VALUE, "Another option has the same value.", "choices", "options", i, "value");
            }
        }
    }
}
