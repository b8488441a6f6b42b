package org.interviewcoach.core.command;

import java.util.List;
import java.util.Map;
import org.interviewcoach.core.who.Capability;

/** What admins tell the workspace's settings. */
public sealed interface WorkspaceCommand extends Command {
    /** The coach was installed; welcomes the installer once. */
    record Install(String name) implements WorkspaceCommand {}

    /** Shows who may do what, as a form. */
    record OpenGrants() implements WorkspaceCommand {}

    /** User ids by what they may do; whatever is not named here stays as it was. */
    record SaveGrants(Map<Capability, List<String>> grants) implements WorkspaceCommand {
        public SaveGrants {
            grants = Map.copyOf(grants);
        }
    }

    /** Shows the settings as a form. */
    record OpenSetup() implements WorkspaceCommand {}

    /** Values as typed in the form. */
    record SaveSetup(
            List<String> channels, List<String> dailies, List<String> mocks, List<String> reviewers, String defaults)
            implements WorkspaceCommand {
        public SaveSetup {
            channels = List.copyOf(channels);
            dailies = List.copyOf(dailies);
            mocks = List.copyOf(mocks);
            reviewers = List.copyOf(reviewers);
        }
    }
}
