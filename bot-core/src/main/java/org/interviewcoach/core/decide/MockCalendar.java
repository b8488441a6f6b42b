package org.interviewcoach.core.decide;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.command.MockRequest;
import org.interviewcoach.core.command.MockRequest.When;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.state.MockState;
import org.interviewcoach.core.state.MockState.Finished;
import org.interviewcoach.core.state.MockState.Member;
import org.interviewcoach.core.state.MockState.Planned;
import org.interviewcoach.core.state.MockState.Repeat;
import org.interviewcoach.core.state.MockState.Role;
import org.interviewcoach.core.state.MockState.Session;
import org.interviewcoach.core.state.MockState.Setup;

/** When a planned session opens, when it comes again, and its entry for people's own calendars. */
final class MockCalendar {
    static final Duration FURTHEST = Duration.ofDays(92);

    private final MockDesk desk;

    MockCalendar(MockDesk desk) {
        this.desk = desk;
    }

    Outcome<MockState> plan(Session session, MockRequest.Plan plan) {
        ZoneId zone = desk.context
                .requireAsker()
                .profile()
                .zone()
                .orElse(desk.context.workspace().zone());
        Instant opensAt = instant(plan.when(), zone);
        if (!opensAt.isAfter(desk.now())
                || Duration.between(desk.now(), opensAt).compareTo(FURTHEST) > 0) {
            return desk.reject(Why.INVALID, "mock.plan.bad-time", FURTHEST.toDays());
        }
        Optional<Repeat> every = plan.everyDays() == 0
                ? Optional.empty()
                : Optional.of(
                        new Repeat(plan.everyDays(), zone, opensAt.atZone(zone).toLocalTime(), opensAt));
        Session repeated = new Session(
                withEvery(session.setup(), every),
                session.run(),
                session.host(),
                session.members(),
                List.of(),
                0,
                List.of(),
                0);
        Planned planned = planned(repeated, 1, opensAt, Optional.empty());
        return desk.tell(planned, "mock.plan.posted", zone.getId());
    }

    private static Setup withEvery(Setup it, Optional<Repeat> every) {
        return new Setup(
                it.id(),
                it.home(),
                it.alone(),
                it.format(),
                it.topic(),
                it.filter(),
                it.count(),
                it.window(),
                it.coach(),
                every);
    }

    private Planned planned(Session session, int step, Instant opensAt, Optional<Finished> last) {
        Instant remindAt =
                desk.context.workspace().outsideQuietHours(opensAt.minus(desk.policy.remindBefore()), opensAt);
        Planned planned = new Planned(session, step, opensAt, remindAt, !remindAt.isAfter(desk.now()), last);
        desk.effects.add(new Effect.Post(
                MockDesk.planSlot(session), new Target.InChannel(session.setup().home()), desk.cards.plan(planned)));
        return planned;
    }

    /** The next one of a repeated session: same host, everybody else says anew whether they come. */
    Planned again(Finished finished, int step) {
        Session before = finished.session();
        Repeat next = before.setup().every().orElseThrow().after(finished.at());
        Member host = MockDesk.member(before, before.host());
        Setup setup = withEvery(before.setup(), Optional.of(next));
        Session session = new Session(
                setup,
                before.run() + 1,
                host.learner(),
                List.of(host.withRole(Role.PLAYER)),
                List.of(),
                0,
                List.of(),
                0);
        return planned(session, step, next.opening(), Optional.of(finished));
    }

    private Instant instant(When when, ZoneId zone) {
        ZonedDateTime now = desk.now().atZone(zone);
        return switch (when) {
            case When.At it -> it.at().atZone(zone).toInstant();
            case When.InDays it -> {
                ZonedDateTime at =
                        now.toLocalDate().plusDays(it.days()).atTime(it.at()).atZone(zone);
                yield (it.days() == 0 && !at.isAfter(now) ? at.plusDays(1) : at).toInstant();
            }
            case When.On it -> on(now, it.day(), it.at(), zone).toInstant();
            case When.After it -> desk.now().plus(it.length());
        };
    }

    private static ZonedDateTime on(ZonedDateTime now, DayOfWeek day, LocalTime at, ZoneId zone) {
        LocalDateTime next =
                now.toLocalDate().with(TemporalAdjusters.nextOrSame(day)).atTime(at);
        ZonedDateTime found = next.atZone(zone);
        return found.isAfter(now) ? found : next.plusWeeks(1).atZone(zone);
    }

    /** The session for people's own calendars, where the card's file cannot be had. */
    Message entry(Planned planned) {
        return new Message(
                desk.text("mock.calendar"),
                new Part.Prose(desk.text("mock.calendar")),
                new Part.Code(
                        "", desk.cards.calendar(planned).replace("\r\n", "\n").strip()));
    }
}
