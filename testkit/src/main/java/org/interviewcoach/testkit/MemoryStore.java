package org.interviewcoach.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.fact.Audience;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.items.Item;
import org.interviewcoach.core.items.ItemAnswer;
import org.interviewcoach.core.items.ItemCollector;
import org.interviewcoach.core.memory.Corrections;
import org.interviewcoach.core.memory.LearnerMemory;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.port.Ids;
import org.interviewcoach.core.port.Standing;
import org.interviewcoach.core.port.Store;
import org.interviewcoach.core.state.AppealState;
import org.interviewcoach.core.state.BoardState.Range;
import org.interviewcoach.core.state.QuizState;
import org.interviewcoach.core.state.State;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The store in memory, for tests of whatever stands on the port. It passes the same {@link StoreContract} as the
 * databases; one lock around everything makes it thread-safe.
 */
public final class MemoryStore implements Store {
    private static final Comparator<EffectId> IN_ORDER = Comparator.comparing(EffectId::conversation)
            .thenComparingLong(EffectId::version)
            .thenComparingInt(EffectId::index);

    private final Ids ids;
    private final Map<ConversationId, Row> conversations = new TreeMap<>();
    private final Map<ConversationId, Map<Slot, MessageRef>> slots = new HashMap<>();
    private final Map<ConversationId, List<Fact>> facts = new HashMap<>();
    private final Map<ConversationId, Set<AttemptKey>> attempts = new HashMap<>();
    private final Map<ClaimKey, ConversationId> claims = new HashMap<>();
    private final TreeMap<EffectId, Waiting> outbox = new TreeMap<>(IN_ORDER);
    private final Set<String> seen = new HashSet<>();
    private final Map<String, LearnerId> learners = new HashMap<>();
    /** Questions of workspaces' own, by id and revision. */
    private final Map<String, Question> own = new LinkedHashMap<>();

    private final Map<String, Map<QuestionId, Instant>> asked = new HashMap<>();
    private @Nullable Instant heartbeat;

    public MemoryStore(Ids ids) {
        this.ids = ids;
    }

    /** A store that holds the same and shares nothing: what a restart finds. */
    public synchronized MemoryStore reopen() {
        MemoryStore copy = new MemoryStore(ids);
        copy.conversations.putAll(conversations);
        slots.forEach((id, refs) -> copy.slots.put(id, new LinkedHashMap<>(refs)));
        facts.forEach((id, list) -> copy.facts.put(id, new ArrayList<>(list)));
        attempts.forEach((id, keys) -> copy.attempts.put(id, new HashSet<>(keys)));
        copy.claims.putAll(claims);
        copy.outbox.putAll(outbox);
        copy.seen.addAll(seen);
        copy.learners.putAll(learners);
        copy.own.putAll(own);
        asked.forEach((audience, times) -> copy.asked.put(audience, new HashMap<>(times)));
        copy.heartbeat = heartbeat;
        return copy;
    }

    /** Everything that happened in that conversation, in the order of the decisions. */
    public synchronized List<Fact> facts(ConversationId id) {
        return List.copyOf(facts.getOrDefault(id, List.of()));
    }

