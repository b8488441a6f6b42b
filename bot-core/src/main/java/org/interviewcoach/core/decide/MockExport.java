package org.interviewcoach.core.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.state.MockState.Asked;
import org.interviewcoach.core.state.MockState.Exchange;
import org.interviewcoach.core.state.MockState.Score;
import org.interviewcoach.core.state.MockState.Session;
import org.interviewcoach.core.who.LearnerId;

/** A candidate's own scorecard as Markdown and JSON, in pieces that fit a message; with what they may see and no more. */
final class MockExport {
    /** Shorter than any platform's longest block of code. */
    private static final int PIECE = 1700;

    private final Context context;
    private final MockEar ear;

    MockExport(MockDesk desk) {
        this.context = desk.context;
        this.ear = desk.ear;
    }

    List<Message> messages(Session session, LearnerId candidate, Instant endedAt) {
        Map<String, Object> tree = tree(session, candidate, endedAt);
        List<Message> messages = new ArrayList<>();
        pieces("markdown", markdown(tree), messages);
        pieces("json", json(tree, ""), messages);
        return messages;
    }

    private void pieces(String format, String text, List<Message> into) {
        List<String> pieces = cut(text);
        for (int i = 0; i < pieces.size(); i++) {
            String title = context.texts().of("mock.export.piece", format, i + 1, pieces.size());
            into.add(new Message(title, new Part.Small(title), new Part.Code(format, pieces.get(i))));
        }
    }

    /** At line ends where it can be. */
    static List<String> cut(String text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (String raw : text.split("\n", -1)) {
            String line = raw;
            while (line.length() > PIECE) {
                int at = Character.isHighSurrogate(line.charAt(PIECE - 1)) ? PIECE - 1 : PIECE;
                flush(piece, pieces);
                pieces.add(line.substring(0, at));
                line = line.substring(at);
            }
            if (piece.length() + line.length() + 1 > PIECE) {
                flush(piece, pieces);
            }
            piece.append(piece.isEmpty() ? "" : "\n").append(line);
        }
        flush(piece, pieces);
        return pieces;
    }

    private static void flush(StringBuilder piece, List<String> pieces) {
        if (!piece.isEmpty()) {
            pieces.add(piece.toString());
            piece.setLength(0);
        }
    }

    private Map<String, Object> tree(Session session, LearnerId candidate, Instant endedAt) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("topic", session.setup().topic());
        tree.put("ended", endedAt.toString());
        List<Object> questions = new ArrayList<>();
        for (Asked asked : MockScorecards.asked(session, candidate)) {
            questions.add(question(asked));
        }
        tree.put("questions", questions);
        List<Score> scores = MockScorecards.scores(session, candidate);
        if (!scores.isEmpty()) {
            Map<String, Object> ratings = new LinkedHashMap<>();
            ratings.put("raters", scores.size());
            for (int i = 0; i < MockForms.CRITERIA.size(); i++) {
                int[] ends = MockCards.spread(scores, i);
                ratings.put(MockForms.CRITERIA.get(i), List.of(ends[0], ends[1]));
            }
            tree.put("ratings", ratings);
            List<Object> notes = new ArrayList<>();
            for (Score it : scores) {
                if (!it.note().isEmpty()) {
                    Map<String, Object> note = new LinkedHashMap<>();
                    note.put("note", it.note());
                    if (it.signed()) {
                        note.put("by", MockDesk.member(session, it.rater()).name());
                    }
                    notes.add(note);
                }
            }
            tree.put("notes", notes);
        }
        List<Object> study = new ArrayList<>();
        new MockScorecards(context).study(session, candidate).forEach(it -> study.add(Md.plain(it)));
        tree.put("study", study);
        return tree;
    }

    private Map<String, Object> question(Asked asked) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", asked.question().value());
        Optional<Question> found = context.bank().find(asked.question());
        if (found.isPresent()) {
            Question question = found.get();
            MockEar.Hearing hearing = ear.hear(question, asked);
            tree.put("question", Md.plain(question.text()));
            tree.put("answer", String.join("\n\n", asked.said()));
            hearing.verdict().ifPresent(it -> tree.put("level", it.level()));
            List<Object> heard = new ArrayList<>();
            List<Object> missed = new ArrayList<>();
            for (MockEar.Heard it : hearing.points()) {
                Map<String, Object> point = new LinkedHashMap<>();
                point.put("point", Md.plain(it.point().says()));
                point.put("quote", it.quote());
                (it.whole() ? heard : missed).add(point);
            }
            tree.put("heard", heard);
            tree.put("missed", missed);
            List<Object> wrongs = new ArrayList<>();
            for (MockEar.Wrong it : hearing.wrongs()) {
                Map<String, Object> wrong = new LinkedHashMap<>();
                wrong.put("quote", it.quote());
                wrong.put("correction", Md.plain(it.misconception().correction()));
                wrong.put("resolved", it.resolved());
                wrongs.add(wrong);
            }
            tree.put("misconceptions", wrongs);
        }
        List<Object> followUps = new ArrayList<>();
        for (Exchange it : asked.exchanges()) {
            Map<String, Object> followUp = new LinkedHashMap<>();
            followUp.put("question", Md.plain(it.probe().text()));
            followUp.put("reply", it.reply());
            followUp.put("score", it.scorePermille());
            followUps.add(followUp);
        }
        tree.put("followUps", followUps);
        tree.put("hints", asked.hints());
        tree.put("time", MockScorecards.minutes(MockEar.used(asked)));
        return tree;
    }

    /** The same tree as headings and lists. */
    private static String markdown(Map<String, Object> tree) {
        StringBuilder out = new StringBuilder("# ").append(tree.get("topic")).append('\n');
        tree.forEach((key, value) -> {
            if (!key.equals("topic")) {
                markdown(key, value, 0, out);
            }
        });
        return out.toString();
    }

    private static void markdown(String key, Object value, int depth, StringBuilder out) {
        String indent = "  ".repeat(depth);
        switch (value) {
            case Map<?, ?> map -> {
                out.append('\n').append(indent).append("- ").append(key).append(':');
                map.forEach((name, inner) -> markdown(String.valueOf(name), inner, depth + 1, out));
            }
            case List<?> list -> {
                out.append('\n').append(indent).append("- ").append(key).append(':');
                int number = 0;
                for (Object it : list) {
                    markdown(String.valueOf(++number), it, depth + 1, out);
                }
            }
            default ->
                out.append('\n')
                        .append(indent)
                        .append("- ")
                        .append(key)
                        .append(": ")
                        .append(Md.escape(String.valueOf(value)));
        }
    }

    private static String json(Object value, String indent) {
        String inner = indent + " ";
        return switch (value) {
            case Map<?, ?> map -> {
                List<String> rows = new ArrayList<>();
                map.forEach((key, it) -> rows.add(inner + string(String.valueOf(key)) + ": " + json(it, inner)));
                yield rows.isEmpty() ? "{}" : "{\n" + String.join(",\n", rows) + "\n" + indent + "}";
            }
            case List<?> list -> {
                List<String> rows = new ArrayList<>();
                list.forEach(it -> rows.add(inner + json(it, inner)));
                yield rows.isEmpty() ? "[]" : "[\n" + String.join(",\n", rows) + "\n" + indent + "]";
            }
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            default -> string(value.toString());
        };
    }

    private static String string(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                default -> {
                    if (c < 0x20 || (Character.isSurrogate(c) && !paired(text, i))) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    private static boolean paired(String text, int at) {
        char c = text.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
