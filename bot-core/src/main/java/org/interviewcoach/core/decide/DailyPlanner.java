package org.interviewcoach.core.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.state.DailyState.Mode;
import org.interviewcoach.core.state.DailyState.Plan;
import org.interviewcoach.core.state.QuizState.Form;

/**
 * Chooses the questions of the days: the queue first, then what no channel has seen, then what was seen longest ago. The
 * shuffle goes by the schedule's own seed, so that a preview shows what will come.
 */
final class DailyPlanner {
    private final Bank bank;
    private final Plan plan;
    private final List<Question> pool;

    /** By question, in how many channels it was seen; absent for none. */
    private final Map<QuestionId, Integer> times = new HashMap<>();

    private final Map<QuestionId, Instant> latest = new HashMap<>();

    /**
     * A planner.
     *
     * @param seed the schedule's
     * @param rooms seen-marks, one map for each channel
     */
    DailyPlanner(Bank bank, Plan plan, long seed, Collection<Map<QuestionId, Instant>> rooms) {
        this.bank = bank;
        this.plan = plan;
        this.pool = new ArrayList<>(bank.pool(plan.filter()).stream()
                .filter(it -> plan.mode() != Mode.CHOICES || it.choices().isPresent())
                .toList());
        for (Map<QuestionId, Instant> room : rooms) {
            room.forEach((question, at) -> {
                times.merge(question, 1, Integer::sum);
                latest.merge(question, at, (a, b) -> a.isAfter(b) ? a : b);
            });
        }
        // A seeded Random is specified to the bit, which other generators are not.
        Collections.shuffle(pool, new Random(seed));
        // The sort is stable: within unseen questions the shuffle's order stays.
        pool.sort(Comparator.comparing((Question it) -> times.getOrDefault(it.id(), 0))
                .thenComparing(it -> latest.getOrDefault(it.id(), Instant.MIN)));
    }

    /** A question and how it is put. */
    record Pick(Question question, Form form) {}

    /**
     * The questions that come.
     *
     * @param queue chosen by hand, they come first
     * @param serial of the first of these rounds
     */
    List<Pick> upcoming(List<QuestionId> queue, int serial, int count) {
        List<Question> chosen = new ArrayList<>();
        for (QuestionId id : queue) {
            bank.find(id).ifPresent(chosen::add);
        }
        for (int i = 0; i < pool.size() && chosen.size() < count; i++) {
            if (!chosen.contains(pool.get(i))) {
                chosen.add(pool.get(i));
            }
        }
        // Where the pool is smaller than what is wanted it begins again.
        for (int i = 0; !chosen.isEmpty() && chosen.size() < count; i++) {
            chosen.add(chosen.get(i));
        }
        List<Pick> picks = new ArrayList<>();
        for (Question question : chosen.subList(0, Math.min(count, chosen.size()))) {
            picks.add(new Pick(question, form(question, serial + picks.size())));
        }
        return picks;
    }

    Optional<Pick> next(List<QuestionId> queue, int serial) {
        return upcoming(queue, serial, 1).stream().findFirst();
    }

    private Form form(Question question, int serial) {
        boolean choices = plan.mode() == Mode.CHOICES || (plan.mode() == Mode.MIXED && serial % 2 == 1);
        return choices && question.choices().isPresent() ? Form.CHOICES : Form.TEXT;
    }

    /** How many questions of the pool no channel has seen, that one not counted. */
    int unseenBeside(QuestionId posted) {
        return (int) pool.stream()
                .map(Question::id)
                .filter(it -> !it.equals(posted) && !times.containsKey(it))
                .count();
    }

    boolean seen(QuestionId question) {
        return times.containsKey(question);
    }

    boolean isEmpty() {
        return pool.isEmpty();
    }

    /** The author's option numbers in the order in which that round shows them. */
    static List<Integer> order(Pick pick, long seed) {
        if (pick.form() == Form.TEXT) {
            return List.of();
        }
        List<Integer> order = new ArrayList<>(IntStream.range(
                        0, pick.question().choices().orElseThrow().options().size())
                .boxed()
                .toList());
        Collections.shuffle(order, new Random(seed));
        return List.copyOf(order);
    }
}
