package org.interviewcoach.core.decide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.command.PackCommand;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Accepted;
import org.interviewcoach.core.outcome.Outcome.Rejected;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.state.PackState;
import org.interviewcoach.core.state.PackState.Entry;
import org.interviewcoach.core.who.Capability;

/** The rules of a workspace's own pack: all of a table is taken, or none of it and every line that stands in the way. */
final class PackDecider {
    Outcome<PackState> decide(Optional<PackState> state, PackCommand command, Context context) {
        return switch (command) {
            case PackCommand.Upload upload -> upload(state, upload, context);
        };
    }

    private static Outcome<PackState> upload(Optional<PackState> state, PackCommand.Upload upload, Context context) {
        if (!context.requireAsker().may(Capability.REVIEW_APPEALS)) {
            return new Rejected<>(Why.NOT_ALLOWED, Reply.whisper(context.texts().of("suggest.not-allowed")));
        }
        PackState current =
                state.orElseGet(() -> PackState.initial(upload.place().scope()));
        Map<String, String> known = new HashMap<>();
        for (Question it :
                context.bank().findTopic(Pack.OWN).map(Pack::questions).orElse(List.of())) {
            known.put(it.id().area() + it.id().value().substring(it.id().value().lastIndexOf('.')), it.text());
        }
        Set<String> taken = new HashSet<>(known.keySet());
        taken.addAll(current.removed());
        QuestionTable.Read read = QuestionTable.read(upload.table(), known, taken, context.texts());
        if (!read.findings().isEmpty()) {
            return new Rejected<>(
                    Why.INVALID,
                    new Reply.RefuseForm(
                            PackForms.upload(upload.table(), context.texts()),
                            Map.of(PackForms.TABLE, String.join("\n", read.findings()))));
        }
        if (read.entries().isEmpty() && read.removed().isEmpty()) {
            return new Rejected<>(Why.NO_CHANGE, Reply.whisper(context.texts().of("own.uploaded-nothing")));
        }
        long changed =
                read.entries().stream().filter(it -> known.containsKey(it.id())).count();
        return new Accepted<>(
                next(current, read),
                Reply.whisper(context.texts()
                        .of(
                                "own.uploaded",
                                read.entries().size() - changed,
                                changed,
                                read.removed().size())),
                List.of(),
                List.of(),
                state.isPresent()
                        ? List.of()
                        : List.of(new ClaimChange.Take(ClaimKey.ownQuestion(current.scope(), context.self()))));
    }

    private static PackState next(PackState current, QuestionTable.Read read) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        current.entries().forEach(it -> entries.put(it.id(), it));
        read.entries().forEach(it -> entries.put(it.id(), it));
        read.removed().forEach(entries::remove);
        Set<String> removed = new HashSet<>(current.removed());
        removed.addAll(read.removed());
        return new PackState(current.scope(), new ArrayList<>(entries.values()), removed);
    }
}
