package org.interviewcoach.testkit.scenario;

import java.util.List;
import org.interviewcoach.core.fact.Audience;
import org.interviewcoach.core.fact.Fact;

/** Facts as lines that are the same on every platform: no ids of platforms, learners or conversations, no times. */
public final class FactDump {
    private FactDump() {}

    public static List<String> of(List<Fact> facts) {
        return facts.stream().map(FactDump::line).sorted().toList();
    }

    private static String line(Fact fact) {
        return switch (fact) {
            case Fact.Asked it -> "asked " + it.question() + " " + kind(it.audience());
            case Fact.Attempt it ->
                "attempt " + it.question() + " " + it.mode() + " " + it.probe().orElse("-") + " "
                        + it.scorePermille() + " level "
                        + it.level().map(String::valueOf).orElse("-") + " "
                        + it.points() + " " + it.misconceptions() + " hints " + it.hints() + " \"" + it.answer() + "\"";
        };
    }

    private static String kind(Audience audience) {
        return switch (audience) {
            case Audience.Person it -> "person";
            case Audience.Room it -> "room";
        };
    }
}
