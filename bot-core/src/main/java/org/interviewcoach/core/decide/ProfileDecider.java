package org.interviewcoach.core.decide;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interviewcoach.core.command.ProfileCommand;
import org.interviewcoach.core.command.SystemCommand;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.items.ItemCollector;
import org.interviewcoach.core.memory.LearnerMemory;
import org.interviewcoach.core.memory.Progress;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Accepted;
import org.interviewcoach.core.outcome.Outcome.Rejected;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.state.ProfileState;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.Place;

/** The rules of one's own settings. */
final class ProfileDecider {
    private static final Slot REMINDER = new Slot("reminder");
    private static final Slot EXPORT = new Slot("export");
    private static final Slot SHARED = new Slot("shared");
    private static final Slot PICTURE = new Slot("picture");
    private static final Slot PACK = new Slot("pack");
    private static final Slot ITEMS = new Slot("items");

    Outcome<ProfileState> decide(Optional<ProfileState> state, ProfileCommand command, Context context) {
        Asker asker = context.requireAsker();
        ProfileState current = state.orElse(asker.profile());
        return switch (command) {
            case ProfileCommand.Open open ->
                new Rejected<>(Why.NO_CHANGE, new Reply.OpenForm(form(current, Map.of(), context)));
            case ProfileCommand.ShowProgress show ->
                whisper(progress(current, context).mine());
            case ProfileCommand.ShareProgress share -> share(current, share.place(), context);
            case ProfileCommand.DrawProgress drawn -> draw(current, context);
            case ProfileCommand.OpenHome home ->
                new Rejected<>(
                        Why.NO_CHANGE,
                        new Reply.ShowHome(progress(current, context).home()));
            case ProfileCommand.SayThat said -> Fairness.sayThat(current, said, context);
            case ProfileCommand.Report report -> Fairness.report(current, report, context);
            case ProfileCommand.ShowItems show -> items(current, show.place(), context);
            case ProfileCommand.SendPack pack -> sendPack(current, pack, context);
            case ProfileCommand.Export export -> export(current, context);
            case ProfileCommand.Save save -> save(current, save, context);
        };
    }

    private static ProgressCards progress(ProfileState current, Context context) {
        LearnerMemory memory = context.learners().memory(context.requireAsker().learner());
        Progress progress = Progress.of(memory, context.bank(), context.now(), current.fsrs());
        return new ProgressCards(progress, context.bank(), context.texts());
    }

    private static Outcome<ProfileState> whisper(Message message) {
        return new Rejected<>(Why.NO_CHANGE, new Reply.Whisper(message));
    }

    private static Outcome<ProfileState> share(ProfileState current, Place place, Context context) {
        if (place.direct()) {
            return new Rejected<>(Why.INVALID, Reply.whisper(context.texts().of("progress.share-where")));
        }
        ProgressCards cards = progress(current, context);
        if (cards.isEmpty()) {
            return new Rejected<>(Why.INVALID, Reply.whisper(context.texts().of("review.nothing-yet")));
        }
        Message shared = cards.shared(context.requireAsker().name());
        return new Accepted<>(
                current,
                Reply.whisper(context.texts().of("progress.share-done")),
                List.of(new Effect.Post(SHARED, new Target.InChannel(place.scope()), shared)),
                List.of(),
                List.of());
    }

    private static Outcome<ProfileState> draw(ProfileState current, Context context) {
        ProgressCards cards = progress(current, context);
        if (cards.isEmpty()) {
            return new Rejected<>(Why.INVALID, Reply.whisper(context.texts().of("review.nothing-yet")));
        }
        Target me = new Target.ToPerson(context.requireAsker().actor());
        return new Accepted<>(
                current,
                Reply.whisper(context.texts().of("progress.picture-sent")),
                List.of(new Effect.Post(PICTURE, me, cards.picture(context.pictures()))),
                List.of(),
                List.of());
    }

