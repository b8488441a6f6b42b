package org.interviewcoach.core.decide;

import java.util.Optional;
import org.interviewcoach.core.command.AppealCommand;
import org.interviewcoach.core.command.BoardCommand;
import org.interviewcoach.core.command.Command;
import org.interviewcoach.core.command.DailyCommand;
import org.interviewcoach.core.command.MockCommand;
import org.interviewcoach.core.command.PackCommand;
import org.interviewcoach.core.command.ProfileCommand;
import org.interviewcoach.core.command.QuizCommand;
import org.interviewcoach.core.command.SuggestionCommand;
import org.interviewcoach.core.command.SystemCommand;
import org.interviewcoach.core.command.WorkspaceCommand;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Rejected;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.state.AppealState;
import org.interviewcoach.core.state.BoardState;
import org.interviewcoach.core.state.DailyState;
import org.interviewcoach.core.state.MockState;
import org.interviewcoach.core.state.PackState;
import org.interviewcoach.core.state.ProfileState;
import org.interviewcoach.core.state.QuizState;
import org.interviewcoach.core.state.State;
import org.interviewcoach.core.state.SuggestionState;
import org.interviewcoach.core.state.WorkspaceState;

/** Finds the decider for a command. The one place where the kinds of conversation meet. */
public final class Engine {
    private final QuizDecider quiz = new QuizDecider();
    private final MockDecider mock = new MockDecider();
    private final ProfileDecider profile = new ProfileDecider();
    private final WorkspaceDecider workspace = new WorkspaceDecider();
    private final DailyDecider daily = new DailyDecider();
    private final AppealDecider appeal = new AppealDecider();
    private final SuggestionDecider suggestion = new SuggestionDecider();
    private final PackDecider pack = new PackDecider();
    private final BoardDecider board = new BoardDecider();

    /**
     * Decides.
     *
     * @param state empty for a conversation that does not exist yet
     */
    public Outcome<? extends State> decide(Optional<State> state, Command command, Context context) {
        if (command instanceof QuizCommand.Answer typed && state.orElse(null) instanceof DailyState it) {
            // What was typed into a direct message belongs to whatever was last chosen there.
            return daily.decide(Optional.of(it), new DailyCommand.Type(typed.text()), context);
        }
        if (state.orElse(null) instanceof MockState talking
                && command instanceof QuizCommand.Answer typed
                && typed.step().isEmpty()) {
            // A direct message is routed by focus, before anybody knows what kind of conversation has it.
            return mock.decide(
                    Optional.of(talking),
                    new MockCommand.Answer(Optional.empty(), typed.text(), MockCommand.Way.DIRECT),
                    context);
        }
        return switch (command) {
            case MockCommand it -> mock.decide(cast(state, MockState.class), it, context);
            case QuizCommand it -> quiz.decide(cast(state, QuizState.class), it, context);
            case ProfileCommand it -> profile.decide(cast(state, ProfileState.class), it, context);
            case WorkspaceCommand it -> workspace.decide(cast(state, WorkspaceState.class), it, context);
            case DailyCommand it -> daily.decide(cast(state, DailyState.class), it, context);
            case BoardCommand it -> board.decide(cast(state, BoardState.class), it, context);
            case PackCommand it -> pack.decide(cast(state, PackState.class), it, context);
            case SuggestionCommand it -> suggestion.decide(cast(state, SuggestionState.class), it, context);
            case AppealCommand it -> appeal.decide(cast(state, AppealState.class), it, context);
            case SystemCommand it -> system(state, it, context);
        };
    }

    private Outcome<? extends State> system(Optional<State> state, SystemCommand command, Context context) {
        if (state.isEmpty()) {
            return new Rejected<QuizState>(Why.OVER, Reply.ACKNOWLEDGE);
        }
        return switch (state.get()) {
            case QuizState it -> quiz.system(it, command, context);
            case DailyState it -> daily.system(it, command, context);
            case MockState it -> mock.system(it, command, context);
            case AppealState it -> appeal.system(it, command, context);
            case ProfileState it -> profile.system(it, command, context);
            case BoardState it -> new Rejected<BoardState>(Why.NO_CHANGE, Reply.ACKNOWLEDGE);
            case PackState it -> new Rejected<PackState>(Why.NO_CHANGE, Reply.ACKNOWLEDGE);
            case SuggestionState it -> new Rejected<SuggestionState>(Why.NO_CHANGE, Reply.ACKNOWLEDGE);
            case WorkspaceState it -> new Rejected<WorkspaceState>(Why.NO_CHANGE, Reply.ACKNOWLEDGE);
        };
    }

    private static <S extends State> Optional<S> cast(Optional<State> state, Class<S> kind) {
        return state.filter(kind::isInstance).map(kind::cast);
    }
}
