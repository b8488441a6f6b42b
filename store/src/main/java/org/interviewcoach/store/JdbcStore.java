package org.interviewcoach.store;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.fact.Audience;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.items.ItemCollector;
import org.interviewcoach.core.memory.LearnerMemory;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.port.Ids;
import org.interviewcoach.core.port.Standing;
import org.interviewcoach.core.port.Store;
import org.interviewcoach.core.state.BoardState.Range;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.jdbi.v3.core.Handle;

/**
 * The store on JDBC: SQLite in a file, or PostgreSQL. One SQL text for both.
 *
 * <p>Thread-safe and blocking. A commit is durable when it returns. Start with {@link #open}; the tables are described
 * in {@code V1__store.sql}, what stands in their JSON columns in {@link PersistedJson}.
 */
public final class JdbcStore implements Store, AutoCloseable {
    /** Platforms deliver again within minutes; a few days leave room for a long outage. */
    private static final Duration KEEP_SEEN = Duration.ofDays(4);

    private static final Duration BETWEEN_PRUNINGS = Duration.ofHours(1);

    private final Database database;
    private final PersistedJson json;
    private final Ids ids;
    private final Optional<Duration> keepWords;
    private final ConversationTable conversations;
    private final OutboxTable outbox;
    private final ClaimTable claims = new ClaimTable();
    private final FactTable facts;
    private final MemoryTable memories;
    private final FigureTable figures;
    private final BoardTable boards;
    private final RevisionTable revisions;
    private final Dossiers dossiers;
    private final AtomicReference<Instant> pruned = new AtomicReference<>(Instant.MIN);

    private JdbcStore(
            Database database, Ids ids, Function<QuestionId, Optional<Question>> bank, Optional<Duration> keepWords) {
        this.keepWords = keepWords;
        this.database = database;
        this.json = new PersistedJson();
        this.ids = ids;
        this.conversations = new ConversationTable(json);
        this.outbox = new OutboxTable(json);
        this.facts = new FactTable(json);
        this.memories = new MemoryTable(facts);
        this.figures = new FigureTable(json);
        this.boards = new BoardTable(facts);
        this.revisions = new RevisionTable(json, bank);
        this.dossiers = new Dossiers(facts, memories, revisions);
    }

    /**
     * Opens the store and brings its tables up to date.
     *
     * @param ids gives new learners their ids
     * @param bank where the text of a question comes from when its revision is used for the first time
     * @throws StoreOpenException where that is impossible; the message says what to do
     */
    public static JdbcStore open(StoreLocation location, Ids ids, Function<QuestionId, Optional<Question>> bank) {
        return open(location, ids, bank, Optional.empty());
    }

    /**
     * The same with an end to how long words are kept.
     *
     * @param keepWords after which the words of answers, notes and reports are erased; scores stay
     * @throws StoreOpenException where that is impossible; the message says what to do
     */
    public static JdbcStore open(
            StoreLocation location,
            Ids ids,
            Function<QuestionId, Optional<Question>> bank,
            Optional<Duration> keepWords) {
        return new JdbcStore(Database.open(location), ids, bank, keepWords);
    }

    @Override
    public Optional<Stored> load(ConversationId id) {
        return database.read(handle -> conversations.find(handle, id));
    }

    @Override
    public CommitResult commit(Commit commit) {
        try {
            Set<RevisionTable.Revision> stored = database.write(handle -> commit(handle, commit));
            revisions.remember(stored);
            return new CommitResult.Committed(commit.expectedVersion() + 1);
        } catch (Refused refused) {
            return refused.why();
        }
    }

    private Set<RevisionTable.Revision> commit(Handle handle, Commit commit) {
        if (commit.inboundId().isPresent()
                && !markSeen(handle, commit.inboundId().get(), commit.at())) {
            throw new Refused(new CommitResult.Duplicate());
        }
        if (!conversations.advance(handle, commit)) {
            throw new Refused(new CommitResult.VersionConflict());
        }
        List<ClaimHolder> taken = claims.apply(handle, commit.id(), commit.claims(), commit.at());
        if (!taken.isEmpty()) {
            throw new Refused(new CommitResult.ClaimConflict(taken));
        }
        if (!facts.add(handle, commit)) {
            throw new Refused(new CommitResult.Duplicate());
        }
        for (Fact fact : commit.facts()) {
            if (fact instanceof Fact.Attempt attempt) {
                memories.add(handle, attempt);
            } else if (fact instanceof Fact.Corrected corrected) {
                memories.correct(handle, corrected);
            }
        }
        // After all of those: a channel's count is shared, and two transactions must not wait for each other's people.
        for (Fact fact : commit.facts()) {
            if (fact instanceof Fact.Attempt attempt) {
                boards.add(handle, attempt);
            } else if (fact instanceof Fact.Corrected corrected) {
                boards.correct(handle, corrected);
            }
        }
        outbox.add(handle, commit);
        return revisions.add(handle, commit);
    }