    private static Outcome<ProfileState> sendPack(ProfileState current, ProfileCommand.SendPack pack, Context context) {
        List<Part> parts = new ArrayList<>();
        String words = context.texts().of("suggest.pack");
        parts.add(new Part.Prose(words));
        pack.table().ifPresent(it -> parts.add(new Part.Document("own-questions.csv", it)));
        if (!pack.files().isEmpty()) {
            parts.add(new Part.Prose(context.texts().of("own.pack-files")));
            parts.add(new Part.Archive("own-pack.zip", context.packs().zip(pack.files())));
        }
        Message file = new Message(words, parts);
        return new Accepted<>(
                current,
                Reply.whisper(context.texts().of("privacy.export-sent")),
                List.of(new Effect.Post(
                        PACK, new Target.ToPerson(context.requireAsker().actor()), file)),
                List.of(),
                List.of());
    }

    private static Outcome<ProfileState> items(ProfileState current, Place place, Context context) {
        Asker asker = context.requireAsker();
        if (!asker.may(Capability.SEE_ITEMS)) {
            return new Rejected<>(Why.NOT_ALLOWED, Reply.whisper(context.texts().of("items.not-allowed")));
        }
        ItemCollector collector = new ItemCollector();
        context.figures().collect(Optional.of(place.scope()), collector);
        ItemCards cards = new ItemCards(collector.items(context.bank()), context.bank(), context.texts());
        if (cards.isEmpty()) {
            return whisper(cards.shown());
        }
        return new Accepted<>(
                current,
                new Reply.Whisper(cards.shown()),
                List.of(new Effect.Post(ITEMS, new Target.ToPerson(asker.actor()), cards.file())),
                List.of(),
                List.of());
    }

    private static Outcome<ProfileState> export(ProfileState current, Context context) {
        Asker asker = context.requireAsker();
        Message everything =
                PrivacyCards.export(context.learners().dossier(asker.learner()), context.bank(), context.texts());
        return new Accepted<>(
                current,
                Reply.whisper(context.texts().of("privacy.export-sent")),
                List.of(new Effect.Post(EXPORT, new Target.ToPerson(asker.actor()), everything)),
                List.of(),
                List.of());
    }

    /** Time alone has something to say: the reminder is due. */
    Outcome<ProfileState> system(ProfileState state, SystemCommand command, Context context) {
        return switch (command) {
            case SystemCommand.Timeout timeout -> remind(state, context);
            case SystemCommand.EffectDone done -> new Rejected<>(Why.NO_CHANGE, Reply.ACKNOWLEDGE);
            case SystemCommand.Downtime downtime -> new Rejected<>(Why.NO_CHANGE, Reply.ACKNOWLEDGE);
        };
    }

    private static Outcome<ProfileState> remind(ProfileState state, Context context) {
        boolean isDue =
                state.nextReminder().filter(at -> !at.isAfter(context.now())).isPresent();
        if (!isDue) {
            return new Rejected<>(Why.STALE, Reply.ACKNOWLEDGE);
        }
        Optional<Instant> quietUntil = context.workspace().quietUntil(context.now());
        if (quietUntil.isPresent()) {
            return new Accepted<>(state.remindingAt(quietUntil), Reply.ACKNOWLEDGE, List.of(), List.of(), List.of());
        }
        int due = context.learners()
                .memory(state.learner())
                .due(context.now(), state.fsrs())
                .size();
        List<Effect> effects = state.actor()
                .filter(it -> due > 0)
                .map(it -> List.<Effect>of(
                        new Effect.Post(REMINDER, new Target.ToPerson(it), ReviewCards.reminder(due, context.texts()))))
                .orElse(List.of());
        return new Accepted<>(
                state.remindingAt(state.reminderAfter(context.now())),
                Reply.ACKNOWLEDGE,
                effects,
                List.of(),
                List.of());
    }

