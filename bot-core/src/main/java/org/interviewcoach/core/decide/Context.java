package org.interviewcoach.core.decide;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.fact.Audience;
import org.interviewcoach.core.grading.Grader;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.port.Figures;
import org.interviewcoach.core.port.Learners;
import org.interviewcoach.core.port.PackReader;
import org.interviewcoach.core.port.Pictures;
import org.interviewcoach.core.port.Store.ClaimHolder;
import org.interviewcoach.core.state.WorkspaceState;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.Scope;

/**
 * Everything that a decision may look at beside state and command.
 *
 * @param self the conversation that decides
 * @param seed for all chance in this decision; the same on every retry
 * @param asker empty for time and outbox
 * @param workspace the workspace's settings
 * @param asked seen-marks of the audience that the command named, with the latest time
 * @param rooms seen-marks of the channels that the conversation plays in, where it names them and time or command needs
 *     them
 * @param conflicts keys of an earlier try of this decision that turned out to be taken
 * @param learners what is stored about somebody, read when it is asked for
 * @param figures what the answers of many add up to, read when it is asked for
 * @param pictures draws what is shown as a picture
 * @param packs reads the packs that people hand in
 * @param workspaces the settings of any workspace, read when they are asked for
 * @param slots where this conversation's messages stand
 */
public record Context(
        ConversationId self,
        Instant now,
        long seed,
        Bank bank,
        Grader grader,
        Texts texts,
        Optional<Asker> asker,
        WorkspaceState workspace,
        Map<QuestionId, Instant> asked,
        Map<Audience, Map<QuestionId, Instant>> rooms,
        Map<ClaimKey, ClaimHolder> conflicts,
        Learners learners,
        Figures figures,
        Pictures pictures,
        PackReader packs,
        Function<Scope, WorkspaceState> workspaces,
        Map<Slot, MessageRef> slots) {
    public Context {
        asked = Map.copyOf(asked);
        rooms = Map.copyOf(rooms);
        conflicts = Map.copyOf(conflicts);
        slots = Map.copyOf(slots);
    }

    /**
     * Who asks.
     *
     * @throws IllegalStateException for commands of time and outbox, which nobody asks for
     */
    public Asker requireAsker() {
        return asker.orElseThrow(() -> new IllegalStateException("This command needs somebody who asks"));
    }
}
