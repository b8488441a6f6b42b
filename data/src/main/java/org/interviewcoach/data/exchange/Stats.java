package org.interviewcoach.data.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.interviewcoach.core.bank.Choices;
import org.interviewcoach.core.bank.FollowUp;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Level;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.bank.Probe;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.Tier;
import org.interviewcoach.data.LoadedPack;
import org.interviewcoach.data.Proof;
import org.interviewcoach.data.QuestionSource;
import org.interviewcoach.data.SampleKind;
import org.interviewcoach.data.lint.Finding;
import org.interviewcoach.data.lint.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a pack holds, in numbers.
 *
 * @param counts by what is counted, in the order in which people should see it
 */
public record Stats(String pack, Map<String, Integer> counts) {
    public Stats {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /** Counts a pack; the findings of lint are handed in, since they take longer. */
    public static Stats of(LoadedPack loaded, List<Finding> findings) {
        Counter counter = new Counter();
        counter.add("questions", loaded.pack().questions().size());
        for (Level level : Level.values()) {
            counter.add("questions, " + level.key(), 0);
        }
        for (Tier tier : Tier.values()) {
            counter.add("questions, " + tier.name().toLowerCase(Locale.ROOT), 0);
        }
        loaded.pack().areas().forEach(area -> counter.add("questions, area " + area.id(), 0));
        loaded.pack().questions().forEach(question -> count(counter, question, loaded.sourceOf(question)));
        counter.add("lexicon entries", loaded.pack().lexicon().entries().size());
        counter.add(
                "lexicon alternatives",
                loaded.pack().lexicon().entries().values().stream()
                        .mapToInt(List::size)
                        .sum());
        counter.add("lexicon identifiers", loaded.pack().lexicon().identifiers().size());
        counter.add("lexicon terms", loaded.pack().lexicon().terms().size());
        for (Severity severity : Severity.values()) {
            counter.add("lint " + severity.name().toLowerCase(Locale.ROOT) + "s", (int)
                    findings.stream().filter(it -> it.severity() == severity).count());
        }
        return new Stats(loaded.pack().id(), counter.counts);
    }

    private static void count(Counter counter, Question question, QuestionSource source) {
        counter.add("questions, " + question.level().key(), 1);
        counter.add("questions, " + question.tier().name().toLowerCase(Locale.ROOT), 1);
        counter.add("questions, area " + question.area(), 1);
        counter.add("key points", question.rubric().keyPoints().size());
        counter.add("misconceptions", question.rubric().misconceptions().size());
        counter.add("follow-ups", question.rubric().followUps().size());
        counter.add("patterns", patterns(question));
        counter.add("choices", question.choices().isPresent() ? 1 : 0);
        counter.add("choices that read code", readsCode(question) ? 1 : 0);
        counter.add(
                "choices whose key is computed", source.optionValues().stream().anyMatch(it -> it.isPresent()) ? 1 : 0);
        counter.add("hints", question.hints().size());
        counter.add("references", question.references().size());
        counter.add("samples", question.samples().size());
        for (SampleKind kind : SampleKind.values()) {
            counter.add("samples, " + kind.key(), (int) source.sampleKinds().stream()
                    .filter(it -> it.filter(kind::equals).isPresent())
                    .count());
        }
        counter.add(
                "proofs", source.proof().filter(Proof.Code.class::isInstance).isPresent() ? 1 : 0);
        counter.add(
                "proofs not possible",
                source.proof().filter(Proof.None.class::isInstance).isPresent() ? 1 : 0);
    }

    private static boolean readsCode(Question question) {
        return question.choices()
                .map(Choices::stem)
                .filter(stem -> stem.contains("```"))
                .isPresent();
    }

    private static int patterns(Question question) {
        int count = points(question.rubric().keyPoints());
        for (Misconception misconception : question.rubric().misconceptions()) {
            count += misconception.match().size()
                    + misconception.unless().size()
                    + probe(misconception.ask().orElse(null));
        }
        for (FollowUp followUp : question.rubric().followUps()) {
            count += points(followUp.keyPoints());
        }
        return count;
    }

    private static int points(List<KeyPoint> points) {
        int count = 0;
        for (KeyPoint point : points) {
            count += point.accept().size()
                    + point.unless().size()
                    + probe(point.ask().orElse(null));
        }
        return count;
    }

    private static int probe(@Nullable Probe probe) {
        return probe == null ? 0 : probe.accept().size();
    }

    /** A line a count. */
    public String text() {
        StringBuilder out = new StringBuilder();
        counts.forEach((name, count) -> out.append("%-36s %6d\n".formatted(name, count)));
        return out.toString();
    }

    public String json() {
        ObjectNode object = Trees.object();
        object.put("pack", pack);
        ObjectNode values = object.putObject("counts");
        counts.forEach(values::put);
        return Trees.pretty(object);
    }

    private static final class Counter {
        private final Map<String, Integer> counts = new LinkedHashMap<>();

        void add(String name, int count) {
            counts.merge(name, count, Integer::sum);
        }
    }
}
