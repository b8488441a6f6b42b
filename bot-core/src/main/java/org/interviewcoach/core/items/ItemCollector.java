package org.interviewcoach.core.items;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.items.Item.Flag;
import org.interviewcoach.core.who.LearnerId;

/**
 * Adds answers up to figures by question. Not thread-safe.
 *
 * <p>For discrimination only a person's first answer to a question counts, and it is compared with the mean of their
 * first answers to all others.
 */
public final class ItemCollector {
    private static final int RARELY = 50;
    private static final int NEARLY_ALWAYS = 950;
    private static final int RIGHT = 1000;

    /** With fewer people a correlation is chance. */
    private static final int LEAST_PAIRS = 5;

    private final Map<QuestionId, Sum> sums = new TreeMap<>();
    private final Map<LearnerId, Person> people = new HashMap<>();

    /** The answers of one person to one question have to come by time. */
    public void add(ItemAnswer answer) {
        Sum sum = sum(answer.question());
        sum.attempts++;
        sum.score += answer.scorePermille();
        sum.right += answer.scorePermille() >= RIGHT ? 1 : 0;
        sum.hints += answer.hints();
        sum.seconds.add(answer.time().toSeconds());
        answer.chosen().forEach(it -> sum.choices.merge(it, 1, Integer::sum));
        if (sum.first.putIfAbsent(answer.learner(), answer.scorePermille()) == null) {
            Person person = people.computeIfAbsent(answer.learner(), it -> new Person());
            person.questions++;
            person.score += answer.scorePermille();
        }
    }

    public void said(QuestionId question) {
        sum(question).said++;
    }

    public void appealed(QuestionId question) {
        sum(question).appeals++;
    }

    public void reported(QuestionId question) {
        sum(question).reports++;
    }

    private Sum sum(QuestionId question) {
        return sums.computeIfAbsent(question, it -> new Sum());
    }

    /** Figures of all questions, by id; also of those that are not {@link Item#isTelling telling}. */
    public List<Item> items(Bank bank) {
        List<Item> items = new ArrayList<>();
        sums.forEach((question, sum) -> items.add(item(question, sum, bank)));
        return items;
    }

    private Item item(QuestionId question, Sum sum, Bank bank) {
        int right = sum.attempts == 0 ? 0 : (int) (sum.right * 1000L / sum.attempts);
        Optional<Integer> discrimination = discrimination(sum);
        List<Flag> flags = new ArrayList<>();
        if (sum.attempts > 0 && right <= RARELY) {
            flags.add(Flag.NOBODY_GETS_IT);
        }
        if (right >= NEARLY_ALWAYS) {
            flags.add(Flag.EVERYBODY_GETS_IT);
        }
        if (discrimination.filter(it -> it < 0).isPresent()) {
            flags.add(Flag.NEGATIVE_DISCRIMINATION);
        }
        Set<Integer> unused = new HashSet<>();
        if (!sum.choices.isEmpty()) {
            bank.find(question)
                    .flatMap(it -> it.choices())
                    .ifPresent(it -> IntStream.range(0, it.options().size()).forEach(unused::add));
            unused.removeAll(sum.choices.keySet());
        }
        if (!unused.isEmpty()) {
            flags.add(Flag.CHOICE_NEVER_CHOSEN);
        }
        return new Item(
                question,
                sum.attempts,
                sum.first.size(),
                right,
                sum.attempts == 0 ? 0 : (int) (sum.score / sum.attempts),
                discrimination,
                sum.choices,
                median(sum.seconds),
                sum.attempts == 0 ? 0 : (int) (sum.hints * 1000L / sum.attempts),
                sum.said,
                sum.appeals,
                sum.reports,
                flags);
    }

    private static long median(List<Long> seconds) {
        List<Long> sorted = seconds.stream().sorted(Comparator.naturalOrder()).toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }

    /** The correlation of what people got here with what they got elsewhere. */
    private Optional<Integer> discrimination(Sum sum) {
        List<double[]> pairs = new ArrayList<>();
        sum.first.forEach((learner, score) -> {
            Person person = people.getOrDefault(learner, new Person());
            if (person.questions > 1) {
                pairs.add(new double[] {score, (person.score - score) / (double) (person.questions - 1)});
            }
        });
        if (pairs.size() < LEAST_PAIRS) {
            return Optional.empty();
        }
        double here = pairs.stream().mapToDouble(it -> it[0]).sum() / pairs.size();
        double elsewhere = pairs.stream().mapToDouble(it -> it[1]).sum() / pairs.size();
        double both = 0;
        double ofHere = 0;
        double ofElsewhere = 0;
        for (double[] it : pairs) {
            both += (it[0] - here) * (it[1] - elsewhere);
            ofHere += (it[0] - here) * (it[0] - here);
            ofElsewhere += (it[1] - elsewhere) * (it[1] - elsewhere);
        }
        if (ofHere == 0 || ofElsewhere == 0) {
            return Optional.empty();
        }
        return Optional.of((int) StrictMath.round(1000 * both / StrictMath.sqrt(ofHere * ofElsewhere)));
    }

    /** What one question's answers add up to. */
    private static final class Sum {
        private int attempts;
        private long score;
        private int right;
        private int hints;
        private int said;
        private int appeals;
        private int reports;
        private final Map<Integer, Integer> choices = new TreeMap<>();
        private final List<Long> seconds = new ArrayList<>();
        private final Map<LearnerId, Integer> first = new TreeMap<>();
    }

    /** What one person's first answers add up to. */
    private static final class Person {
        private int questions;
        private long score;
    }
}
