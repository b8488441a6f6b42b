package org.interviewcoach.core.decide;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.interviewcoach.core.bank.Filter;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.command.DailyChanges;
import org.interviewcoach.core.command.DailyCommand;
import org.interviewcoach.core.fact.Audience;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Md.TimeStyle;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Accepted;
import org.interviewcoach.core.outcome.Outcome.Rejected;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.state.DailyRule;
import org.interviewcoach.core.state.DailyState;
import org.interviewcoach.core.state.DailyState.Coming;
import org.interviewcoach.core.state.DailyState.Mode;
import org.interviewcoach.core.state.DailyState.Pause;
import org.interviewcoach.core.state.DailyState.Plan;
import org.interviewcoach.core.state.DailyState.Reveal;
import org.interviewcoach.core.state.DailyState.Round;
import org.interviewcoach.core.state.DailyState.Running;
import org.interviewcoach.core.state.DailyState.Setup;
import org.interviewcoach.core.state.DailyState.Verdict;
import org.interviewcoach.core.state.DailyState.When;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Capability;

/** What those who run a daily do with it. Every answer is private and says what is true now. */
public final class DailyDesk {
    private static final LocalTime DEFAULT_TIME = LocalTime.of(9, 0);
    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final int MOST_HOLIDAYS = 100;

    private final DailyTurn turn;
    private final Context context;
    private final DailyDraft draft;

    DailyDesk(DailyTurn turn) {
        this.turn = turn;
        this.context = turn.context;
        this.draft = turn.draft;
    }

    // ---- on and off

    static Outcome<DailyState> switchOn(DailyCommand.SwitchOn on, Context context, DailyPolicy policy) {
        Asker asker = context.requireAsker();
        if (!asker.may(Capability.RUN_DAILIES)) {
            return new Rejected<>(Why.NOT_ALLOWED, Reply.whisper(context.texts().of("daily.not-allowed")));
        }
        int number = on.number();
        while (context.conflicts().containsKey(ClaimKey.daily(on.place().scope(), number))) {
            number++;
        }
        Setup setup = new Setup(
                context.self(),
                number,
                on.place().scope(),
                asker.actor(),
                asker.learner(),
                asker.name(),
                context.seed());
        Optional<ZoneId> own = asker.profile().zone();
        ZoneId zone = own.orElse(context.workspace().zone());
        Plan standard = new Plan(
                List.of(on.place().scope().channel()),
                new DailyRule(DEFAULT_TIME, zone, WEEKDAYS),
                Filter.ofPack(context.workspace().defaultTopic()),
                Mode.MIXED,
                Reveal.WITH_NEXT,
                Verdict.AT_REVEAL,
                Optional.empty(),
                false,
                false);
        Plan plan = changed(standard, on.changes());
        DailyTurn turn = new DailyTurn(context, policy, new DailyDraft(setup, plan, context.now()));
        if (plan.mention().isPresent() && !asker.may(Capability.SET_UP)) {
            return turn.reject(Why.NOT_ALLOWED, "daily.may-not-mention");
        }
        DailyPlanner planner = new DailyPlanner(context.bank(), plan, setup.seed(), List.of(context.asked()));
        if (planner.isEmpty()) {
            return turn.reject(Why.INVALID, "daily.no-question");
        }
        turn.claims.add(new ClaimChange.Take(ClaimKey.daily(on.place().scope(), number)));
        List<Part> parts = new ArrayList<>(turn.cards.settings());
        if (own.isEmpty() && on.changes().zone().isEmpty()) {
            parts.add(new Part.Small(
                    turn.text(zone.equals(ZoneOffset.UTC) ? "daily.zone-utc" : "daily.zone-workspace", zone.getId())));
        }
        parts.addAll(turn.cards.dates(planner, 3));
        parts.add(new Part.Actions(new Part.Button(
                turn.text("daily.button.undo"), Token.of(Need.WHISPER, DailyTokens.UNDO, setup.id(), 0))));
        return turn.accept(new Reply.Whisper(new Message(Md.plain(turn.cards.summary()), parts)));
    }

