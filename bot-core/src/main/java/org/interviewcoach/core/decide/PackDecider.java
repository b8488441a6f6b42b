package org.interviewcoach.core.decide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.command.PackCommand;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.inbound.HandedFile;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Accepted;
import org.interviewcoach.core.outcome.Outcome.Rejected;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.PackReader.Finding;
import org.interviewcoach.core.port.PackReader.Opened;
import org.interviewcoach.core.state.PackState;
import org.interviewcoach.core.state.PackState.Content;
import org.interviewcoach.core.state.PackState.Entry;
import org.interviewcoach.core.who.Capability;

/**
 * The rules of a workspace's own pack: all of an upload is taken, or none of it and everything that stands in the way;
 * nothing before somebody has seen what it changes, and the last upload can be taken back.
 */
final class PackDecider {
    private static final Slot FINDINGS = new Slot("findings");

    Outcome<PackState> decide(Optional<PackState> state, PackCommand command, Context context) {
        if (!context.requireAsker().may(Capability.REVIEW_APPEALS)) {
            return reject(Why.NOT_ALLOWED, "suggest.not-allowed", context);
        }
        return switch (command) {
            case PackCommand.Upload upload ->
                upload(state.orElseGet(() -> PackState.initial(upload.place().scope())), upload, context);
            case PackCommand.Take take ->
                onStep(state, take.step(), context)
                        .flatMap(it -> it.proposed().map(content -> take(it, content, context)))
                        .orElseGet(() -> reject(Why.STALE, "own.stale", context));
            case PackCommand.Leave leave ->
                onStep(state, leave.step(), context)
                        .filter(it -> it.proposed().isPresent())
                        .<Outcome<PackState>>map(it -> accept(it.leaving(), PackCards.said("own.left", context)))
                        .orElseGet(() -> reject(Why.STALE, "own.stale", context));
            case PackCommand.Undo undo ->
                onStep(state, undo.step(), context)
                        .flatMap(it -> it.before().map(content -> undo(it, content, context)))
                        .orElseGet(() -> reject(Why.STALE, "own.stale", context));
        };
    }

    private static Optional<PackState> onStep(Optional<PackState> state, int step, Context context) {
        return state.filter(it -> it.step() == step
                && it.scope().tenant().equals(context.requireAsker().actor().tenant()));
    }

    private static Outcome<PackState> upload(PackState current, PackCommand.Upload upload, Context context) {
        Optional<HandedFile> file = upload.file();
        if (file.isEmpty()) {
            return PackForms.isUntouched(upload.table())
                    ? reject(Why.NO_CHANGE, "own.uploaded-nothing", context)
                    : propose(current, table(current, upload.table(), context), Optional.of(upload.table()), context);
        }
        Optional<HandedFile.Trouble> trouble = file.get().trouble();
        if (trouble.isPresent()) {
            return reject(
                    Why.INVALID,
                    switch (trouble.get()) {
                        case TOO_LARGE -> "own.file.too-large";
                        case UNREACHABLE -> "own.file.unreachable";
                    },
                    context);
        }
        return switch (context.packs().open(file.get().name(), file.get().base64())) {
            case Opened.Refused refused ->
                reject(
                        Why.INVALID,
                        switch (refused.why()) {
                            case WRONG_KIND -> "own.file.wrong-kind";
                            case BROKEN -> "own.file.broken";
                            case TOO_LARGE -> "own.file.too-large";
                            case BAD_NAME -> "own.file.bad-name";
                            case NOT_TEXT -> "own.file.not-text";
                        },
                        context);
            case Opened.Table it -> propose(current, table(current, it.text(), context), Optional.empty(), context);
            case Opened.OneFile it -> {
                Map<String, String> files = new TreeMap<>(current.files());
                files.put(it.path(), it.content());
                yield propose(current, files(current, files, context), Optional.empty(), context);
            }
            case Opened.WholePack it ->
                propose(current, files(current, it.files(), context), Optional.empty(), context);
        };
    }

    /**
     * What an upload would make of the pack.
     *
     * @param byLine whether findings are in the lines of a table
     */
    private record Reading(Content content, List<Finding> findings, boolean byLine) {
        boolean hasErrors() {
            return findings.stream().anyMatch(Finding::error);
        }
    }

    private static Reading table(PackState current, String table, Context context) {
        Map<String, String> known = new HashMap<>();
        for (Question it :
                context.bank().findTopic(Pack.OWN).map(Pack::questions).orElse(List.of())) {
            known.put(PackChanges.local(it), it.text());
        }
        Set<String> taken = new HashSet<>(known.keySet());
        taken.addAll(current.removed());
        Set<String> inFiles = new HashSet<>();
        current.files().keySet().stream().map(PackDecider::idOf).forEach(inFiles::add);
        QuestionTable.Read read = QuestionTable.read(table, known, taken, inFiles, context.texts());
        List<Finding> findings = new ArrayList<>(read.findings());
        if (findings.isEmpty()) {
            for (Finding it : context.packs().check(read.entries())) {
                findings.add(
                        new Finding("table", read.lines().getOrDefault(it.file(), 1), 1, it.error(), it.message()));
            }
        }
        return new Reading(next(current, read), findings, true);
    }

