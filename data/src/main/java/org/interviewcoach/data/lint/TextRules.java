package org.interviewcoach.data.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interviewcoach.core.bank.Choices;
import org.interviewcoach.core.bank.FollowUp;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.Tier;

/** What people read: length, code blocks, spelling, hints, proof and versions. */
final class TextRules {
    private static final int MIN_WORDS = 80;
    private static final int MAX_WORDS = 250;
    private static final int MAX_CODE_LINES = 22;
    private static final Pattern WORD = Pattern.compile("[\\p{L}']+");
    private static final Map<String, String> MISSPELLINGS = WordLists.pairs("misspellings.txt");

    private TextRules() {}

    /** A text with the way to it in the file. */
    private record Text(String value, List<Object> path) {
        static Text at(String value, Object... path) {
            return new Text(value, List.of(path));
        }
    }

    static void check(Report.Subject subject) {
        answer(subject);
        hints(subject);
        proof(subject);
        versions(subject);
        for (Text text : texts(subject.question())) {
            code(subject, text);
            spelling(subject, text);
        }
    }

    private static void answer(Report.Subject subject) {
        if (subject.is(Tier.STARTER)) {
            return;
        }
        int words = Prose.words(Prose.withoutCode(subject.question().answer()));
        if (words < MIN_WORDS || words > MAX_WORDS) {
            subject.byTier(
                    Rule.ANSWER_LENGTH,
                    "The model answer has " + words + " words beside its code. Write " + MIN_WORDS + " to " + MAX_WORDS
                            + ".",
                    "answer");
        }
    }

    private static void hints(Report.Subject subject) {
        int count = subject.question().hints().size();
        if (!subject.is(Tier.STARTER) && (count < 2 || count > 3)) {
            subject.byTier(Rule.HINT_COUNT, "There are " + count + " hints. Write 2 or 3.", "hints");
        }
    }

    private static void proof(Report.Subject subject) {
        if (subject.is(Tier.PROVEN) && subject.source().proof().isEmpty()) {
            subject.error(
                    Rule.PROOF_MISSING, "There is no proof. Write one, or proof: {none: \"the reason\"}.", "proof");
        }
    }

    private static void versions(Report.Subject subject) {
        List<String> known = subject.pack().pack().versions();
        Question question = subject.question();
        if (known.isEmpty()) {
            return;
        }
        question.since()
                .filter(since -> compare(since, known.getLast()) > 0)
                .ifPresent(since -> subject.error(
                        Rule.VERSION_RANGE,
                        "It holds since " + since + ", but the pack's newest version is " + known.getLast() + ".",
                        "since"));
        question.until()
                .filter(until -> compare(until, known.getFirst()) < 0)
                .ifPresent(until -> subject.error(
                        Rule.VERSION_RANGE,
                        "It holds until " + until + ", but the pack's oldest version is " + known.getFirst() + ".",
                        "until"));
    }