    private Optional<Outcome<DailyState>> mayNot() {
        return context.requireAsker().may(Capability.RUN_DAILIES)
                ? Optional.empty()
                : Optional.of(turn.reject(Why.NOT_ALLOWED, "daily.not-allowed"));
    }

    /** A ping of many people needs more than running dailies. */
    private Optional<Outcome<DailyState>> mayMention(DailyChanges changes) {
        boolean pings = changes.mention()
                .filter(it -> !it.isEmpty() && !Optional.of(it).equals(draft.plan.mention()))
                .isPresent();
        return pings && !context.requireAsker().may(Capability.SET_UP)
                ? Optional.of(turn.reject(Why.NOT_ALLOWED, "daily.may-not-mention"))
                : Optional.empty();
    }

    Outcome<DailyState> remove() {
        return mayNot().orElseGet(() -> {
            turn.claims.add(new ClaimChange.Release(ClaimKey.daily(draft.setup.home(), draft.setup.number())));
            DailyRounds rounds = new DailyRounds(turn);
            draft.open().ifPresent(rounds::revealAlone);
            return new Accepted<>(
                    new DailyState.Removed(draft.setup, context.now()),
                    Reply.whisper(turn.text("daily.removed", turn.cards.name())),
                    turn.effects,
                    turn.facts,
                    turn.claims);
        });
    }

    // ---- settings

    Outcome<DailyState> change(DailyCommand.Change change) {
        return mayNot().or(() -> mayMention(change.changes()))
                .orElseGet(() -> changed(change.changes())
                        .map(problem -> turn.reject(Why.INVALID, problem))
                        .orElseGet(() -> now("daily.changed")));
    }

    /** Takes the changes over; a text key that says why not, where they leave no question. */
    private Optional<String> changed(DailyChanges changes) {
        Plan plan = changed(draft.plan, changes);
        DailyPlanner planner = new DailyPlanner(context.bank(), plan, draft.setup.seed(), List.of());
        if (planner.isEmpty()) {
            return Optional.of("daily.no-question");
        }
        boolean rule = !plan.rule().equals(draft.plan.rule());
        draft.plan = plan;
        draft.failures.keySet().retainAll(plan.channels());
        if (rule) {
            // What lies behind is never posted after the fact, and a date that was used stays used.
            draft.done(plan.rule().past(context.now()));
        }
        return Optional.empty();
    }

    private static Plan changed(Plan plan, DailyChanges changes) {
        DailyRule rule = new DailyRule(
                changes.at().orElse(plan.rule().at()),
                changes.zone().orElse(plan.rule().zone()),
                changes.days().orElse(plan.rule().days()));
        // Another topic has other areas.
        Set<String> areas = changes.areas()
                .orElse(changes.topic().isPresent() ? Set.of() : plan.filter().areas());
        Filter filter = new Filter(
                changes.topic()
                        .map(it -> Optional.of(it).filter(pack -> !pack.isEmpty()))
                        .orElse(plan.filter().pack()),
                areas,
                changes.levels().orElse(plan.filter().levels()));
        return new Plan(
                changes.channels().orElse(plan.channels()),
                rule,
                filter,
                changes.mode().orElse(plan.mode()),
                changes.reveal().orElse(plan.reveal()),
                changes.verdict().orElse(plan.verdict()),
                changes.mention()
                        .map(it -> Optional.of(it).filter(whom -> !whom.isEmpty()))
                        .orElse(plan.mention()),
                changes.thread().orElse(plan.thread()),
                changes.digest().orElse(plan.digest()));
    }

    Outcome<DailyState> openForm() {
        return mayNot().orElseGet(() -> new Rejected<>(Why.NO_CHANGE, new Reply.OpenForm(form(Map.of()))));
    }

