package org.interviewcoach.core.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.command.QuizRequest;
import org.interviewcoach.core.memory.Rating;
import org.interviewcoach.core.memory.Review;
import org.interviewcoach.core.state.QuizState.Form;
import org.interviewcoach.core.state.QuizState.Planned;

/** Chooses the questions of a quiz: unseen ones first, then those seen longest ago. */
final class QuizPlanner {
    private QuizPlanner() {}

    /**
     * Chooses.
     *
     * @param asked seen-marks of whoever plays
     * @param seed the same seed gives the same plan
     * @return as many as there are, at most the requested count; empty where the filter finds nothing
     */
    static List<Planned> plan(Bank bank, QuizRequest request, Map<QuestionId, Instant> asked, long seed) {
        // A seeded Random is specified to the bit, which other generators are not.
        Random random = new Random(seed);
        List<Question> pool = new ArrayList<>(bank.pool(request.filter()));
        Collections.shuffle(pool, random);
        // The sort is stable: within unseen questions the shuffle's order stays.
        pool.sort(Comparator.comparing(question -> asked.getOrDefault(question.id(), Instant.MIN)));

        int texts = texts(request);
        List<Question> chosenTexts = new ArrayList<>();
        List<Question> chosenChoices = new ArrayList<>();
        for (Question question : pool) {
            boolean hasChoices = question.choices().isPresent();
            if (hasChoices && chosenChoices.size() < request.count() - texts) {
                chosenChoices.add(question);
            } else if (request.mode() != QuizRequest.Mode.CHOICES && chosenTexts.size() < texts) {
                chosenTexts.add(question);
            }
        }
        List<Planned> plan = new ArrayList<>();
        for (Question question : chosenChoices) {
            plan.add(new Planned(question.id(), Form.CHOICES, order(question, random)));
        }
        for (Question question : chosenTexts) {
            plan.add(new Planned(question.id(), Form.TEXT, List.of()));
        }
        return List.copyOf(plan);
    }

    /**
     * The questions that are due, in that order. What was recalled well is to be told in words; what was not, or has no
     * rubric, is to be recognised.
     */
    static List<Planned> review(Bank bank, List<Review> due, int count, long seed) {
        Random random = new Random(seed);
        List<Planned> plan = new ArrayList<>();
        for (Review review : due) {
            Optional<Question> question = bank.find(review.question());
            if (question.isPresent() && plan.size() < count) {
                plan.add(review(question.get(), review, random));
            }
        }
        return List.copyOf(plan);
    }

    private static Planned review(Question question, Review review, Random random) {
        boolean recalled = review.rating() == Rating.GOOD || review.rating() == Rating.EASY;
        boolean words =
                question.choices().isEmpty() || (recalled && !question.rubric().isEmpty());
        return words
                ? new Planned(question.id(), Form.TEXT, List.of())
                : new Planned(question.id(), Form.CHOICES, order(question, random));
    }

    private static int texts(QuizRequest request) {
        return switch (request.mode()) {
            case CHOICES -> 0;
            case TEXT -> request.count();
            case MIXED -> 1;
        };
    }

    private static List<Integer> order(Question question, Random random) {
        List<Integer> order = new ArrayList<>(
                IntStream.range(0, question.choices().orElseThrow().options().size())
                        .boxed()
                        .toList());
        Collections.shuffle(order, random);
        return List.copyOf(order);
    }
}
