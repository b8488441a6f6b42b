package org.interviewcoach.core.decide;

import java.util.ArrayList;
import java.util.List;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.state.WorkspaceState;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Capability;

/** The form of who may do what. */
public final class WorkspaceForms {
    /** What is granted with {@code /coach grant}, in the form's order; setting up goes by the platform's own rights. */
    public static final List<Capability> GRANTED = List.of(
            Capability.RUN_DAILIES,
            Capability.HOST_MOCKS,
            Capability.REVIEW_APPEALS,
            Capability.SEE_ITEMS,
            Capability.MODERATE);

    private static final int MOST_PEOPLE = 20;

    private WorkspaceForms() {}

    static Form grants(WorkspaceState state, Texts texts) {
        List<Form.Input> inputs = new ArrayList<>();
        for (Capability it : GRANTED) {
            List<String> users = state.grants().entrySet().stream()
                    .filter(grant -> grant.getValue().contains(it))
                    .map(grant -> grant.getKey())
                    .toList();
            inputs.add(new Form.PeopleInput(it.key(), texts.of("grant." + it.key()), users, 0, MOST_PEOPLE));
        }
        return new Form(
                Token.start(Need.WHISPER, SettingsTokens.SAVE_GRANTS),
                texts.of("grant.title"),
                texts.of("grant.intro"),
                inputs,
                texts.of("button.save"));
    }
}
