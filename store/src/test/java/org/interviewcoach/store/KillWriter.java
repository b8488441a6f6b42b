package org.interviewcoach.store;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.port.Store.Commit;
import org.interviewcoach.core.port.Store.CommitResult;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;

/**
 * The process that {@link KillTest} kills: commits answers at full speed and writes a line for each once it is
 * committed. Arguments: a prefix for its conversations, then a data directory, or a JDBC URL with user and password.
 */
public final class KillWriter {
    static final int THREADS = 4;

    private static final Instant NOON = Instant.parse("2026-06-02T12:00:00Z");
    private static final Scope ROOM = new Scope(PlatformId.DISCORD, "guild1", "room1");

    private KillWriter() {}

    /** Runs until it is killed. */
    public static void main(String[] arguments) {
        String prefix = arguments[0];
        StoreLocation location = arguments.length == 2
                ? new StoreLocation.Sqlite(Path.of(arguments[1]))
                : new StoreLocation.Postgres(arguments[1], arguments[2], arguments[3]);
        JdbcStore store = JdbcStore.open(location, () -> "learner", id -> Optional.empty());
        // Not System.out: nothing may stay in a buffer when the process dies.
        OutputStream acknowledged = new FileOutputStream(FileDescriptor.out);
        for (int i = 0; i < THREADS; i++) {
            ConversationId id = new ConversationId(prefix + "-" + i);
            new Thread(() -> write(store, id, acknowledged)).start();
        }
    }

    private static void write(JdbcStore store, ConversationId id, OutputStream acknowledged) {
        for (int version = 0; ; version++) {
            CommitResult result = store.commit(answer(id, version));
            if (!result.equals(new CommitResult.Committed(version + 1))) {
                throw new AssertionError(id + " " + version + ": " + result);
            }
            try {
                acknowledged.write((id + " " + version + "\n").getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** The answer of that number: with state, fact, claim, effect and inbound, of which none may be there alone. */
    static Commit answer(ConversationId id, int number) {
        Fact.Attempt attempt = new Fact.Attempt(
                new LearnerId("alice"),
                ROOM,
                id,
                number,
                new QuestionId("django.orm.get-vs-filter"),
                "rev1",
                "grader-1",
                Fact.Mode.FREE_TEXT,
                Optional.empty(),
                "answer " + number,
                number % 1001,
                Optional.of(2),
                List.of(),
                List.of(),
                0,
                List.of(),
                false,
                NOON,
                NOON.plusMillis(number));
        return new Commit(
                id,
                number,
                Samples.profile(),
                List.of(new Effect.Edit(new Slot("card"), Message.ofText("Answer " + number))),
                List.of(attempt),
                List.of(new ClaimChange.Seize(new ClaimKey("latest", id + " " + number))),
                Optional.of(id + "/" + number),
                NOON.plusMillis(number));
    }
}
