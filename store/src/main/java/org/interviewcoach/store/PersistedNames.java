package org.interviewcoach.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interviewcoach.core.bank.Window;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.message.Part;
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

/**
 * What the members of the sealed families are called in stored JSON. A name is for good: a class may be renamed, its
 * name here stays.
 */
final class PersistedNames {
    /** The families whose members carry their name. */
    static final List<Class<?>> FAMILIES =
            List.of(State.class, Effect.class, Target.class, Part.class, Part.Control.class, Window.class);

    private static final Map<Class<?>, String> NAMES = names();

    private PersistedNames() {}

    private static Map<Class<?>, String> names() {
        Map<Class<?>, String> names = new LinkedHashMap<>();
        names.put(QuizState.Asking.class, "quiz-asking");
        names.put(QuizState.Probing.class, "quiz-probing");
        names.put(QuizState.Revealed.class, "quiz-revealed");
        names.put(QuizState.Paused.class, "quiz-paused");
        names.put(QuizState.Open.class, "quiz-open");
        names.put(QuizState.Ended.class, "quiz-ended");
        names.put(MockState.Planned.class, "mock-planned");
        names.put(MockState.Lobby.class, "mock-lobby");
        names.put(MockState.Turn.class, "mock-turn");
        names.put(MockState.Round.class, "mock-round");
        names.put(MockState.Rating.class, "mock-rating");
        names.put(MockState.Paused.class, "mock-paused");
        names.put(MockState.Ended.class, "mock-ended");
        names.put(BoardState.class, "boards");
        names.put(SuggestionState.class, "suggestion");
        names.put(PackState.class, "own-pack");
        names.put(AppealState.class, "appeal");
        names.put(ProfileState.class, "profile");
        names.put(WorkspaceState.class, "workspace");
        names.put(DailyState.Running.class, "daily-running");
        names.put(DailyState.Removed.class, "daily-removed");

        names.put(Effect.Post.class, "post");
        names.put(Effect.Edit.class, "edit");
        names.put(Effect.OpenThread.class, "open-thread");
        names.put(Effect.Remove.class, "remove");

        names.put(Target.InChannel.class, "in-channel");
        names.put(Target.InThread.class, "in-thread");
        names.put(Target.ToPerson.class, "to-person");

        names.put(Part.Heading.class, "heading");
        names.put(Part.Prose.class, "prose");
        names.put(Part.Code.class, "code");
        names.put(Part.Quote.class, "quote");
        names.put(Part.Fields.class, "fields");
        names.put(Part.Progress.class, "progress");
        names.put(Part.Small.class, "small");
        names.put(Part.Mention.class, "mention");
        names.put(Part.Divider.class, "divider");
        names.put(Part.Actions.class, "actions");
        names.put(Part.Picker.class, "picker");
        names.put(Part.Picture.class, "picture");
        names.put(Part.Document.class, "document");
        names.put(Part.Archive.class, "archive");

        names.put(Part.Button.class, "button");
        names.put(Part.Link.class, "link");

        names.put(Window.Clause.class, "clause");
        names.put(Window.Sentences.class, "sentences");
        names.put(Window.Words.class, "words");
        return Map.copyOf(names);
    }

    static Map<Class<?>, String> all() {
        return NAMES;
    }

    /** The name of that member; one without a name is a bug that {@code PersistedNamesTest} finds first. */
    static String of(Class<?> member) {
        String name = NAMES.get(member);
        if (name == null) {
            throw new AssertionError("No name for " + member);
        }
        return name;
    }
}
