package org.interviewcoach.core.decide;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.command.WorkspaceCommand;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.effect.Target;
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
import org.interviewcoach.core.state.WorkspaceState;
import org.interviewcoach.core.who.Capability;

/** The rules of a workspace's settings. */
final class WorkspaceDecider {
    /** One line of the form, since a form has five inputs: topic, zone and quiet hours. */
    private static final String DEFAULTS_EXAMPLE = "django, Europe/Berlin, quiet 20:00-08:00";

    Outcome<WorkspaceState> decide(Optional<WorkspaceState> state, WorkspaceCommand command, Context context) {
        WorkspaceState current = state.orElse(context.workspace());
        return switch (command) {
            case WorkspaceCommand.Install install -> install(current, install, context);
            case WorkspaceCommand.OpenGrants open ->
                mayNot(context)
                        .orElseGet(() -> new Rejected<>(
                                Why.NO_CHANGE, new Reply.OpenForm(WorkspaceForms.grants(current, context.texts()))));
            case WorkspaceCommand.SaveGrants save ->
                mayNot(context).orElseGet(() -> saveGrants(current, save, context));
            case WorkspaceCommand.OpenSetup open -> openSetup(current, context);
            case WorkspaceCommand.SaveSetup save -> save(current, save, context);
        };
    }

    private static Outcome<WorkspaceState> install(
            WorkspaceState current, WorkspaceCommand.Install install, Context context) {
        if (current.welcomed()) {
            return new Rejected<>(Why.NO_CHANGE, Reply.ACKNOWLEDGE);
        }
        WorkspaceState next = new WorkspaceState(
                current.scope(),
                install.name(),
                current.channels(),
                current.grants(),
                current.defaultTopic(),
                current.zone(),
                current.quietFrom(),
                current.quietUntil(),
                true);
        List<Effect> effects = new ArrayList<>();
        context.asker()
                .ifPresent(asker -> effects.add(new Effect.Post(
                        new Slot("welcome"),
                        new Target.ToPerson(asker.actor()),
                        new Message(
                                context.texts().of("welcome.summary"),
                                new Part.Heading(context.texts().of("welcome.title")),
                                new Part.Prose(context.texts().of("welcome.body")),
                                new Part.Actions(
                                        new Part.Button(
                                                context.texts().of("button.setup"),
                                                Token.start(Need.FORM, SettingsTokens.OPEN_SETUP),
                                                Part.Style.PRIMARY),
                                        new Part.Button(
                                                context.texts().of("button.help"),
                                                Token.start(Need.WHISPER, SettingsTokens.HELP)))))));
        return new Accepted<>(next, Reply.ACKNOWLEDGE, effects, List.of(), List.of());
    }

    private static Outcome<WorkspaceState> openSetup(WorkspaceState current, Context context) {
        return mayNot(context)
                .orElseGet(() ->
                        new Rejected<>(Why.NO_CHANGE, new Reply.OpenForm(form(current, defaults(current), context))));
    }

    private static Optional<Outcome<WorkspaceState>> mayNot(Context context) {
        return context.requireAsker().may(Capability.SET_UP)
                ? Optional.empty()
                : Optional.of(new Rejected<>(
                        Why.NOT_ALLOWED, Reply.whisper(context.texts().of("setup.not-allowed"))));
    }

    private static Outcome<WorkspaceState> save(
            WorkspaceState current, WorkspaceCommand.SaveSetup save, Context context) {
        Optional<Outcome<WorkspaceState>> refused = mayNot(context);
        if (refused.isPresent()) {
            return refused.get();
        }
        Map<String, String> errors = new LinkedHashMap<>();
        Defaults defaults = Defaults.parse(save.defaults(), current, context, errors);
        if (!errors.isEmpty()) {
            return new Rejected<>(Why.INVALID, new Reply.RefuseForm(form(current, save.defaults(), context), errors));
        }
        Map<String, Set<Capability>> grants = new HashMap<>();
        grant(grants, save.dailies(), Capability.RUN_DAILIES);
        grant(grants, save.mocks(), Capability.HOST_MOCKS);
        grant(grants, save.reviewers(), Capability.REVIEW_APPEALS);
        // What this form does not show stays as it was.
        current.grants()
                .forEach((user, granted) -> granted.stream()
                        .filter(it ->
                                it == Capability.SET_UP || it == Capability.SEE_ITEMS || it == Capability.MODERATE)
                        .forEach(it -> grants.computeIfAbsent(user, key -> EnumSet.noneOf(Capability.class))
                                .add(it)));
        WorkspaceState next = new WorkspaceState(
                current.scope(),
                current.name(),
                new TreeSet<>(save.channels()),
                grants,
                defaults.topic(),
                defaults.zone(),
                defaults.quietFrom(),
                defaults.quietUntil(),
                current.welcomed());
        return new Accepted<>(
                next,
                Reply.whisper(context.texts()
                        .of(
                                "setup.saved",
                                next.channels().isEmpty()
                                        ? context.texts().of("setup.everywhere")
                                        : context.texts()
                                                .of(
                                                        "setup.channels-count",
                                                        next.channels().size()),
                                Md.escape(defaults(next)))),
                List.of(),
                List.of(),
                List.of());
    }