    Outcome<DailyState> saveForm(DailyCommand.SaveForm save) {
        Optional<Outcome<DailyState>> refused = mayNot().or(() -> mayMention(save.changes()));
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!save.problems().isEmpty()) {
            return new Rejected<>(Why.INVALID, new Reply.RefuseForm(form(save.typed()), save.problems()));
        }
        return changed(save.changes())
                .<Outcome<DailyState>>map(problem -> new Rejected<>(
                        Why.INVALID, new Reply.RefuseForm(form(save.typed()), Map.of("questions", turn.text(problem)))))
                .orElseGet(() -> now("daily.changed"));
    }

    private Form form(Map<String, String> typed) {
        Plan plan = draft.plan;
        List<String> questions = new ArrayList<>();
        questions.add(plan.filter().pack().map(Pack::wordOf).orElse("any"));
        questions.addAll(plan.filter().areas());
        plan.filter().levels().forEach(level -> questions.add(level.key()));
        questions.add(plan.mode().name().toLowerCase(Locale.ROOT));
        String reveal = plan.reveal().when() == When.WITH_NEXT
                ? "with-next"
                : plan.reveal().when().name().toLowerCase(Locale.ROOT).replace('_', '-') + "@"
                        + plan.reveal().at();
        String more = "verdict:" + (plan.verdict() == Verdict.AT_ONCE ? "once" : "reveal") + " mention:"
                + plan.mention().orElse("none") + " thread:" + (plan.thread() ? "yes" : "no") + " digest:"
                + (plan.digest() ? "yes" : "no");
        return new Form(
                Token.of(Need.WHISPER, DailyTokens.SET_FORM, draft.setup.id(), 0),
                turn.text("daily.form.title"),
                turn.text("daily.form.intro", turn.cards.name()),
                List.of(
                        new Form.ChannelInput("channels", turn.text("daily.form.channels"), plan.channels(), 0, 20),
                        line("when", typed.getOrDefault("when", when(plan.rule())), "09:00 Europe/Berlin mon-fri"),
                        line("questions", typed.getOrDefault("questions", String.join(" ", questions)), "django mixed"),
                        line("reveal", typed.getOrDefault("reveal", reveal), "with-next, same-day@17:00"),
                        line("more", typed.getOrDefault("more", more), "thread:yes digest:yes")),
                turn.text("button.save"));
    }

    private static String when(DailyRule rule) {
        return rule.at() + " " + rule.zone().getId() + " " + dayWords(rule.days());
    }

    private Form.Input line(String name, String value, String hint) {
        return new Form.TextInput(name, turn.text("daily.form." + name), hint, false, true, 200, value);
    }

    /** The weekdays as the commands read them. */
    static String dayWords(Set<DayOfWeek> days) {
        if (days.size() == 7) {
            return "every-day";
        }
        if (days.equals(WEEKDAYS)) {
            return "mon-fri";
        }
        return new TreeSet<>(days)
                .stream()
                        .map(it -> it.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                                .toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(","));
    }

    // ---- the days

    Outcome<DailyState> preview() {
        return mayNot().orElseGet(() -> {
            List<Part> parts = new ArrayList<>();
            parts.add(new Part.Prose(turn.cards.summary()));
            parts.addAll(turn.cards.dates(turn.planner(), turn.policy.previewed()));
            return new Rejected<>(Why.NO_CHANGE, new Reply.Whisper(new Message(Md.plain(turn.cards.summary()), parts)));
        });
    }

    Outcome<DailyState> pause() {
        return mayNot().orElseGet(() -> {
            if (draft.paused.isPresent()) {
                return turn.reject(Why.NO_CHANGE, "daily.is-paused", turn.cards.name());
            }
            draft.paused = Optional.of(new Pause(context.now(), false));
            return now("daily.paused");
        });
    }

    Outcome<DailyState> resume() {
        return mayNot().orElseGet(() -> {
            if (draft.paused.isEmpty()) {
                return turn.reject(Why.NO_CHANGE, "daily.runs-already", turn.cards.name());
            }
            draft.paused = Optional.empty();
            draft.failures.clear();
            // What fell into the pause is left out.
            draft.done(draft.plan.rule().past(context.now()));
            return now("daily.resumed");
        });
    }

    Outcome<DailyState> skip(DailyCommand.Skip skip) {
        return mayNot().orElseGet(() -> {
            Optional<LocalDate> date = skip.date().or(() -> draft.next.map(Coming::date));
            if (date.isEmpty()
                    || !date.get().isAfter(draft.done)
                    || !draft.plan.rule().on(date.get())) {
                return turn.reject(
                        Why.INVALID,
                        "daily.not-a-slot",
                        date.map(LocalDate::toString).orElse("-"));
            }
            draft.skips.add(date.get());
            draft.reckon();
            return now("daily.skipped");
        });
    }

    Outcome<DailyState> holidays(DailyCommand.Holidays holidays) {
        return mayNot().orElseGet(() -> {
            for (LocalDate date : holidays.dates()) {
                if (!holidays.add()) {
                    draft.holidays.remove(date);
                    draft.skips.remove(date);
                } else if (date.isAfter(draft.done)) {
                    draft.holidays.add(date);
                }
            }
            if (draft.holidays.size() > MOST_HOLIDAYS) {
                return turn.reject(Why.INVALID, "daily.too-many-holidays", MOST_HOLIDAYS);
            }
            draft.reckon();
            return now("daily.holidays-set");
        });
    }

    Outcome<DailyState> postNow() {
        return mayNot().orElseGet(() -> {
            LocalDate today = draft.plan.rule().date(context.now());
            if (draft.rounds.stream().map(Round::date).anyMatch(it -> !it.isBefore(today))) {
                return turn.reject(Why.NO_CHANGE, "daily.posted-today");
            }
            if (!new DailyRounds(turn).post(today)) {
                return turn.reject(Why.INVALID, "daily.no-question");
            }
            draft.done(today);
            return now("daily.posting");
        });
    }

    Outcome<DailyState> queue(DailyCommand.Queue queue) {
        return mayNot().orElseGet(() -> {
            if (queue.question().isEmpty()) {
                return new Rejected<>(Why.NO_CHANGE, Reply.whisper(queued()));
            }
            QuestionId id = queue.question().get();
            if (context.bank().find(id).isEmpty()) {
                return turn.reject(Why.INVALID, "daily.no-such-question", Md.code(id.typed()));
            }
            draft.queue.remove(id);
            draft.queue.addFirst(id);
            if (draft.queue.size() > turn.policy.longestQueue()) {
                return turn.reject(Why.INVALID, "daily.queue-full", turn.policy.longestQueue());
            }
            boolean seen = context.rooms().getOrDefault(room(), Map.of()).containsKey(id);
            return turn.accept(Reply.whisper(queued() + (seen ? " " + turn.text("daily.queue-seen") : "")));
        });
    }

    private Audience room() {
        return new Audience.Room(draft.room(draft.plan.channels().getFirst()));
    }

    private String queued() {
        if (draft.queue.isEmpty()) {
            return turn.text("daily.queue-empty", turn.cards.name());
        }
        List<String> names = new ArrayList<>();
        for (QuestionId id : draft.queue) {
            names.add(Md.code(id.typed()));
        }
        return turn.text("daily.queued", turn.cards.name(), String.join(", ", names));
    }

    /** Taken, with what is true now. */
    private Outcome<DailyState> now(String key) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Prose(turn.text(key, turn.cards.name())));
        parts.addAll(turn.cards.settings());
        return turn.accept(new Reply.Whisper(new Message(Md.plain(turn.text(key, turn.cards.name())), parts)));
    }

    // ---- for the list

    /** A schedule in one line. */
    public static String line(Running it, String here, Texts texts) {
        Plan plan = it.plan();
        String next = it.paused().isPresent()
                ? texts.of("daily.list.paused")
                : it.next()
                        .map(coming -> texts.of("daily.list.next", Md.time(coming.at(), TimeStyle.DATE_TIME)))
                        .orElse(texts.of("daily.list.no-date"));
        String where = plan.channels().contains(here)
                ? texts.of("daily.list.here", plan.channels().size())
                : texts.of("daily.channels", plan.channels().size());
        return texts.of(
                "daily.list.line",
                it.setup().number(),
                Md.escape(when(plan.rule())),
                Md.escape(plan.filter().pack().map(Pack::wordOf).orElse("any")),
                where,
                next);
    }
}
