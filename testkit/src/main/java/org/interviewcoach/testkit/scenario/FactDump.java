package org.interviewcoach.testkit.scenario;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.fact.Audience;
import org.interviewcoach.core.fact.Fact;

/**
 * Facts as lines that are the same on every platform and store: people and conversations by number, no ids of
 * platforms.
 */
public final class FactDump {
    private final Map<String, String> learners = new TreeMap<>();
    private final Map<String, String> conversations = new TreeMap<>();

    private FactDump(List<Fact> facts) {
        TreeSet<String> learnerIds = new TreeSet<>();
        TreeSet<String> conversationIds = new TreeSet<>();
        for (Fact fact : facts) {
            switch (fact) {
                case Fact.Asked it -> {
                    if (it.audience() instanceof Audience.Person person) {
                        learnerIds.add(person.learner().value());
                    }
                }
                case Fact.Attempt it -> {
                    learnerIds.add(it.learner().value());
                    conversationIds.add(it.conversation().value());
                }
                case Fact.Corrected it -> {
                    learnerIds.add(it.learner().value());
                    conversationIds.add(it.of().value());
                }
                case Fact.Reported it -> learnerIds.add(it.learner().value());
                case Fact.Rated it -> {
                    learnerIds.add(it.learner().value());
                    learnerIds.add(it.rater().value());
                    conversationIds.add(it.conversation().value());
                }
            }
        }
        learnerIds.forEach(id -> learners.put(id, "person " + (learners.size() + 1)));
        conversationIds.forEach(id -> conversations.put(id, "talk " + (conversations.size() + 1)));
    }

    public static List<String> of(List<Fact> facts) {
        FactDump dump = new FactDump(facts);
        return facts.stream().map(dump::line).map(FactDump::anywhere).sorted().toList();
    }

    /** A workspace's own pack is named after it. */
    private static String anywhere(String line) {
        return line.replaceAll("\\bws-[0-9a-f]{16}\\.", Pack.OWN + ".");
    }

    private String line(Fact fact) {
        return switch (fact) {
            case Fact.Asked it ->
                "asked " + it.question() + " " + it.revision() + " " + audience(it.audience()) + " at " + it.at();
            case Fact.Attempt it ->
                "attempt " + it.question() + " " + it.revision() + " " + it.mode() + " "
                        + it.probe().orElse("-") + " " + it.scorePermille() + " level "
                        + it.level().map(String::valueOf).orElse("-") + " "
                        + it.points() + " " + it.misconceptions() + " hints " + it.hints() + " order "
                        + it.optionOrder() + (it.late() ? " late" : "") + " by "
                        + learners.get(it.learner().value()) + " in "
                        + conversations.get(it.conversation().value()) + " step " + it.step() + " asked "
                        + it.askedAt() + " answered " + it.at() + " \"" + it.answer() + "\"";
            case Fact.Corrected it ->
                "corrected " + it.question() + " " + it.revision() + " " + it.cause() + " "
                        + it.point().orElse("-") + " " + it.points() + " " + it.scorePermille() + " level "
                        + it.level().map(String::valueOf).orElse("-") + " of "
                        + learners.get(it.learner().value()) + " in "
                        + conversations.get(it.of().value()) + " step " + it.step() + " at " + it.at();
            case Fact.Reported it ->
                "reported " + it.question() + " " + it.revision() + " " + it.complaint() + " by "
                        + learners.get(it.learner().value()) + " at " + it.at() + " \"" + it.note() + "\"";
            case Fact.Rated it ->
                "rated " + it.scores() + (it.signed() ? " signed" : "") + " by "
                        + learners.get(it.rater().value()) + " of "
                        + learners.get(it.learner().value()) + " in "
                        + conversations.get(it.conversation().value()) + " step " + it.step() + " at " + it.at()
                        + " \"" + it.note() + "\"";
        };
    }

    private String audience(Audience audience) {
        return switch (audience) {
            case Audience.Person it -> String.valueOf(learners.get(it.learner().value()));
            case Audience.Room it -> "room";
        };
    }
}
