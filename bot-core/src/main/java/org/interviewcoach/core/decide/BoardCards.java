package org.interviewcoach.core.decide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.interviewcoach.core.command.BoardCommand.Of;
import org.interviewcoach.core.items.Item;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.port.Figures.Participation;
import org.interviewcoach.core.port.Standing;
import org.interviewcoach.core.state.BoardState;
import org.interviewcoach.core.state.BoardState.Range;
import org.interviewcoach.core.who.LearnerId;

/** The messages of a workspace's boards. */
final class BoardCards {
    /** With fewer first answers nobody is ranked: luck would be. */
    static final int LEAST_ANSWERS = 10;

    /** Of one session; there are not more questions in most. */
    static final int LEAST_OF_SESSION = 3;

    private static final int ROWS = 15;

    private final BoardState state;
    private final Context context;

    BoardCards(BoardState state, Context context) {
        this.state = state;
        this.context = context;
    }

    /** The board for somebody who asked. */
    Message mine(Range range, Of of, LearnerId asker) {
        List<Part> parts = new ArrayList<>(body(range));
        boolean member = state.members().containsKey(asker);
        parts.add(new Part.Prose(
                member
                        ? text("board.you-are", Md.escape(state.members().getOrDefault(asker, "")))
                        : text("board.you-are-not")));
        List<Part.Control> controls = new ArrayList<>();
        controls.add(
                member
                        ? new Part.Button(text("button.board-leave"), Token.start(Need.WHISPER, BoardTokens.LEAVE))
                        : new Part.Button(
                                text("button.board-join"),
                                Token.start(Need.FORM, BoardTokens.JOIN),
                                Part.Style.PRIMARY));
        controls.add(
                new Part.Button(text("button.board-post"), Token.start(Need.WHISPER, BoardTokens.POST, of.word())));
        if (of.session()) {
            controls.add(show(new Of(false, false)));
            controls.add(show(new Of(true, false)));
        } else {
            controls.add(show(new Of(!of.workspace(), of.month())));
            controls.add(show(new Of(of.workspace(), !of.month())));
            controls.add(show(new Of(false, false, true)));
        }
        parts.add(new Part.Actions(controls));
        return new Message(title(range), parts);
    }

    private Part.Button show(Of other) {
        return new Part.Button(
                text("button.board-" + other.word()), Token.start(Need.WHISPER, BoardTokens.SHOW, other.word()));
    }

    /** The board as it stands in a channel. */
    Message posted(Range range) {
        return new Message(title(range), body(range));
    }

    private String title(Range range) {
        if (range.session().isPresent()) {
            return text("board.session");
        }
        String where = text(range.channel().isPresent() ? "board.of-channel" : "board.of-workspace");
        return text(range.month() ? "board.month" : "board.week", where);
    }

    private List<Part> body(Range range) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(title(range)));
        if (range.session().isEmpty()) {
            parts.add(together(range));
        }
        List<Standing> ranked = ranked(range);
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < Math.min(ROWS, ranked.size()); i++) {
            Standing it = ranked.get(i);
            rows.append(i == 0 ? "" : "\n\n")
                    .append(i + 1)
                    .append("\\. ")
                    .append(text(
                            "board.row",
                            Md.escape(state.members().getOrDefault(it.learner(), "")),
                            (it.meanPermille() + 5) / 10,
                            it.answers()));
        }
        if (rows.isEmpty()) {
            rows.append(text("board.nobody"));
        }
        parts.add(new Part.Prose(rows.toString()));
        parts.add(new Part.Small(text("board.rules", least(range))));
        return parts;
    }

    /** What all have done, which shows nobody. */
    private Part together(Range range) {
        Participation all = context.figures().participation(state.scope(), range);
        if (all.people() < Item.LEAST_PEOPLE) {
            return new Part.Prose(text("board.too-few", Item.LEAST_PEOPLE));
        }
        return range.month()
                ? new Part.Prose(text("board.answers", all.answers()))
                : new Part.Progress(text("board.goal"), all.answers(), state.goal());
    }

    private static int least(Range range) {
        return range.session().isPresent() ? LEAST_OF_SESSION : LEAST_ANSWERS;
    }

    /** By accuracy; time only where that is equal. */
    private List<Standing> ranked(Range range) {
        return context.figures().standings(state.scope(), range, state.members().keySet()).stream()
                .filter(it -> it.answers() >= least(range))
                .sorted(Comparator.comparingInt((Standing it) -> -it.meanPermille())
                        .thenComparingLong(Standing::meanMillis)
                        .thenComparing(Standing::learner))
                .toList();
    }

    private String text(String key, Object... arguments) {
        return context.texts().of(key, arguments);
    }
}