    /** Everything that happened, conversation by conversation. */
    public synchronized List<Fact> facts() {
        return facts.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public synchronized LearnerMemory memory(LearnerId learner) {
        return LearnerMemory.of(Corrections.own(attempts(learner), corrections(learner)));
    }

    private List<Fact.Attempt> attempts(LearnerId learner) {
        return facts.values().stream()
                .flatMap(List::stream)
                .filter(Fact.Attempt.class::isInstance)
                .map(Fact.Attempt.class::cast)
                .filter(it -> it.learner().equals(learner))
                .sorted(Comparator.comparing(Fact.Attempt::at)
                        .thenComparing(it -> it.conversation().value()))
                .toList();
    }

    private List<Fact.Corrected> corrections(LearnerId learner) {
        return facts.values().stream()
                .flatMap(List::stream)
                .filter(Fact.Corrected.class::isInstance)
                .map(Fact.Corrected.class::cast)
                .filter(it -> it.learner().equals(learner))
                .sorted(Comparator.comparing(Fact.Corrected::at))
                .toList();
    }

    private Stream<Fact.Attempt> attempts() {
        return facts().stream().filter(Fact.Attempt.class::isInstance).map(Fact.Attempt.class::cast);
    }

    private static boolean isIn(Scope scope, Scope workspace) {
        return scope.tenantKey().equals(workspace.tenantKey());
    }

    @Override
    public synchronized void collect(Optional<Scope> workspace, ItemCollector collector) {
        attempts()
                .filter(it -> it.probe().isEmpty())
                .filter(it -> workspace.map(scope -> isIn(it.scope(), scope)).orElse(true))
                .sorted(Comparator.comparing(Fact.Attempt::at))
                .forEach(it -> collector.add(new ItemAnswer(
                        it.question(),
                        it.learner(),
                        chosen(it),
                        it.scorePermille(),
                        it.hints(),
                        Duration.between(it.askedAt(), it.at()))));
        for (Fact fact : facts()) {
            if (fact instanceof Fact.Reported it
                    && workspace.map(scope -> isIn(it.scope(), scope)).orElse(true)) {
                collector.reported(it.question());
            }
            if (fact instanceof Fact.Corrected it
                    && it.cause() == Fact.Cause.SAID
                    && workspace.map(scope -> isIn(it.scope(), scope)).orElse(true)) {
                collector.said(it.question());
            }
        }
        for (Row row : conversations.values()) {
            if (row.state() instanceof AppealState it
                    && workspace.map(scope -> isIn(it.scope(), scope)).orElse(true)) {
                collector.appealed(it.question());
            }
        }
    }

    private static List<Integer> chosen(Fact.Attempt attempt) {
        return attempt.mode() != Fact.Mode.CHOICE
                ? List.of()
                : Pattern.compile("[0-9]+")
                        .matcher(attempt.answer())
                        .results()
                        .map(it -> Integer.valueOf(it.group()))
                        .toList();
    }

    @Override
    public synchronized List<Standing> standings(Scope workspace, Range range, Collection<LearnerId> wanted) {
        List<Standing> standings = new ArrayList<>();
        for (LearnerId learner : wanted) {
            List<Fact.Attempt> counted = Corrections.ruled(attempts(learner), corrections(learner)).stream()
                    .filter(it -> isIn(it, workspace, range))
                    .filter(it -> it.mode() == Fact.Mode.CHOICE && !it.late() && isPublic(it))
                    .filter(it -> range.session().map(it.conversation()::equals).orElse(true))
                    .filter(it -> attempts(learner).stream()
                            .noneMatch(earlier -> earlier.question().equals(it.question())
                                    && earlier.probe().isEmpty()
                                    && earlier.at().isBefore(it.at())))
                    .toList();
            standings.add(new Standing(
                    learner,
                    counted.size(),
                    counted.stream().mapToLong(Fact.Attempt::scorePermille).sum(),
                    counted.stream()
                            .mapToLong(it ->
                                    Duration.between(it.askedAt(), it.at()).toMillis())
                            .sum()));
        }
        return standings;
    }

    private boolean isPublic(Fact.Attempt attempt) {
        return facts.getOrDefault(attempt.conversation(), List.of()).stream()
                .anyMatch(it -> it instanceof Fact.Asked asked
                        && asked.audience() instanceof Audience.Room
                        && asked.question().equals(attempt.question()));
    }

    @Override
    public synchronized Optional<ConversationId> latestSession(Scope channel) {
        return attempts()
                .filter(it -> it.scope().equals(channel) && it.mode() == Fact.Mode.CHOICE && isPublic(it))
                .filter(it -> load(it.conversation())
                        .filter(stored -> stored.state() instanceof QuizState)
                        .isPresent())
                .max(Comparator.comparing(Fact.Attempt::at))
                .map(Fact.Attempt::conversation);
    }

    private static boolean isIn(Fact.Attempt attempt, Scope workspace, Range range) {
        return isIn(attempt.scope(), workspace)
                && range.channel()
                        .map(it -> it.equals(attempt.scope().channel()))
                        .orElse(true)
                && !attempt.at().isBefore(range.from())
                && attempt.at().isBefore(range.until());
    }

    @Override
    public synchronized Participation participation(Scope workspace, Range range) {
        List<Fact.Attempt> counted = attempts()
                .filter(it -> it.probe().isEmpty() && isIn(it, workspace, range))
                .toList();
        return new Participation(counted.size(), (int) counted.stream()
                .map(Fact.Attempt::learner)
                .distinct()
                .limit(Item.LEAST_PEOPLE)
                .count());
    }

    @Override
    public synchronized List<Answered> answersTo(QuestionId question, Optional<LearnerId> after, int people) {
        List<Fact.Attempt> wanted = attempts()
                .filter(it -> it.question().equals(question) && it.probe().isEmpty())
                .filter(it -> it.mode() == Fact.Mode.FREE_TEXT && !it.answer().isEmpty())
                .filter(it ->
                        after.map(last -> it.learner().compareTo(last) > 0).orElse(true))
                .sorted(Comparator.comparing(Fact.Attempt::learner).thenComparing(Fact.Attempt::at))
                .toList();
        List<LearnerId> next = wanted.stream()
                .map(Fact.Attempt::learner)
                .distinct()
                .limit(people)
                .toList();
        return wanted.stream()
                .filter(it -> next.contains(it.learner()))
                .flatMap(it -> answer(it.learner(), it.conversation(), it.step()).stream())
                .toList();
    }

    @Override
    public synchronized Optional<Answered> answer(LearnerId learner, ConversationId conversation, int step) {
        return attempts(learner).stream()
                .filter(it -> it.conversation().equals(conversation)
                        && it.step() == step
                        && it.probe().isEmpty())
                .findFirst()
                .map(it -> new Answered(
                        it,
                        corrections(learner).stream()
                                .filter(change -> change.of().equals(conversation) && change.step() == step)
                                .toList()));
    }

    @Override
    public synchronized Dossier dossier(LearnerId learner) {
        Set<Actor> actors = new HashSet<>();
        learners.forEach((key, id) -> {
            if (id.equals(learner)) {
                String[] parts = key.split("/", 3);
                actors.add(new Actor(new PlatformId(parts[0]), parts[1], parts[2]));
            }
        });
        List<Fact.Attempt> answers = attempts(learner);
        String json = answers.stream()
                .map(it -> '"' + it.answer().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{\"answers\":[", "]}"));
        return new Dossier(actors, answers, List.copyOf(own.values()), json);
    }

    @Override
    public synchronized List<ConversationId> conversationsWith(LearnerId learner, Set<Actor> actors) {
        return conversations.entrySet().stream()
                .filter(it -> names(it.getValue().state(), learner, actors))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isAbout(Fact fact, LearnerId learner) {
        return switch (fact) {
            case Fact.Asked it -> it.audience().equals(new Audience.Person(learner));
            case Fact.Attempt it -> it.learner().equals(learner);
            case Fact.Corrected it -> it.learner().equals(learner);
            case Fact.Reported it -> it.learner().equals(learner);
            case Fact.Rated it -> it.learner().equals(learner) || it.rater().equals(learner);
        };
    }

    /** As records print themselves, every id stands in the text. */
    private static boolean names(State state, LearnerId learner, Set<Actor> actors) {
        String text = state.toString();
        return text.contains(learner.value()) || actors.stream().anyMatch(it -> text.contains(it.user()));
    }

    @Override
    public synchronized void forget(LearnerId learner, Set<ConversationId> gone) {
        Set<Actor> actors = dossier(learner).actors();
        for (ConversationId id : gone) {
            conversations.remove(id);
            slots.remove(id);
            facts.remove(id);
            attempts.remove(id);
        }
        facts.values().forEach(list -> list.removeIf(it -> isAbout(it, learner)));
        asked.remove(new Audience.Person(learner).key());
        claims.entrySet()
                .removeIf(it -> gone.contains(it.getValue())
                        || it.getKey().value().contains(learner.value())
                        || actors.stream().anyMatch(a -> it.getKey().toString().contains(a.key())));
        outbox.entrySet().removeIf(it -> gone.contains(it.getKey().conversation()));
        slots.values().forEach(it -> it.keySet().removeIf(slot -> slot.value().contains(learner.value())));
        actors.forEach(actor -> learners.remove(actor.key()));
    }

    @Override
    public synchronized Optional<Stored> load(ConversationId id) {
        return Optional.ofNullable(conversations.get(id))
                .map(row -> new Stored(id, row.version(), row.state(), slots.getOrDefault(id, Map.of())));
    }

    @Override
    public synchronized CommitResult commit(Commit commit) {
        if (commit.inboundId().filter(seen::contains).isPresent()) {
            return new CommitResult.Duplicate();
        }
        Row before = conversations.get(commit.id());
        if (commit.expectedVersion() != (before == null ? 0 : before.version())) {
            return new CommitResult.VersionConflict();
        }
        Map<ClaimKey, Optional<ConversationId>> changed = new LinkedHashMap<>();
        List<ClaimHolder> taken = new ArrayList<>();
        for (ClaimChange change : commit.claims()) {
            change(commit.id(), change, changed, taken);
        }
        if (!taken.isEmpty()) {
            return new CommitResult.ClaimConflict(taken);
        }
        Set<AttemptKey> counted = new HashSet<>(attempts.getOrDefault(commit.id(), Set.of()));
        for (Fact fact : commit.facts()) {
            if (fact instanceof Fact.Attempt attempt && !counted.add(AttemptKey.of(attempt))) {
                return new CommitResult.Duplicate();
            }
        }
        long version = commit.expectedVersion() + 1;
        conversations.put(commit.id(), new Row(version, commit.next()));
        changed.forEach((key, holder) -> holder.ifPresentOrElse(it -> claims.put(key, it), () -> claims.remove(key)));
        attempts.put(commit.id(), counted);
        commit.own().forEach(it -> own.putIfAbsent(it.id() + "@" + it.revision(), it));
        commit.facts().forEach(fact -> remember(commit.id(), fact));
        for (int i = 0; i < commit.effects().size(); i++) {
            enqueue(new EffectId(commit.id(), version, i), commit.effects().get(i), commit);
        }
        commit.inboundId().ifPresent(seen::add);
        return new CommitResult.Committed(version);
    }

    private void change(
            ConversationId self,
            ClaimChange change,
            Map<ClaimKey, Optional<ConversationId>> changed,
            List<ClaimHolder> taken) {
        ClaimKey key = change.key();
        Optional<ConversationId> holder = changed.getOrDefault(key, Optional.ofNullable(claims.get(key)));
        switch (change) {
            case ClaimChange.Take take ->
                holder.filter(it -> !it.equals(self))
                        .ifPresentOrElse(
                                it -> taken.add(holder(key, it)), () -> changed.put(take.key(), Optional.of(self)));
            case ClaimChange.Seize seize -> changed.put(seize.key(), Optional.of(self));
            case ClaimChange.Release release -> {
                if (holder.filter(self::equals).isPresent()) {
                    changed.put(release.key(), Optional.empty());
                }
            }
        }
    }

    private void remember(ConversationId id, Fact fact) {
        if (fact instanceof Fact.Reported it && isReported(it)) {
            return;
        }
        facts.computeIfAbsent(id, key -> new ArrayList<>()).add(fact);
        if (fact instanceof Fact.Asked mark) {
            asked.computeIfAbsent(mark.audience().key(), key -> new HashMap<>())
                    .merge(mark.question(), mark.at(), (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    private boolean isReported(Fact.Reported report) {
        return facts().stream()
                .anyMatch(it -> it instanceof Fact.Reported earlier
                        && earlier.learner().equals(report.learner())
                        && earlier.question().equals(report.question())
                        && earlier.complaint() == report.complaint());
    }

    private void enqueue(EffectId id, Effect effect, Commit commit) {
        if (effect instanceof Effect.Edit) {
            outbox.values().removeIf(it -> it.isSupersededBy(id, effect.slot()));
        }
        PlatformId platform = commit.next().scope().platform();
        outbox.put(id, new Waiting(id, effect, platform, 0, false, commit.at(), commit.at()));
    }

    @Override
    public synchronized boolean seen(String inboundId) {
        return seen.contains(inboundId);
    }

    @Override
    public synchronized List<DueConversation> due(Instant now, int limit) {
        return dues().filter(it -> !it.due().isAfter(now))
                .sorted(Comparator.comparing(DueConversation::due).thenComparing(DueConversation::id))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Instant> nextDue() {
        return dues().map(DueConversation::due).min(Comparator.naturalOrder());
    }

    @Override
    public synchronized List<ConversationId> waiting() {
        return dues().map(DueConversation::id).toList();
    }

    private Stream<DueConversation> dues() {
        return conversations.entrySet().stream()
                .filter(it -> !it.getValue().state().over())
                .flatMap(it -> it.getValue().state().due().stream()
                        .map(due -> new DueConversation(it.getKey(), due.step(), due.at())));
    }

    @Override
    public synchronized Optional<ClaimHolder> holder(ClaimKey key) {
        return Optional.ofNullable(claims.get(key)).map(it -> holder(key, it));
    }

    @Override
    public synchronized List<ClaimHolder> holders(String kind) {
        return claims.entrySet().stream()
                .filter(it -> it.getKey().kind().equals(kind))
                .sorted(Comparator.comparing(it -> it.getKey().value()))
                .map(it -> holder(it.getKey(), it.getValue()))
                .toList();
    }

    private ClaimHolder holder(ClaimKey key, ConversationId id) {
        return new ClaimHolder(key, id, refs(id).stream().findFirst());
    }

    private Collection<MessageRef> refs(ConversationId id) {
        return slots.getOrDefault(id, Map.of()).values();
    }

    @Override
    public synchronized LearnerId learner(Actor actor) {
        return learners.computeIfAbsent(actor.key(), key -> new LearnerId(ids.next()));
    }

    @Override
    public synchronized Map<QuestionId, Instant> asked(Audience audience) {
        return Map.copyOf(asked.getOrDefault(audience.key(), Map.of()));
    }

    @Override
    public synchronized Optional<SlotAddress> findSlot(MessageRef ref) {
        return slots.entrySet().stream()
                .flatMap(conversation -> conversation.getValue().entrySet().stream()
                        .filter(slot -> isSameMessage(slot.getValue(), ref))
                        .map(slot -> new SlotAddress(conversation.getKey(), slot.getKey())))
                .findFirst();
    }

    /** The thread is left out: a reference that comes back with a reply does not always name it. */
    private static boolean isSameMessage(MessageRef one, MessageRef other) {
        return one.platform().equals(other.platform())
                && one.tenant().equals(other.tenant())
                && one.channel().equals(other.channel())
                && one.message().equals(other.message());
    }

    @Override
    public synchronized List<PendingEffect> pending(Instant now, int limit, Set<PlatformId> except) {
        return heads().filter(it -> !it.notBefore().isAfter(now) && !except.contains(it.platform()))
                .sorted(Comparator.comparing(Waiting::createdAt).thenComparing(Waiting::id, IN_ORDER))
                .limit(limit)
                .map(it -> new PendingEffect(
                        it.id(), it.effect(), it.platform(), it.attempts(), it.sending(), it.createdAt()))
                .toList();
    }

    @Override
    public synchronized Optional<Instant> nextPending() {
        return heads().map(Waiting::notBefore).min(Comparator.naturalOrder());
    }

    private record Lane(ConversationId conversation, String name) {}

    private Stream<Waiting> heads() {
        Map<Lane, Waiting> heads = new LinkedHashMap<>();
        outbox.values()
                .forEach(it -> heads.putIfAbsent(
                        new Lane(it.id().conversation(), it.effect().slot().lane()), it));
        return heads.values().stream();
    }

    @Override
    public synchronized void sending(EffectId id, Instant at) {
        outbox.computeIfPresent(id, (key, it) -> it.withSending());
    }

    @Override
    public synchronized void delivered(EffectId id, Delivery delivery) {
        Waiting done = outbox.remove(id);
        if (done == null || !(delivery instanceof Delivery.Delivered delivered)) {
            return;
        }
        Map<Slot, MessageRef> refs = slots.computeIfAbsent(id.conversation(), key -> new LinkedHashMap<>());
        if (done.effect() instanceof Effect.Remove) {
            refs.remove(done.effect().slot());
        } else {
            refs.put(done.effect().slot(), delivered.ref());
        }
    }

    @Override
    public synchronized void postpone(EffectId id, Instant notBefore, boolean maybeSent) {
        Waiting waiting = outbox.get(id);
        if (waiting == null) {
            return;
        }
        boolean superseded = waiting.effect() instanceof Effect.Edit
                && outbox.tailMap(id, false).values().stream()
                        .anyMatch(it -> it.id().conversation().equals(id.conversation())
                                && it.effect() instanceof Effect.Edit
                                && it.effect().slot().equals(waiting.effect().slot()));
        if (superseded) {
            outbox.remove(id);
        } else {
            outbox.put(id, waiting.postponed(notBefore, maybeSent));
        }
    }

    @Override
    public synchronized void heartbeat(Instant now) {
        heartbeat = heartbeat == null || now.isAfter(heartbeat) ? now : heartbeat;
    }

    @Override
    public synchronized Optional<Instant> lastHeartbeat() {
        return Optional.ofNullable(heartbeat);
    }

    private record Row(long version, State state) {}

    private record AttemptKey(int step, LearnerId learner, Optional<String> probe) {
        static AttemptKey of(Fact.Attempt attempt) {
            return new AttemptKey(attempt.step(), attempt.learner(), attempt.probe());
        }
    }

    private record Waiting(
            EffectId id,
            Effect effect,
            PlatformId platform,
            int attempts,
            boolean sending,
            Instant notBefore,
            Instant createdAt) {
        Waiting withSending() {
            return new Waiting(id, effect, platform, attempts + 1, true, notBefore, createdAt);
        }

        Waiting postponed(Instant until, boolean maybeSent) {
            int tried = sending && !maybeSent ? attempts : attempts + 1;
            return new Waiting(id, effect, platform, tried, maybeSent, until, createdAt);
        }

        boolean isSupersededBy(EffectId newer, Slot slot) {
            return effect instanceof Effect.Edit
                    && !sending
                    && id.conversation().equals(newer.conversation())
                    && effect.slot().equals(slot);
        }
    }
}