    private static boolean markSeen(Handle handle, String inboundId, Instant at) {
        return handle.execute(
                        "insert into seen_inbound (id, seen_at) values (?, ?) on conflict (id) do nothing",
                        inboundId,
                        Rows.millis(at))
                == 1;
    }

    @Override
    public boolean seen(String inboundId) {
        return database.read(handle -> handle.select("select 1 from seen_inbound where id = ?", inboundId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    @Override
    public List<DueConversation> due(Instant now, int limit) {
        return database.read(handle -> conversations.due(handle, now, limit));
    }

    @Override
    public Optional<Instant> nextDue() {
        return database.read(conversations::nextDue);
    }

    @Override
    public List<ConversationId> waiting() {
        return database.read(conversations::waiting);
    }

    @Override
    public Optional<ClaimHolder> holder(ClaimKey key) {
        return database.read(handle -> ClaimTable.find(handle, key));
    }

    @Override
    public List<ClaimHolder> holders(String kind) {
        return database.read(handle -> claims.findAll(handle, kind));
    }

    @Override
    public LearnerId learner(Actor actor) {
        Optional<LearnerId> known = findLearner(actor);
        if (known.isPresent()) {
            return known.get();
        }
        LearnerId learner = new LearnerId(ids.next());
        boolean isFirst = database.write(handle -> {
            handle.execute("insert into learner (id) values (?)", learner.value());
            int inserted = handle.execute(
                    """
                    insert into actor (actor_key, platform, tenant, user_id, learner) values (?, ?, ?, ?, ?)
                    on conflict (actor_key) do nothing""", actor.key(), actor.platform().value(), actor.tenant(), actor.user(), learner.value());
            if (inserted == 0) {
                handle.execute("delete from learner where id = ?", learner.value());
            }
            return inserted == 1;
        });
        return isFirst ? learner : findLearner(actor).orElseThrow();
    }

    private Optional<LearnerId> findLearner(Actor actor) {
        return database.read(handle -> handle.select("select learner from actor where actor_key = ?", actor.key())
                .map((row, context) -> new LearnerId(row.getString("learner")))
                .findOne());
    }

    @Override
    public Map<QuestionId, Instant> asked(Audience audience) {
        return database.read(handle -> facts.asked(handle, audience));
    }

    /** Everything that happened in that conversation, in the order of the decisions. */
    public List<Fact> facts(ConversationId id) {
        return database.read(handle -> facts.of(handle, id));
    }

    /** What people say they did say, as long as nobody has ruled on it; by question, point and time. */
    public List<FiledPhrase> phrases() {
        return database.read(FairnessTable::phrases);
    }

    /**
     * Rules on a filed phrase.
     *
     * @return false where none of that id waits
     */
    public boolean rulePhrase(String id, boolean accepted) {
        return database.write(handle -> FairnessTable.rule(handle, id, accepted));
    }

    /** Everything that ever happened, conversation by conversation; for exports and checks, not for daily work. */
    public List<Fact> facts() {
        return database.read(handle ->
                handle.select("select id from conversation order by id").mapTo(String.class).list().stream()
                        .flatMap(id -> facts.of(handle, new ConversationId(id)).stream())
                        .toList());
    }

    /** A question as it was in that revision, if anybody was asked it. */
    public Optional<Question> findRevision(QuestionId question, String revision) {
        return database.read(handle -> revisions.find(handle, question, revision));
    }

    /** The workspaces that the coach was added to, in the same database. */
    public Installations installations(SealingKeys keys, SecureRandom random) {
        return new Installations(database, json, keys, random);
    }

    /** The leases of everybody who uses this database. */
    public Leases leases() {
        return new Leases(database);
    }

    @Override
    public LearnerMemory memory(LearnerId learner) {
        return database.read(handle -> memories.find(handle, learner));
    }

    @Override
    public void collect(Optional<Scope> workspace, ItemCollector collector) {
        boolean read = database.read(handle -> {
            figures.collect(handle, workspace, collector);
            return true;
        });
        assert read;
    }

    @Override
    public List<Standing> standings(Scope workspace, Range range, Collection<LearnerId> learners) {
        return database.read(handle -> boards.standings(handle, workspace, range, learners));
    }

    @Override
    public Optional<ConversationId> latestSession(Scope channel) {
        return database.read(handle -> boards.latestSession(handle, channel));
    }

    @Override
    public Participation participation(Scope workspace, Range range) {
        return database.read(handle -> boards.participation(handle, workspace, range));
    }

    @Override
    public List<Answered> answersTo(QuestionId question, Optional<LearnerId> after, int people) {
        return database.read(handle -> facts.answersTo(handle, question, after, people));
    }

    @Override
    public Optional<Answered> answer(LearnerId learner, ConversationId conversation, int step) {
        return database.read(handle -> facts.attempt(handle, learner, conversation, step)
                .map(it -> new Answered(
                        it,
                        facts.corrections(handle, learner, it.question()).stream()
                                .filter(change -> change.of().equals(conversation) && change.step() == step)
                                .toList())));
    }

    @Override
    public Dossier dossier(LearnerId learner) {
        return database.read(handle -> dossiers.find(handle, learner));
    }

    @Override
    public List<ConversationId> conversationsWith(LearnerId learner, Set<Actor> actors) {
        return database.read(handle -> Erasure.conversationsWith(handle, learner, actors));
    }

    @Override
    public void forget(LearnerId learner, Set<ConversationId> gone) {
        Set<Actor> actors = dossier(learner).actors();
        database.run(handle -> Erasure.erase(handle, learner, actors, gone));
        database.scrub();
    }

    /**
     * Makes all projections anew from the facts, learner by learner; may run beside everything else.
     *
     * @param progress is told how many learners are done, of how many
     */
    public void rebuildMemories(BiConsumer<Integer, Integer> progress) {
        List<LearnerId> learners = database.read(handle -> handle.select("select id from learner order by id")
                .map((row, context) -> new LearnerId(row.getString("id")))
                .list());
        database.run(BoardTable::recount);
        for (int i = 0; i < learners.size(); i++) {
            LearnerId learner = learners.get(i);
            database.run(handle -> {
                handle.execute("update learner set id = id where id = ?", learner.value());
                memories.rebuild(handle, learner);
                boards.rebuild(handle, learner);
            });
            progress.accept(i + 1, learners.size());
        }
    }

    @Override
    public Optional<SlotAddress> findSlot(MessageRef ref) {
        return database.read(handle -> conversations.findSlot(handle, ref));
    }

    @Override
    public List<PendingEffect> pending(Instant now, int limit, Set<PlatformId> except) {
        return database.read(handle -> outbox.pending(handle, now, limit, except));
    }

    @Override
    public Optional<Instant> nextPending() {
        return database.read(outbox::nextPending);
    }

    @Override
    public void sending(EffectId id, Instant at) {
        database.run(handle -> outbox.sending(handle, id, at));
    }

    @Override
    public void delivered(EffectId id, Delivery delivery) {
        database.run(handle -> outbox.remove(handle, id).ifPresent(effect -> {
            if (delivery instanceof Delivery.Delivered delivered) {
                settle(handle, id, effect, delivered.ref());
            }
        }));
    }

    private void settle(Handle handle, EffectId id, Effect effect, MessageRef ref) {
        switch (effect) {
            case Effect.Post post -> conversations.fill(handle, id, post.slot(), ref);
            case Effect.Edit edit -> conversations.fill(handle, id, edit.slot(), ref);
            case Effect.OpenThread thread -> conversations.fill(handle, id, thread.slot(), ref);
            case Effect.Remove remove -> conversations.clear(handle, id.conversation(), remove.slot());
        }
    }

    @Override
    public void postpone(EffectId id, Instant notBefore, boolean maybeSent) {
        database.run(handle -> outbox.postpone(handle, id, notBefore, maybeSent));
    }

    /** Also forgets, now and then, inbounds that no platform delivers again, and words that are kept no longer. */
    @Override
    public void heartbeat(Instant now) {
        Instant last = pruned.get();
        boolean prunes = !now.isBefore(last.equals(Instant.MIN) ? last : last.plus(BETWEEN_PRUNINGS))
                && pruned.compareAndSet(last, now);
        database.run(handle -> {
            handle.execute("""
                    insert into heartbeat (id, beat_at) values (1, ?)
                    on conflict (id) do update set beat_at = excluded.beat_at where heartbeat.beat_at < excluded.beat_at""", Rows.millis(now));
            if (prunes) {
                handle.execute("delete from seen_inbound where seen_at < ?", Rows.millis(now.minus(KEEP_SEEN)));
                keepWords.ifPresent(it -> Erasure.eraseWords(handle, now.minus(it)));
            }
        });
    }

    @Override
    public Optional<Instant> lastHeartbeat() {
        return database.read(handle -> handle.select("select beat_at from heartbeat where id = 1")
                .map((row, context) -> Rows.instant(row, "beat_at"))
                .findOne());
    }

    @Override
    public void close() {
        database.close();
    }
}