    private static Content next(PackState current, QuestionTable.Read read) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        current.entries().forEach(it -> entries.put(it.id(), it));
        read.entries().forEach(it -> entries.put(it.id(), it));
        read.removed().forEach(entries::remove);
        Set<String> removed = new HashSet<>(current.removed());
        removed.addAll(read.removed());
        Map<String, String> files = new TreeMap<>(current.files());
        files.keySet().removeIf(it -> read.removed().contains(idOf(it)));
        return new Content(new ArrayList<>(entries.values()), removed, files);
    }

    /** The id within the pack of the question whose file that is. */
    private static String idOf(String path) {
        return path.replaceFirst("\\.yaml$", "").replace('/', '.');
    }

    private static Reading files(PackState current, Map<String, String> files, Context context) {
        List<Finding> findings = new ArrayList<>(context.packs().check(files));
        List<Question> questions =
                context.packs().pack(files).map(Pack::questions).orElse(List.of());
        if (questions.size() > QuestionTable.MOST_QUESTIONS) {
            findings.add(new Finding(
                    "pack.yaml", 1, 1, true, context.texts().of("own.find.too-many", QuestionTable.MOST_QUESTIONS)));
        }
        for (Question it : questions) {
            if (OwnPack.renamed(it.id(), OwnPack.id(current.scope())).isEmpty()) {
                String path = PackChanges.local(it).replace('.', '/') + ".yaml";
                findings.add(new Finding(path, 1, 1, true, context.texts().of("own.find.long-id")));
            }
        }
        return new Reading(new Content(current.entries(), current.removed(), files), findings, false);
    }

    /** @param typed what the form held, to keep it where it is refused */
    private static Outcome<PackState> propose(
            PackState current, Reading reading, Optional<String> typed, Context context) {
        List<Finding> findings = PackCards.sorted(reading.findings());
        List<Effect> effects = PackCards.isCut(findings)
                ? List.of(new Effect.Post(
                        FINDINGS,
                        new Target.ToPerson(context.requireAsker().actor()),
                        PackCards.all(findings, context)))
                : List.of();
        if (reading.hasErrors()) {
            String shown = PackCards.first(findings, reading.byLine(), context);
            Reply reply = typed.<Reply>map(table -> new Reply.RefuseForm(
                            PackForms.upload(table, context.texts()), Map.of(PackForms.TABLE, shown)))
                    .orElseGet(() -> Reply.whisper(context.texts().of("own.refused") + "\n\n" + shown));
            return effects.isEmpty()
                    ? new Rejected<>(Why.INVALID, reply)
                    : new Accepted<>(current, reply, effects, List.of(), List.of());
        }
        PackChanges changes = PackChanges.between(current.content(), reading.content(), context);
        if (changes.isEmpty() && current.content().equals(reading.content())) {
            return reject(Why.NO_CHANGE, "own.uploaded-nothing", context);
        }
        PackState next = current.proposing(reading.content());
        return new Accepted<>(
                next,
                new Reply.Whisper(PackCards.preview(next, changes, findings, reading.byLine(), context)),
                effects,
                List.of(),
                List.of());
    }

    private static Outcome<PackState> take(PackState current, Content content, Context context) {
        PackChanges changes = PackChanges.between(current.content(), content, context);
        PackState next = current.with(content, Optional.of(current.content()));
        return new Accepted<>(
                next,
                new Reply.Redraw(PackCards.taken(next, changes, context)),
                List.of(),
                List.of(),
                List.of(new ClaimChange.Take(ClaimKey.ownQuestion(current.scope(), context.self()))));
    }

    /** Ids that were given in between are not given again: answers may speak of them. */
    private static Outcome<PackState> undo(PackState current, Content before, Context context) {
        Set<String> removed = new HashSet<>(before.removed());
        current.entries().stream()
                .map(Entry::id)
                .filter(id -> before.entries().stream().noneMatch(it -> it.id().equals(id)))
                .forEach(removed::add);
        Content back = new Content(before.entries(), removed, before.files());
        return accept(current.with(back, Optional.empty()), PackCards.said("own.undone", context));
    }

    private static Outcome<PackState> accept(PackState next, Message redrawn) {
        return new Accepted<>(next, new Reply.Redraw(redrawn), List.of(), List.of(), List.of());
    }

    private static Outcome<PackState> reject(Why why, String key, Context context) {
        return new Rejected<>(why, Reply.whisper(context.texts().of(key)));
    }
}
