package org.interviewcoach.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.state.DailyState.Coming;
import org.interviewcoach.core.state.DailyState.Member;
import org.interviewcoach.core.state.DailyState.Past;
import org.interviewcoach.core.state.DailyState.Pause;
import org.interviewcoach.core.state.DailyState.Plan;
import org.interviewcoach.core.state.DailyState.Round;
import org.interviewcoach.core.state.DailyState.Running;
import org.interviewcoach.core.state.DailyState.Setup;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.Scope;

/** A schedule while one decision changes it; ends as a value again with {@link #build}. */
final class DailyDraft {
    final Setup setup;
    Plan plan;
    final Set<LocalDate> skips;
    final Set<LocalDate> holidays;
    final List<QuestionId> queue;
    Optional<Pause> paused;
    LocalDate done;
    Optional<Coming> next;
    String zoneData;
    int serial;
    final List<Round> rounds;
    final Map<LearnerId, Member> members;
    final Map<String, Integer> failures;
    final List<Past> weeks;
    private final int step;
    private final Optional<Instant> wakeAt;

    DailyDraft(Setup setup, Plan plan, Instant now) {
        this.setup = setup;
        this.plan = plan;
        this.skips = new TreeSet<>();
        this.holidays = new TreeSet<>();
        this.queue = new ArrayList<>();
        this.paused = Optional.empty();
        this.done = plan.rule().past(now);
        this.next = Optional.empty();
        this.zoneData = "";
        this.rounds = new ArrayList<>();
        this.members = new TreeMap<>();
        this.failures = new TreeMap<>();
        this.weeks = new ArrayList<>();
        this.wakeAt = Optional.empty();
        this.step = 0;
        reckon();
    }

    DailyDraft(Running it) {
        this.setup = it.setup();
        this.plan = it.plan();
        this.skips = new TreeSet<>(it.skips());
        this.holidays = new TreeSet<>(it.holidays());
        this.queue = new ArrayList<>(it.queue());
        this.paused = it.paused();
        this.done = it.done();
        this.next = it.next();
        this.zoneData = it.zoneData();
        this.serial = it.serial();
        this.rounds = new ArrayList<>(it.rounds());
        this.members = new TreeMap<>(it.members());
        this.failures = new TreeMap<>(it.failures());
        this.weeks = new ArrayList<>(it.weeks());
        this.wakeAt = it.wakeAt();
        this.step = it.step();
    }

    /** The rule is the truth: with other zone data the cached instant is reckoned anew. */
    void refresh() {
        if (!zoneData.equals(plan.rule().zoneData())) {
            reckon();
        }
    }

    /** The slot that comes, from the rule. */
    void reckon() {
        zoneData = plan.rule().zoneData();
        next = plan.rule()
                .next(done, this::off)
                .map(date -> new Coming(date, plan.rule().instant(date)));
    }

    boolean off(LocalDate date) {
        return skips.contains(date) || holidays.contains(date);
    }

    /** That date is dealt with; what lies behind it is forgotten. */
    void done(LocalDate date) {
        done = date.isAfter(done) ? date : done;
        skips.removeIf(it -> !it.isAfter(done));
        holidays.removeIf(it -> !it.isAfter(done));
        reckon();
    }

    Optional<Round> open() {
        return rounds.stream().filter(Round::open).findFirst();
    }

    Optional<Round> round(int number) {
        return rounds.stream().filter(it -> it.serial() == number).findFirst();
    }

    Optional<Round> newest() {
        return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.getLast());
    }

    void put(Round round) {
        rounds.replaceAll(it -> it.serial() == round.serial() ? round : it);
    }

    Scope room(String channel) {
        return new Scope(setup.home().platform(), setup.home().tenant(), channel);
    }

    Running build(Instant now, Duration lookAhead) {
        Optional<Instant> wake = wake(now, lookAhead);
        return new Running(
                setup,
                plan,
                skips,
                holidays,
                queue,
                paused,
                done,
                next,
                zoneData,
                serial,
                wake.equals(wakeAt) ? step : step + 1,
                wake,
                rounds,
                members,
                failures,
                weeks);
    }

    private Optional<Instant> wake(Instant now, Duration lookAhead) {
        Optional<Instant> reveal = open().flatMap(Round::revealAt);
        boolean waitsForNext = open().isPresent() && reveal.isEmpty();
        Optional<Instant> slot = next.map(Coming::at).filter(it -> paused.isEmpty() || waitsForNext);
        Optional<Instant> look = slot.map(it -> it.minus(lookAhead)).filter(it -> it.isAfter(now));
        return Stream.of(reveal, slot, look).flatMap(Optional::stream).min(Instant::compareTo);
    }
}