    private static Outcome<WorkspaceState> saveGrants(
            WorkspaceState current, WorkspaceCommand.SaveGrants save, Context context) {
        Map<String, Set<Capability>> grants = new HashMap<>();
        current.grants()
                .forEach((user, granted) -> granted.stream()
                        .filter(it -> !save.grants().containsKey(it))
                        .forEach(it -> grant(grants, List.of(user), it)));
        save.grants().forEach((capability, users) -> grant(grants, users, capability));
        WorkspaceState next = new WorkspaceState(
                current.scope(),
                current.name(),
                current.channels(),
                grants,
                current.defaultTopic(),
                current.zone(),
                current.quietFrom(),
                current.quietUntil(),
                current.welcomed());
        return new Accepted<>(
                next, Reply.whisper(context.texts().of("grant.saved", grants.size())), List.of(), List.of(), List.of());
    }

    private static void grant(Map<String, Set<Capability>> grants, List<String> users, Capability capability) {
        for (String user : users) {
            grants.computeIfAbsent(user, key -> EnumSet.noneOf(Capability.class))
                    .add(capability);
        }
    }

    private static String defaults(WorkspaceState state) {
        String quiet =
                state.quietFrom().equals(state.quietUntil()) ? "none" : state.quietFrom() + "-" + state.quietUntil();
        // The offset's own name is a letter that nobody would write, and that is not read back.
        String zone = state.zone().equals(ZoneOffset.UTC) ? "UTC" : state.zone().getId();
        return Pack.wordOf(state.defaultTopic()) + ", " + zone + ", quiet " + quiet;
    }

    private static Form form(WorkspaceState state, String defaults, Context context) {
        return new Form(
                Token.start(Need.WHISPER, SettingsTokens.SAVE_SETUP),
                context.texts().of("setup.title"),
                context.texts().of("setup.intro"),
                List.of(
                        new Form.ChannelInput(
                                "channels", context.texts().of("setup.channels"), List.copyOf(state.channels()), 0, 20),
                        people("dailies", "setup.dailies", state, Capability.RUN_DAILIES, context),
                        people("mocks", "setup.mocks", state, Capability.HOST_MOCKS, context),
                        people("reviewers", "setup.reviewers", state, Capability.REVIEW_APPEALS, context),
                        new Form.TextInput(
                                "defaults",
                                context.texts().of("setup.defaults"),
                                DEFAULTS_EXAMPLE,
                                false,
                                true,
                                120,
                                defaults)),
                context.texts().of("button.save"));
    }

    private static Form.Input people(
            String name, String label, WorkspaceState state, Capability capability, Context context) {
        List<String> holders = state.grants().entrySet().stream()
                .filter(entry -> entry.getValue().contains(capability))
                .map(Map.Entry::getKey)
                .toList();
        return new Form.PeopleInput(name, context.texts().of(label), holders, 0, 20);
    }

    /** The one-line defaults of the form. */
    private record Defaults(String topic, ZoneId zone, LocalTime quietFrom, LocalTime quietUntil) {
        static Defaults parse(String text, WorkspaceState current, Context context, Map<String, String> errors) {
            String topic = current.defaultTopic();
            ZoneId zone = current.zone();
            LocalTime from = LocalTime.MIDNIGHT;
            LocalTime until = LocalTime.MIDNIGHT;
            for (String raw : text.split(",", -1)) {
                String word = raw.strip();
                if (word.isEmpty()) {
                    continue;
                }
                Optional<Pack> pack = context.bank().findTopic(word.toLowerCase(Locale.ROOT));
                Optional<ZoneId> named = ZoneId.getAvailableZoneIds().stream()
                        .filter(id -> id.equalsIgnoreCase(word.replace(' ', '_')))
                        .sorted()
                        .findFirst()
                        .map(ZoneId::of);
                if (pack.isPresent()) {
                    topic = pack.get().id();
                } else if (named.isPresent()) {
                    zone = named.get();
                } else if (word.matches("(?i)quiet +none")) {
                    from = LocalTime.MIDNIGHT;
                    until = LocalTime.MIDNIGHT;
                } else if (word.matches("(?i)quiet +([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]")) {
                    String hours = word.substring(word.length() - 11);
                    from = LocalTime.parse(hours.substring(0, 5));
                    until = LocalTime.parse(hours.substring(6));
                } else {
                    errors.put("defaults", context.texts().of("setup.error.defaults", word, DEFAULTS_EXAMPLE));
                }
            }
            return new Defaults(topic, zone, from, until);
        }
    }
}
