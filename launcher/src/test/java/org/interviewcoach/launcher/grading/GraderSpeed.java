package org.interviewcoach.launcher.grading;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.Sample;
import org.interviewcoach.core.grading.Grader;
import org.interviewcoach.data.LoadedPack;
import org.interviewcoach.data.PackLoader;

/**
 * Measures how fast answers are graded, in processor time of one thread, so that a busy machine does not blur it. Run
 * by hand; it asserts nothing.
 */
public final class GraderSpeed {
    private static final int ROUNDS = 12;
    private static final int HOSTILE_LENGTH = 20_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private GraderSpeed() {}

    private record Answer(Question question, String text) {}

    public static void main(String[] args) {
        Bank bank = new Bank(
                PackLoader.bundled().packs().stream().map(LoadedPack::pack).toList());
        Grader grader = new Grader(bank);
        List<Answer> answers = new ArrayList<>();
        for (Question question : bank.questions()) {
            if (!question.rubric().isEmpty()) {
                answers.add(new Answer(question, question.answer()));
                for (Sample sample : question.samples()) {
                    answers.add(new Answer(question, sample.answer()));
                }
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            long[] times = new long[answers.size()];
            long start = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < times.length; i++) {
                long before = THREADS.getCurrentThreadCpuTime();
                grader.grade(answers.get(i).question, answers.get(i).text);
                times[i] = THREADS.getCurrentThreadCpuTime() - before;
            }
            double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
            Arrays.sort(times);
            System.out.printf(
                    Locale.ROOT,
                    "%.0f answers/s, median %.0f us, p99 %.0f us%n",
                    times.length / seconds,
                    times[times.length / 2] / 1e3,
                    times[times.length * 99 / 100] / 1e3);
        }
        for (String piece : new String[] {"qwertyu ", "not query ", "x.y", "(", "select_related join one query not "}) {
            String text = piece.repeat(HOSTILE_LENGTH / piece.length());
            long most = 0;
            for (int i = 0; i < ROUNDS; i++) {
                long before = THREADS.getCurrentThreadCpuTime();
                grader.grade(answers.getFirst().question, text);
                most = i < ROUNDS / 2 ? 0 : Math.max(most, THREADS.getCurrentThreadCpuTime() - before);
            }
            System.out.printf(Locale.ROOT, "hostile \"%s\": %.1f ms%n", piece, most / 1e6);
        }
    }
}