    private static int compare(String left, String right) {
        String[] lefts = left.split("\\.", -1);
        String[] rights = right.split("\\.", -1);
        for (int i = 0; i < Math.max(lefts.length, rights.length); i++) {
            int order = Integer.compare(
                    i < lefts.length ? Integer.parseInt(lefts[i]) : 0,
                    i < rights.length ? Integer.parseInt(rights[i]) : 0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static List<Text> texts(Question question) {
        List<Text> texts = new ArrayList<>();
        texts.add(Text.at(question.text(), "question"));
        texts.add(Text.at(question.answer(), "answer"));
        points(texts, question.rubric().keyPoints());
        List<Misconception> misconceptions = question.rubric().misconceptions();
        for (int i = 0; i < misconceptions.size(); i++) {
            final int index = i;
            texts.add(Text.at(misconceptions.get(i).says(), "misconceptions", i, "says"));
            texts.add(Text.at(misconceptions.get(i).correction(), "misconceptions", i, "correction"));
            misconceptions
                    .get(i)
                    .ask()
                    .ifPresent(ask -> texts.add(Text.at(ask.text(), "misconceptions", index, "ask", "text")));
        }
        List<FollowUp> followUps = question.rubric().followUps();
        for (int i = 0; i < followUps.size(); i++) {
            texts.add(Text.at(followUps.get(i).text(), "follow_ups", i, "text"));
            texts.add(Text.at(followUps.get(i).answer(), "follow_ups", i, "answer"));
            points(texts, followUps.get(i).keyPoints(), "follow_ups", i);
        }
        question.choices().ifPresent(choices -> choices(texts, choices));
        for (int i = 0; i < question.hints().size(); i++) {
            texts.add(Text.at(question.hints().get(i), "hints", i));
        }
        return texts;
    }

    private static void points(List<Text> texts, List<KeyPoint> points, Object... prefix) {
        for (int i = 0; i < points.size(); i++) {
            KeyPoint point = points.get(i);
            final int index = i;
            texts.add(Text.at(point.says(), path(prefix, "key_points", i, "says")));
            texts.add(Text.at(point.why(), path(prefix, "key_points", i, "why")));
            point.hint().ifPresent(hint -> texts.add(Text.at(hint, path(prefix, "key_points", index, "hint"))));
            point.ask()
                    .ifPresent(ask -> texts.add(Text.at(ask.text(), path(prefix, "key_points", index, "ask", "text"))));
        }
    }

    private static Object[] path(Object[] prefix, Object... rest) {
        List<Object> path = new ArrayList<>(List.of(prefix));
        path.addAll(List.of(rest));
        return path.toArray();
    }

    private static void choices(List<Text> texts, Choices choices) {
        texts.add(Text.at(choices.stem(), "choices", "stem"));
        for (int i = 0; i < choices.options().size(); i++) {
            texts.add(Text.at(choices.options().get(i).text(), "choices", "options", i, "text"));
            texts.add(Text.at(choices.options().get(i).why(), "choices", "options", i, "why"));
        }
    }

    private static void code(Report.Subject subject, Text text) {
        for (Prose.Block block : Prose.blocks(text.value)) {
            if (!block.closed()) {
                subject.error(Rule.CODE_BLOCK, "A code block is not closed. Add a line with ```.", text.path.toArray());
            } else if (block.lines() > MAX_CODE_LINES) {
                subject.warning(
                        Rule.CODE_BLOCK,
                        "A code block has " + block.lines() + " lines. Shorten it to " + MAX_CODE_LINES + ".",
                        text.path.toArray());
            }
            if (block.language().isEmpty()) {
                subject.warning(
                        Rule.CODE_BLOCK,
                        "A code block names no language. Write for example ```python.",
                        text.path.toArray());
            }
        }
    }

    private static void spelling(Report.Subject subject, Text text) {
        String prose = Prose.withoutCode(text.value);
        Matcher words = WORD.matcher(prose);
        String before = "";
        int end = 0;
        while (words.find()) {
            String word = words.group().toLowerCase(Locale.ROOT);
            int at = text.value.codePointCount(0, words.start());
            meant(word)
                    .ifPresent(right -> subject.addInText(
                            Severity.ERROR,
                            Rule.SPELLING,
                            "\"" + words.group() + "\" is a misspelling. Write \"" + right + "\".",
                            at,
                            text.path.toArray()));
            boolean adjacent = prose.substring(end, words.start()).isBlank();
            if (word.equals(before)
                    && adjacent
                    && !word.equals("that")
                    && !word.equals("had")
                    && word.length() > 1
                    // Where code was taken out, the two words do not stand side by side.
                    && text.value.substring(end, words.start()).isBlank()) {
                subject.addInText(
                        Severity.ERROR, Rule.SPELLING, "\"" + word + "\" stands here twice.", at, text.path.toArray());
            }
            before = word;
            end = words.end();
        }
    }

    /** What a misspelled word was meant to be, with its ending. */
    private static Optional<String> meant(String word) {
        for (String ending : List.of("", "s", "d")) {
            if (word.endsWith(ending)) {
                String right = MISSPELLINGS.get(word.substring(0, word.length() - ending.length()));
                if (right != null) {
                    return Optional.of(right + ending);
                }
            }
        }
        return Optional.empty();
    }
}
