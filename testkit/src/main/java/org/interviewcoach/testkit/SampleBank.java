package org.interviewcoach.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.Choices;
import org.interviewcoach.core.bank.FollowUp;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Level;
import org.interviewcoach.core.bank.Lexicon;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Phrasing;
import org.interviewcoach.core.bank.Probe;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.bank.Reference;
import org.interviewcoach.core.bank.Rubric;
import org.interviewcoach.core.bank.Tier;
import org.interviewcoach.core.bank.Window;

/**
 * A small pack about the kitchen, so that tests of quizzes depend on no real question's wording. Every question has
 * choices and a rubric with a follow-up.
 */
public final class SampleBank {
    private static final List<List<String>> DISHES = List.of(
            List.of("pasta", "boil", "salted water"),
            List.of("rice", "steam", "a closed lid"),
            List.of("eggs", "scramble", "low heat"),
            List.of("bread", "bake", "a hot oven"),
            List.of("beans", "soak", "cold water"),
            List.of("onions", "fry", "butter"),
            List.of("steak", "sear", "a dry pan"),
            List.of("tea", "brew", "fresh water"));

    private static final List<Level> LEVELS = List.of(Level.JUNIOR, Level.MID, Level.SENIOR);

    private SampleBank() {}

    public static Bank bank() {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < DISHES.size(); i++) {
            List<String> it = DISHES.get(i);
            questions.add(question(it.get(0), it.get(1), it.get(2), LEVELS.get(i % LEVELS.size()), i % 2 == 0));
        }
        Pack pack = new Pack(
                "kitchen",
                "Kitchen",
                "Cooking for tests.",
                "Apache-2.0",
                "en",
                List.of(),
                List.of(new Pack.Area("stove", "Stove"), new Pack.Area("oven", "Oven")),
                new Lexicon(Map.of(), Set.of(), Set.of()),
                List.of(),
                questions);
        return new Bank(List.of(pack));
    }

    private static Question question(String dish, String verb, String with, Level level, boolean stove) {
        KeyPoint how = point("how", "You " + verb + " " + dish, verb, true, 3);
        KeyPoint what = point("what", "You need " + with, with, false, 2);
        Misconception cold = new Misconception(
                "microwave",
                dish + " belongs into the microwave",
                List.of(new Phrasing("microwave", Window.CLAUSE)),
                List.of(),
                "A microwave makes " + dish + " rubbery.",
                2,
                Optional.of(new Probe(
                        "What does a microwave do to " + dish + "?",
                        List.of(new Phrasing("rubbery", Window.SENTENCE)))));
        return new Question(
                new QuestionId("kitchen." + (stove ? "stove" : "oven") + "." + dish),
                "rev-" + dish,
                Tier.PROVEN,
                "How do you make " + dish + "?",
                level,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "You " + verb + " " + dish + " with " + with + ".",
                new Rubric(
                        List.of(how, what),
                        List.of(cold),
                        List.of(new FollowUp(
                                "deeper",
                                FollowUp.Strength.STRONG,
                                "How long do you " + verb + " " + dish + "?",
                                "Ten minutes.",
                                List.of(point("minutes", "Ten minutes", "ten minutes", true, 1))))),
                Optional.of(new Choices(
                        "What does one do with " + dish + "?",
                        List.of(
                                new Choices.Option(verb + " " + dish, true, "That is how it is done."),
                                new Choices.Option("freeze " + dish, false, "Freezing keeps it, and cooks nothing."),
                                new Choices.Option("paint " + dish, false, "Paint is for walls.")))),
                List.of("Think of heat.", "The word begins with " + verb.charAt(0) + "."),
                List.of(),
                List.of(new Reference("Cook book", "https://example.org/cook", Optional.empty())),
                List.of());
    }

    private static KeyPoint point(String id, String says, String words, boolean required, int weight) {
        return new KeyPoint(
                id,
                says,
                "Guests will notice.",
                weight,
                required,
                List.of(new Phrasing(words.contains(" ") ? '"' + words + '"' : words, Window.SENTENCE)),
                List.of(),
                Optional.of("Think of " + words.charAt(0) + "."),
                Optional.of(new Probe("And what about the " + id + "?", List.of())));
    }
}
