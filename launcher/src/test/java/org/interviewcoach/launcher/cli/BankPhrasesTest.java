package org.interviewcoach.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.fact.Fact.PointResult;
import org.interviewcoach.core.grading.Mark;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.port.Store;
import org.interviewcoach.core.port.Store.ClaimHolder;
import org.interviewcoach.core.state.AppealState;
import org.interviewcoach.core.state.ProfileState;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.interviewcoach.store.JdbcStore;
import org.interviewcoach.store.StoreLocation;
import org.interviewcoach.testkit.CountedIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class BankPhrasesTest {
    private static final QuestionId RICE = new QuestionId("kitchen.stove.rice");
    private static final Scope ROOM = new Scope(PlatformId.SLACK, "T1", "C1");
    private static final Instant NOON = Instant.parse("2036-03-03T12:00:00Z");
    private static final Pattern ID = Pattern.compile("(?m)^ {2}([0-9a-f]{8}) ");

    @TempDir
    private Path folder;

    @Test
    void anAcceptedPhraseLeavesTheListAndWaitsForTheQuestionToBeMended() throws IOException {
        packs();
        said("A lid keeps the steam in");

        Matcher id = ID.matcher(run("bank", "phrases", "--packs", packs()));
        assertThat(id.find()).isTrue();
        String accepted = run("bank", "phrases", "--packs", packs(), "--accept", id.group(1));

        assertThat(accepted).contains("add to the point lid").contains("lid").contains("all answers to the question");
        assertThat(run("bank", "phrases", "--packs", packs())).contains("No phrase waits");
        try (JdbcStore store = store()) {
            List<ClaimHolder> upheld = store.holders(ClaimKey.UPHELD);
            assertThat(upheld).hasSize(1);
            AppealState state = (AppealState)
                    store.load(upheld.getFirst().conversation()).orElseThrow().state();
            assertThat(state.question()).isEqualTo(RICE);
            assertThat(state.ruling().orElseThrow().points()).containsExactly("lid");
            assertThat(state.mending().orElseThrow().revision()).isEqualTo("rev-1");
            assertThat(state.answer()).isEmpty();
        }
    }

    @Test
    void aDroppedPhraseChangesNothing() throws IOException {
        said("A lid keeps the steam in");

        Matcher id = ID.matcher(run("bank", "phrases", "--packs", packs()));
        assertThat(id.find()).isTrue();

        assertThat(run("bank", "phrases", "--packs", packs(), "--drop", id.group(1)))
                .contains("Dropped");
        try (JdbcStore store = store()) {
            assertThat(store.holders(ClaimKey.UPHELD)).isEmpty();
            assertThat(store.phrases()).isEmpty();
        }
    }

    private String packs() throws IOException {
        Path pack = folder.resolve("packs/kitchen");
        Files.createDirectories(pack.resolve("stove"));
        Files.writeString(pack.resolve("pack.yaml"), """
                id: kitchen
                title: Kitchen
                description: What cooks ask.
                licence: none
                locale: en
                areas: [{id: stove, title: Stove}]
                """);
        Files.writeString(pack.resolve("stove/rice.yaml"), """
                id: kitchen.stove.rice
                question: How is rice steamed?
                level: junior
                tier: starter
                answer: With a closed lid.
                key_points:
                  - {id: lid, says: The lid stays closed, why: Steam cooks it., weight: 2, accept: [closed + lid]}
                """);
        return folder.resolve("packs").toString();
    }

    private JdbcStore store() {
        return JdbcStore.open(
                new StoreLocation.Sqlite(folder.resolve("data")), new CountedIds(), id -> Optional.empty());
    }

    private void said(String words) {
        try (JdbcStore store = store()) {
            LearnerId learner = store.learner(new Actor(PlatformId.SLACK, "T1", "U1"));
            ConversationId quiz = new ConversationId("quiz1");
            List<PointResult> missed = List.of(new PointResult("lid", Mark.MISSED));
            store.commit(new Store.Commit(
                    quiz,
                    0,
                    ProfileState.initial(ROOM, learner),
                    List.of(),
                    List.of(
                            new Fact.Attempt(
                                    learner,
                                    ROOM,
                                    quiz,
                                    0,
                                    RICE,
                                    "rev-1",
                                    "3/test",
                                    Fact.Mode.FREE_TEXT,
                                    Optional.empty(),
                                    words,
                                    0,
                                    Optional.of(0),
                                    missed,
                                    List.of(),
                                    0,
                                    List.of(),
                                    false,
                                    NOON,
                                    NOON.plusSeconds(30)),
                            new Fact.Corrected(
                                    learner,
                                    ROOM,
                                    quiz,
                                    0,
                                    RICE,
                                    "rev-1",
                                    Fact.Cause.SAID,
                                    Optional.of("lid"),
                                    List.of(new PointResult("lid", Mark.COVERED)),
                                    1000,
                                    Optional.of(4),
                                    NOON.plusSeconds(60))),
                    List.of(),
                    Optional.empty(),
                    NOON.plusSeconds(60)));
        }
    }

    private String run(String... args) {
        StringWriter out = new StringWriter();
        CommandLine line =
                CommandLines.of(Map.of("COACH_DATA_DIR", folder.resolve("data").toString()));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        int unusedCode = line.execute(args);
        return out.toString();
    }
}