    private static Outcome<ProfileState> save(ProfileState current, ProfileCommand.Save save, Context context) {
        Map<String, String> errors = new LinkedHashMap<>();
        int percent = percent(save.timeMultiplier());
        if (percent < ProfileState.LEAST_TIME || percent > ProfileState.MOST_TIME) {
            errors.put("time", context.texts().of("settings.error.time"));
        }
        Optional<ZoneId> zone = zone(save.zone());
        if (zone.isEmpty() && !save.zone().isBlank()) {
            errors.put("zone", context.texts().of("settings.error.zone"));
        }
        Optional<LocalTime> at = time(save.reminderAt());
        if (at.isEmpty()) {
            errors.put("at", context.texts().of("settings.error.at"));
        }
        int recall = percent(save.recall());
        if (recall < ProfileState.LEAST_RECALL || recall > ProfileState.MOST_RECALL) {
            errors.put("recall", context.texts().of("settings.error.recall"));
        }
        if (!errors.isEmpty()) {
            Map<String, String> typed = Map.of(
                    "time", save.timeMultiplier(),
                    "zone", save.zone(),
                    "at", save.reminderAt(),
                    "recall", save.recall());
            return new Rejected<>(Why.INVALID, new Reply.RefuseForm(form(current, typed, context), errors));
        }
        ProfileState next = new ProfileState(
                current.scope(),
                current.learner(),
                percent,
                zone,
                save.reminders().equals("on"),
                at.orElseThrow(),
                Optional.of(context.requireAsker().actor()),
                Optional.of(recall),
                Optional.empty());
        next = next.remindingAt(next.reminderAfter(context.now()));
        String zoneName = zone.map(ZoneId::getId).orElse("UTC");
        return new Accepted<>(
                next,
                Reply.whisper(context.texts()
                        .of(
                                "settings.saved",
                                percent,
                                Md.escape(zoneName),
                                context.texts().of(next.reminders() ? "settings.on" : "settings.off"),
                                Md.escape(next.reminderAt().toString()))),
                List.of(),
                List.of(),
                List.of());
    }

    private static int percent(String text) {
        String digits = text.strip().replace("%", "");
        return digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : -1;
    }

    private static Optional<ZoneId> zone(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        String wanted = text.strip().replace(' ', '_');
        try {
            return Optional.of(ZoneId.of(wanted));
        } catch (DateTimeException e) {
            return ZoneId.getAvailableZoneIds().stream()
                    .filter(id -> id.equalsIgnoreCase(wanted))
                    .sorted()
                    .findFirst()
                    .map(ZoneId::of);
        }
    }

    private static Optional<LocalTime> time(String text) {
        String[] fields = text.strip().split(":", -1);
        if (fields.length != 2 || !fields[0].matches("[0-9]{1,2}") || !fields[1].matches("[0-9]{2}")) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(fields[0]);
        int minute = Integer.parseInt(fields[1]);
        return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
    }

    private static Form form(ProfileState profile, Map<String, String> typed, Context context) {
        String time = typed.getOrDefault("time", profile.timeMultiplierPercent() + "%");
        String zone =
                typed.getOrDefault("zone", profile.zone().map(ZoneId::getId).orElse(""));
        String at = typed.getOrDefault("at", profile.reminderAt().toString());
        String recall = typed.getOrDefault("recall", profile.recallPercent().orElse(ProfileState.DEFAULT_RECALL) + "%");
        return new Form(
                Token.start(Need.WHISPER, SettingsTokens.SAVE_PROFILE),
                context.texts().of("settings.title"),
                context.texts().of("settings.intro"),
                List.of(
                        new Form.TextInput("time", context.texts().of("settings.time"), "100%", false, true, 5, time),
                        new Form.TextInput(
                                "zone", context.texts().of("settings.zone"), "Europe/Berlin", false, false, 60, zone),
                        new Form.ChoiceInput(
                                "reminders",
                                context.texts().of("settings.reminders"),
                                List.of(
                                        new Part.Item(context.texts().of("settings.on"), "on", profile.reminders()),
                                        new Part.Item(context.texts().of("settings.off"), "off", !profile.reminders())),
                                1,
                                1),
                        new Form.TextInput("at", context.texts().of("settings.at"), "09:00", false, true, 5, at),
                        new Form.TextInput(
                                "recall", context.texts().of("settings.recall"), "90%", false, true, 4, recall)),
                context.texts().of("button.save"));
    }
}
