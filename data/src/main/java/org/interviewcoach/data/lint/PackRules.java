package org.interviewcoach.data.lint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.interviewcoach.core.bank.FollowUp;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Phrasing;
import org.interviewcoach.core.bank.Probe;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.data.LoadedPack;
import org.interviewcoach.data.yaml.Position;

/** What only the whole pack shows. */
final class PackRules {
    /** Found on a list of 199 questions, where the nearest honest pair has 60 and 66. */
    private static final int SAME_TOPICS = 75;

    private static final int SAME_TRIGRAMS = 50;
    private static final int SAME_ANSWER = 80;
    private static final Pattern NAME = Pattern.compile("@([a-z0-9-]+)");

    private PackRules() {}

    static void check(LoadedPack loaded, Report report) {
        nearDuplicates(loaded, report);
        emptyAreas(loaded, report);
        published(loaded, report);
        lexiconOrder(loaded, report);
        lexiconUse(loaded, report);
    }

    private static void nearDuplicates(LoadedPack loaded, Report report) {
        List<Question> questions = loaded.pack().questions();
        List<Set<String>> topics =
                questions.stream().map(it -> Prose.topics(it.text())).toList();
        List<Set<String>> trigrams =
                questions.stream().map(it -> Prose.trigrams(it.text())).toList();
        List<Set<String>> answers =
                questions.stream().map(it -> Prose.topics(it.answer())).toList();
        for (int i = 0; i < questions.size(); i++) {
            for (int j = 0; j < i; j++) {
                boolean sameQuestion = Prose.likeness(topics.get(i), topics.get(j)) >= SAME_TOPICS
                        && Prose.likeness(trigrams.get(i), trigrams.get(j)) >= SAME_TRIGRAMS;
                boolean sameAnswer = Prose.likeness(answers.get(i), answers.get(j)) >= SAME_ANSWER;
                if (sameQuestion || sameAnswer) {
                    report.subject(loaded, questions.get(i))
                            .error(
                                    Rule.QUESTION_NEAR_DUPLICATE,
                                    "It is nearly the same " + (sameQuestion ? "question" : "answer") + " as that of "
                                            + questions.get(j).id() + ". Merge them, or say what differs.",
                                    sameQuestion ? "question" : "answer");
                }
            }
        }
    }

    private static void emptyAreas(LoadedPack loaded, Report report) {
        Pack pack = loaded.pack();
        for (Pack.Area area : pack.areas()) {
            if (pack.questions().stream().noneMatch(it -> it.area().equals(area.id()))) {
                report.add(
                        loaded.file(),
                        Position.START,
                        Rule.AREA_EMPTY,
                        Severity.WARNING,
                        "The area \"" + area.id() + "\" has no question.");
            }
        }
    }

    private static void published(LoadedPack loaded, Report report) {
        loaded.published().forEach((id, place) -> {
            if (loaded.pack().questions().stream().noneMatch(it -> it.id().equals(id))) {
                report.add(
                        place.file(),
                        place.at(),
                        Rule.ID_STABLE,
                        Severity.ERROR,
                        "The question " + id + " was published and is gone. Facts and links refer to it: give it its"
                                + " id back.");
            }
        });
    }

    private static void lexiconOrder(LoadedPack loaded, Report report) {
        Map<String, String> last = new HashMap<>();
        loaded.lexicon().forEach((name, place) -> {
            String before = last.getOrDefault(place.file(), "");
            if (name.compareTo(before) < 0) {
                report.add(
                        place.file(),
                        place.at(),
                        Rule.LEXICON_ORDER,
                        Severity.WARNING,
                        "\"" + name + "\" stands after \"" + before + "\". Sort the entries.");
            } else {
                last.put(place.file(), name);
            }
        });
    }

    private static void lexiconUse(LoadedPack loaded, Report report) {
        Set<String> used = new HashSet<>();
        loaded.pack().questions().stream()
                .flatMap(PackRules::phrasings)
                .forEach(phrasing -> addNames(phrasing.pattern(), used));
        loaded.pack().lexicon().entries().values().stream()
                .flatMap(List::stream)
                .forEach(alternative -> addNames(alternative, used));
        loaded.lexicon().forEach((name, place) -> {
            if (!used.contains(name)) {
                report.add(
                        place.file(),
                        place.at(),
                        Rule.LEXICON_UNUSED,
                        Severity.WARNING,
                        "No pattern uses @" + name + ".");
            }
        });
    }

    private static void addNames(String pattern, Set<String> names) {
        Matcher matcher = NAME.matcher(pattern);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
    }

    static Stream<Phrasing> phrasings(Question question) {
        return Stream.of(
                        question.rubric().keyPoints().stream().flatMap(PackRules::phrasings),
                        question.rubric().misconceptions().stream().flatMap(PackRules::phrasings),
                        question.rubric().followUps().stream()
                                .map(FollowUp::keyPoints)
                                .flatMap(List::stream)
                                .flatMap(PackRules::phrasings))
                .flatMap(it -> it);
    }

    private static Stream<Phrasing> phrasings(KeyPoint point) {
        return Stream.of(
                        point.accept(),
                        point.unless(),
                        point.ask().map(Probe::accept).orElse(List.of()))
                .flatMap(List::stream);
    }

    private static Stream<Phrasing> phrasings(Misconception misconception) {
        return Stream.of(
                        misconception.match(),
                        misconception.unless(),
                        misconception.ask().map(Probe::accept).orElse(List.of()))
                .flatMap(List::stream);
    }
}
