package org.interviewcoach.core.decide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.port.PackReader.Finding;
import org.interviewcoach.core.state.PackState;

/** How an upload is answered: what was found in it, what it would change, what has become of it. */
final class PackCards {
    private static final int MOST_FINDINGS = 10;
    private static final int MOST_IDS = 15;

    private PackCards() {}

    /** What stands in the way comes first. */
    static List<Finding> sorted(List<Finding> findings) {
        return findings.stream()
                .distinct()
                .sorted(Comparator.comparing(Finding::error)
                        .reversed()
                        .thenComparing(Finding::file)
                        .thenComparingInt(Finding::line)
                        .thenComparingInt(Finding::column)
                        .thenComparing(Finding::message))
                .toList();
    }

    /** Whether not all of them are shown in the chat. */
    static boolean isCut(List<Finding> findings) {
        return findings.size() > MOST_FINDINGS;
    }

    /**
     * The first findings, a line each.
     *
     * @param byLine whether there is but one text that they can be in
     */
    static String first(List<Finding> findings, boolean byLine, Context context) {
        String shown = findings.stream()
                .limit(MOST_FINDINGS)
                .map(it -> line(it, byLine, context))
                .collect(Collectors.joining("\n"));
        int more = findings.size() - MOST_FINDINGS;
        return more <= 0 ? shown : shown + "\n" + context.texts().of("own.find.more", more);
    }

    private static String line(Finding it, boolean byLine, Context context) {
        String where = byLine
                ? context.texts().of("own.find.line", it.line(), it.column())
                : context.texts().of("own.find.place", Md.code(it.file()), it.line(), it.column());
        return "- " + where + " " + Md.escape(it.message());
    }

    /** The whole list as a file. */
    static Message all(List<Finding> findings, Context context) {
        String words = context.texts().of("own.find.all", findings.size());
        String list = findings.stream().map(it -> it + "\n").collect(Collectors.joining());
        return new Message(words, new Part.Prose(words), new Part.Document("findings.txt", list));
    }

    static Message preview(
            PackState next, PackChanges changes, List<Finding> findings, boolean byLine, Context context) {
        String title = context.texts().of("own.preview");
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(title));
        parts.add(new Part.Prose(counted("own.preview.counts", changes, context)));
        list(parts, "own.preview.added", changes.added(), context);
        list(parts, "own.preview.changed", changes.changed(), context);
        list(parts, "own.preview.removed", changes.removed(), context);
        if (!findings.isEmpty()) {
            parts.add(new Part.Small(context.texts().of("own.preview.warnings", findings.size()) + "\n"
                    + first(findings, byLine, context)));
        }
        parts.add(new Part.Actions(
                new Part.Button(
                        context.texts().of("button.take-over"),
                        token(next, SuggestionTokens.TAKE, context),
                        Part.Style.PRIMARY),
                new Part.Button(context.texts().of("button.leave-it"), token(next, SuggestionTokens.LEAVE, context))));
        return new Message(title, parts);
    }

    private static void list(List<Part> parts, String key, List<String> ids, Context context) {
        if (ids.isEmpty()) {
            return;
        }
        String shown = ids.stream().limit(MOST_IDS).map(Md::code).collect(Collectors.joining(", "));
        String more = ids.size() > MOST_IDS ? " " + context.texts().of("own.find.more", ids.size() - MOST_IDS) : "";
        parts.add(new Part.Prose(context.texts().of(key, shown) + more));
    }

    static Message taken(PackState next, PackChanges changes, Context context) {
        String words = counted("own.uploaded", changes, context);
        return new Message(
                words,
                new Part.Prose(words),
                new Part.Actions(new Part.Button(
                        context.texts().of("button.undo"), token(next, SuggestionTokens.UNDO, context))));
    }

    private static String counted(String key, PackChanges changes, Context context) {
        return context.texts()
                .of(
                        key,
                        changes.added().size(),
                        changes.changed().size(),
                        changes.removed().size());
    }

    static Message said(String key, Context context) {
        return Message.ofText(context.texts().of(key));
    }

    private static Token token(PackState next, String action, Context context) {
        return Token.of(Need.REDRAW, action, context.self(), next.step());
    }
}
