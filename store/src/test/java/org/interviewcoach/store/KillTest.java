package org.interviewcoach.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.port.Store.PendingEffect;
import org.interviewcoach.core.who.ConversationId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that commits answers, at random moments, and looks afterwards whether every answer that it had
 * acknowledged is there once, and nothing of an answer is there alone.
 *
 * <p>A longer campaign: {@code mvn -pl store -am test -Dtest=KillTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dkill.rounds=100}, with {@code -Dkill.seed=…} to repeat one.
 */
@Tag("kill")
final class KillTest {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 4);
    private static final long SEED = Long.getLong("kill.seed", 20260602L);
    private static final int LONGEST_START_MILLIS = 2_000;
    private static final int LONGEST_RUN_MILLIS = 700;

    @TempDir
    private Path directory;

    @Test
    void losesNoAcknowledgedAnswerOnSqlite() throws Exception {
        Path data = directory.resolve("data");

        survives(new StoreLocation.Sqlite(data), List.of(data.toString()));
    }

    @Test
    void losesNoAcknowledgedAnswerOnPostgres() throws Exception {
        StoreLocation.Postgres location = TestPostgres.emptied();

        survives(location, List.of(location.url(), location.user(), location.password()));
    }

    private void survives(StoreLocation location, List<String> arguments) throws Exception {
        Random random = new Random(SEED);
        int acknowledged = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String prefix = "round" + round;
            // Every fourth one dies while it starts, or is about to.
            Map<ConversationId, Integer> last = kill(prefix, arguments, round % 4 == 3, random);
            acknowledged += last.values().stream().mapToInt(it -> it + 1).sum();
            try (JdbcStore store = JdbcStore.open(location, () -> "learner", id -> Optional.empty())) {
                Map<ConversationId, EffectId> waiting = new HashMap<>();
                for (PendingEffect pending : store.pending(
                        KillWriter.answer(new ConversationId("x"), 1 << 30).at(), 10_000)) {
                    waiting.put(pending.id().conversation(), pending.id());
                }
                for (int i = 0; i < KillWriter.THREADS; i++) {
                    ConversationId id = new ConversationId(prefix + "-" + i);
                    assertWhole(store, id, last.getOrDefault(id, -1), Optional.ofNullable(waiting.get(id)));
                }
            }
        }
        System.out.println("Kill test, seed " + SEED + ": " + ROUNDS + " kills, " + acknowledged
                + " acknowledged answers, all there once (" + location + ")");
        assertThat(acknowledged).isPositive();
    }

    /** Starts a process, kills it, and says which answer of each conversation it acknowledged last. */
    private Map<ConversationId, Integer> kill(String prefix, List<String> arguments, boolean early, Random random)
            throws IOException, InterruptedException {
        Path acknowledged = Files.createTempFile(directory, prefix, ".acknowledged");
        Path errors = directory.resolve(prefix + ".errors");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KillWriter.class.getName(),
                prefix));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectOutput(acknowledged.toFile())
                .redirectError(errors.toFile())
                .start();
        if (early) {
            boolean ended = process.waitFor(random.nextInt(LONGEST_START_MILLIS), TimeUnit.MILLISECONDS);
            assertThat(ended).as(Files.readString(errors)).isFalse();
        } else {
            while (Files.size(acknowledged) == 0) {
                boolean ended = process.waitFor(5, TimeUnit.MILLISECONDS);
                assertThat(ended).as(Files.readString(errors)).isFalse();
            }
            boolean ended = process.waitFor(random.nextInt(LONGEST_RUN_MILLIS * 1_000), TimeUnit.MICROSECONDS);
            assertThat(ended).as(Files.readString(errors)).isFalse();
        }
        process.destroyForcibly().waitFor();
        return lastAcknowledged(Files.readString(acknowledged, StandardCharsets.US_ASCII));
    }

    private static Map<ConversationId, Integer> lastAcknowledged(String output) {
        Map<ConversationId, Integer> last = new HashMap<>();
        // The kill may have cut the last line short.
        String whole = output.substring(0, output.lastIndexOf('\n') + 1);
        whole.lines().map(line -> line.split(" ")).forEach(words -> {
            int number = Integer.parseInt(words[1]);
            assertThat(last.put(new ConversationId(words[0]), number)).isEqualTo(number == 0 ? null : number - 1);
        });
        return last;
    }

    /** All that was acknowledged, and at most the one answer that was on its way, whole. */
    private static void assertWhole(
            JdbcStore store, ConversationId id, int lastAcknowledged, Optional<EffectId> waiting) {
        int stored = (int) store.load(id).map(it -> it.version()).orElse(0L).longValue();

        assertThat(stored).isBetween(lastAcknowledged + 1, lastAcknowledged + 2);
        assertThat(store.facts(id).stream().map(it -> ((Fact.Attempt) it).step()))
                .containsExactlyElementsOf(IntStream.range(0, stored).boxed().toList());
        for (int number = Math.max(0, stored - 3); number < stored + 2; number++) {
            boolean expected = number < stored;
            assertThat(store.seen(id + "/" + number)).isEqualTo(expected);
            assertThat(store.holder(new ClaimKey("latest", id + " " + number)).isPresent())
                    .isEqualTo(expected);
        }
        assertThat(waiting).isEqualTo(stored == 0 ? Optional.empty() : Optional.of(new EffectId(id, stored, 0)));
    }
}
