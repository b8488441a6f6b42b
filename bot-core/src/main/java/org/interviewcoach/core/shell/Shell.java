package org.interviewcoach.core.shell;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.command.AppealCommand;
import org.interviewcoach.core.command.BoardCommand;
import org.interviewcoach.core.command.Command;
import org.interviewcoach.core.command.SystemCommand;
import org.interviewcoach.core.decide.Asker;
import org.interviewcoach.core.decide.Context;
import org.interviewcoach.core.decide.Engine;
import org.interviewcoach.core.decide.OpenQuestions;
import org.interviewcoach.core.decide.OwnPack;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.fact.Audience;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Accepted;
import org.interviewcoach.core.outcome.Outcome.Rejected;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.Coach;
import org.interviewcoach.core.port.Ids;
import org.interviewcoach.core.port.Messenger;
import org.interviewcoach.core.port.Store;
import org.interviewcoach.core.port.Store.ClaimHolder;
import org.interviewcoach.core.port.Store.CommitResult;
import org.interviewcoach.core.port.Store.DueConversation;
import org.interviewcoach.core.port.Store.Stored;
import org.interviewcoach.core.port.Turn;
import org.interviewcoach.core.route.CommandCatalog;
import org.interviewcoach.core.route.Routed;
import org.interviewcoach.core.route.Routed.History;
import org.interviewcoach.core.state.AppealState;
import org.interviewcoach.core.state.BoardState;
import org.interviewcoach.core.state.PackState;
import org.interviewcoach.core.state.ProfileState;
import org.interviewcoach.core.state.State;
import org.interviewcoach.core.state.SuggestionState;
import org.interviewcoach.core.state.WorkspaceState;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.Place;
import org.interviewcoach.core.who.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what people do and what time brings, decides, stores, and only then answers.
 *
 * <p>The way of an inbound: duplicate? -> route -> the conversation's lane -> load -> decide -> one transaction -> reply
 * -> {@link Outbox}. Several shells may work on one store: the version of a conversation decides who was first, the
 * other reads and decides again. Safe for use by many threads.
 */
public final class Shell implements Coach {
    private static final Logger log = LoggerFactory.getLogger(Shell.class);

    /** Longer than any platform goes on delivering an event again. */
    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    /** How long settings of another replica may be stale. */
    private static final Duration SETTINGS_AGE = Duration.ofSeconds(5);

    /** Conversations that are told the time at once; what people do waits behind no more of them. */
    private static final int MOST_FIRING = 64;

    private final Store store;
    private final InstantSource clock;
    private final Ids ids;
    private final ShellPolicy policy;
    private final Engine engine = new Engine();
    private final AtomicReference<Knowledge> knowledge;
    private final Lanes lanes;
    private final Set<ConversationId> firing = ConcurrentHashMap.newKeySet();
    private final Outbox outbox;
    private final OwnPacks ownPacks;
    private final Pace pace;
    private final Cache<String, CompletableFuture<Reply>> handled = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(200_000)
            .build();
    private final Cache<String, LearnerId> learners =
            Caffeine.newBuilder().maximumSize(100_000).build();
    private final Cache<ConversationId, State> settings = Caffeine.newBuilder()
            .expireAfterWrite(SETTINGS_AGE)
            .maximumSize(100_000)
            .build();

    /**
     * A shell.
     *
     * @param decisions where decisions run; they block on the store
     * @param deliveries where effects are carried out; they block on the platforms
     */
    public Shell(
            Store store,
            InstantSource clock,
            Ids ids,
            ShellPolicy policy,
            Knowledge knowledge,
            Collection<Messenger> messengers,
            Executor decisions,
            Executor deliveries) {
        this(store, clock, ids, policy, knowledge, messengers, decisions, deliveries, Turn.ALWAYS);
    }

    /**
     * A shell that may be one of several on its store.
     *
     * @param turn whether it is this one that carries effects out
     */
    public Shell(
            Store store,
            InstantSource clock,
            Ids ids,
            ShellPolicy policy,
            Knowledge knowledge,
            Collection<Messenger> messengers,
            Executor decisions,
            Executor deliveries,
            Turn turn) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.policy = policy;
        this.knowledge = new AtomicReference<>(knowledge);
        this.lanes = new Lanes(decisions);
        this.ownPacks = new OwnPacks(store, SETTINGS_AGE);
        this.outbox = new Outbox(store, clock, policy, messengers, deliveries, turn, this::tell);
        this.pace = new Pace(messengers);
    }

    /** Replaces everything that is known; decisions under way end with what they began with. */
    public void know(Knowledge anew) {
        knowledge.set(anew);
    }

    public Knowledge knowledge() {
        return knowledge.get();
    }

    public Outbox outbox() {
        return outbox;
    }

    /** Starts deliveries as far as the platforms' rates allow. For one thread. */
    public void deliverAtPace() {
        outbox.drain(pace);
    }

    /** Whether no conversation is being decided on and none waits for it; effects may still wait in the outbox. */
    public boolean isIdle() {
        return lanes.busy() == 0;
    }

    @Override
    public List<CommandCatalog.Suggestion> suggest(
            Scope workspace, String command, String option, String typed, Map<String, String> others) {
        Knowledge known = ownPacks.remembered(workspace, knowledge.get());
        return known.catalog().suggest(known.bank(), command, option, typed, others);
    }

    /** A second delivery of one event gets the answer of the first and changes nothing. */
    @Override
    public CompletableFuture<Reply> handle(Inbound inbound) {
        CompletableFuture<Reply> mine = new CompletableFuture<>();
        CompletableFuture<Reply> earlier =
                handled.asMap().putIfAbsent(inbound.header().id(), mine);
        if (earlier != null) {
            return earlier;
        }
        Knowledge installed = knowledge.get();
        Optional<Reply> form = form(inbound, installed);
        if (form.isPresent()) {
            mine.complete(form.get());
            return mine;
        }
        lanes.run(lane(inbound), () -> {
            try {
                mine.complete(work(inbound, installed));
            } catch (RuntimeException e) {
                // Not handled after all: the platform's next delivery, or the person's next press, tries again.
                handled.invalidate(inbound.header().id());
                log.error("An inbound failed", e);
                mine.complete(Reply.whisper(installed.texts().of("trouble")));
            }
        });
        return mine;
    }

    /** Forms open from the token and the bank in memory alone: no lane, no database, no waiting. */
    private Optional<Reply> form(Inbound inbound, Knowledge installed) {
        if (!(inbound instanceof Inbound.Press press) || press.token().need() != Need.FORM) {
            return Optional.empty();
        }
        Knowledge here = ownPacks.remembered(inbound.header().place().scope(), installed);
        return ownPacks.naming(press.token(), here)
                .map(known -> known.router().route(inbound, ""))
                .filter(Routed.Now.class::isInstance)
                .map(it -> ((Routed.Now) it).reply());
    }

    private static Optional<Token> token(Inbound inbound) {
        return switch (inbound) {
            case Inbound.Press press -> Optional.of(press.token());
            case Inbound.Submit submit -> Optional.of(submit.token());
            case Inbound.SlashCommand it -> Optional.empty();
            case Inbound.DirectText it -> Optional.empty();
            case Inbound.ThreadText it -> Optional.empty();
            case Inbound.Departed it -> Optional.empty();
            case Inbound.Installed it -> Optional.empty();
            case Inbound.HomeOpened it -> Optional.empty();
        };
    }

    private static String lane(Inbound inbound) {
        // What names no conversation yet is told in its channel's lane: starts of one channel come one by one.
        return token(inbound)
                .flatMap(Token::conversation)
                .map(ConversationId::value)
                .orElseGet(() -> inbound.header().place().scope().key());
    }

    private Reply work(Inbound inbound, Knowledge installed) {
        if (store.seen(inbound.header().id())) {
            return Reply.ACKNOWLEDGE;
        }
        Knowledge here = ownPacks.in(inbound.header().place().scope(), installed);
        Knowledge known =
                token(inbound).flatMap(token -> ownPacks.naming(token, here)).orElseGet(() -> elsewhere(inbound, here));
        WorkspaceState workspace = workspace(inbound.header().place().scope());
        return follow(known.router().route(inbound, workspace.defaultTopic()), inbound, workspace, known);
    }

    /**
     * What is known where it was typed or pressed. Discord's direct messages belong to no workspace; what is pressed
     * there belongs to that of the conversation that posted it.
     */
    private Knowledge elsewhere(Inbound inbound, Knowledge here) {
        return OwnPack.possible(inbound.header().place().scope())
                ? here
                : token(inbound)
                        .flatMap(Token::conversation)
                        .flatMap(store::load)
                        .map(it -> ownPacks.in(it.state().scope(), knowledge.get()))
                        .orElse(here);
    }

    private Reply follow(Routed routed, Inbound inbound, WorkspaceState workspace, Knowledge known) {
        return switch (routed) {
            case Routed.Now now -> now.reply();
            case Routed.Lookup lookup -> {
                List<ClaimHolder> holders = store.holders(lookup.kind());
                Routed.Found found = new Routed.Found(
                        asker(inbound.header(), workspace),
                        holders.stream().map(it -> it.key().value()).toList(),
                        () -> holders.stream()
                                .map(ClaimHolder::conversation)
                                .flatMap(id -> store.load(id).stream())
                                .map(Stored::state)
                                .toList());
                yield follow(lookup.then().apply(found), inbound, workspace, known);
            }
            case Routed.Hide hide -> hide(hide.message(), asker(inbound.header(), workspace), known);
            case Routed.Forget forget -> forget(inbound.header(), workspace, known);
            case Routed.To to
            when to.address() instanceof Routed.Written thread -> {
                Optional<ConversationId> session =
                        hearing(thread.place(), inbound.header().sender().actor());
                yield session.map(id -> decide(id, to, inbound, asker(inbound.header(), workspace), workspace, known))
                        .orElse(Reply.ACKNOWLEDGE);
            }
            case Routed.To to
            when to.address() instanceof Routed.Playing playing -> {
                for (ConversationId id :
                        playing(playing.channel(), inbound.header().sender().actor())) {
                    var unusedReply = decide(id, to, inbound, asker(inbound.header(), workspace), workspace, known);
                }
                yield Reply.ACKNOWLEDGE;
            }
            case Routed.To to -> {
                Asker asker = asker(inbound.header(), workspace);
                yield switch (to.address()) {
                    case Routed.Existing existing -> decide(existing.id(), to, inbound, asker, workspace, known);
                    case Routed.Fresh fresh ->
                        decide(
                                new ConversationId(ids.next()),
                                to,
                                inbound,
                                asker,
                                workspace,
                                elsewhere(inbound, known));
                    case Routed.Profile profile ->
                        decide(profileId(asker.learner()), to, inbound, asker, workspace, elsewhere(inbound, known));
                    case Routed.Boards boards ->
                        decide(boardsId(inbound.header().place().scope()), to, inbound, asker, workspace, known);
                    case Routed.OwnPack it ->
                        decide(packId(inbound.header().place().scope()), to, inbound, asker, workspace, known);
                    case Routed.Workspace it ->
                        decide(workspaceId(inbound.header().place().scope()), to, inbound, asker, workspace, known);
                    case Routed.Focus focus -> typed(focus, to, inbound, asker, workspace, known);
                    case Routed.Written thread -> throw new AssertionError(thread);
                    case Routed.Playing playing -> throw new AssertionError(playing);
                };
            }
        };
    }

    /** Takes one of the coach's messages away, whatever it belongs to. */
    private Reply hide(MessageRef message, Asker asker, Knowledge known) {
        if (!asker.may(Capability.MODERATE)) {
            return Reply.whisper(known.texts().of("hide.not-allowed"));
        }
        Optional<Store.SlotAddress> found = store.findSlot(message);
        for (int attempt = 0; found.isPresent() && attempt < policy.decisions(); attempt++) {
            Optional<Stored> stored = store.load(found.get().conversation());
            if (stored.isEmpty()) {
                break;
            }
            CommitResult result = store.commit(new Store.Commit(
                    stored.get().id(),
                    stored.get().version(),
                    stored.get().state(),
                    List.of(new Effect.Edit(
                            found.get().slot(), Message.ofText(known.texts().of("hide.hidden")))),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    clock.instant()));
            if (result instanceof CommitResult.Committed) {
                outbox.wake();
                return Reply.whisper(known.texts().of("hide.done"));
            }
        }
        return Reply.whisper(known.texts().of("hide.link"));
    }

    /**
     * Erases the sender: out of every state first, then everything else at once. A kill in between leaves them half
     * erased and still known, so that they can ask again.
     */
    private Reply forget(Inbound.Header header, WorkspaceState workspace, Knowledge known) {
        Asker asker = asker(header, workspace);
        LearnerId learner = asker.learner();
        Set<Actor> actors = store.dossier(learner).actors();
        Set<ConversationId> gone = new HashSet<>();
        for (ConversationId id : store.conversationsWith(learner, actors)) {
            withdraw(id, asker, known);
            if (!leave(id, learner, actors)) {
                gone.add(id);
            }
        }
        store.forget(learner, gone);
        actors.forEach(actor -> learners.invalidate(actor.key()));
        settings.invalidate(profileId(learner));
        log.info("Somebody was forgotten");
        return Reply.whisper(known.texts().of("privacy.forgotten"));
    }

    /**
     * What stands before others is drawn anew without the person, which erasing alone would not do: boards without the
     * name, what reviewers were shown of an appeal without its words.
     */
    private void withdraw(ConversationId id, Asker asker, Knowledge known) {
        Optional<Command> withdrawal = store.load(id).flatMap(it -> withdrawal(it.state(), asker.learner()));
        withdrawal.ifPresent(command -> {
            var unusedReply =
                    decide(id, command, Optional.empty(), Optional.of(asker), Optional.empty(), Map.of(), false, known);
        });
    }

    private static Optional<Command> withdrawal(State state, LearnerId learner) {
        if (state instanceof BoardState) {
            return Optional.of(new BoardCommand.Leave());
        }
        return state instanceof AppealState appeal && appeal.learner().equals(learner)
                ? Optional.of(new AppealCommand.Withdraw())
                : Optional.empty();
    }

    /** Takes a person out of a conversation; false where nothing of it is left. */
    private boolean leave(ConversationId id, LearnerId learner, Set<Actor> actors) {
        for (int attempt = 0; attempt < policy.decisions(); attempt++) {
            Optional<Stored> stored = store.load(id);
            if (stored.isEmpty()) {
                return true;
            }
            Optional<? extends State> left = stored.get().state().forgetting(learner, actors);
            if (left.isEmpty()) {
                return false;
            }
            CommitResult result = store.commit(new Store.Commit(
                    id,
                    stored.get().version(),
                    left.get(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    clock.instant()));
            if (result instanceof CommitResult.Committed) {
                remember(id, left.get());
                return true;
            }
        }
        throw new IllegalStateException("A conversation changed all the time while somebody was to be forgotten");
    }

    /**
     * The conversation that listens to that person in that thread. Everybody else's words are dropped here, before
     * anything is stored, not even who wrote them.
     */
    private Optional<ConversationId> hearing(Place place, Actor actor) {
        return place.thread()
                .flatMap(thread -> store.holder(ClaimKey.thread(place.scope(), thread)))
                .map(ClaimHolder::conversation)
                .filter(id ->
                        store.load(id).filter(it -> it.state().hears(actor)).isPresent());
    }

    /** The sessions of that channel in which that person takes part; of everybody else nothing is stored. */
    private Set<ConversationId> playing(Scope channel, Actor actor) {
        return store.holders(ClaimKey.SEATS).stream()
                .map(ClaimHolder::conversation)
                .distinct()
                .filter(id -> store.load(id)
                        .map(Stored::state)
                        .filter(it -> it.scope().equals(channel) && it.has(actor))
                        .isPresent())
                .collect(Collectors.toSet());
    }

    /**
     * A direct message: to the card that it replies to, else to the question last chosen where that still waits, else to
     * the one that is open; where several are, the person is asked which.
     */
    private Reply typed(
            Routed.Focus focus, Routed.To to, Inbound inbound, Asker asker, WorkspaceState workspace, Knowledge known) {
        Optional<ConversationId> named =
                focus.replyTo().flatMap(store::findSlot).map(Store.SlotAddress::conversation);
        Optional<ConversationId> chosen =
                named.or(() -> store.holder(ClaimKey.focus(asker.actor())).map(ClaimHolder::conversation));
        boolean waits = chosen.flatMap(id -> waiting(id, asker)).isPresent();
        Map<ConversationId, State.Waiting> open = named.isPresent() || waits ? Map.of() : open(asker);
        if (open.size() > 1) {
            return new Reply.Whisper(OpenQuestions.choice(open, known.texts()));
        }
        return open.keySet().stream()
                .findFirst()
                .or(() -> chosen)
                .map(id -> decide(id, to, inbound, asker, workspace, known))
                .orElse(focus.otherwise());
    }

    private Map<ConversationId, State.Waiting> open(Asker asker) {
        Map<ConversationId, State.Waiting> open = new LinkedHashMap<>();
        for (ClaimHolder holder : store.holders(ClaimKey.openOf(asker.actor()))) {
            waiting(holder.conversation(), asker).ifPresent(it -> open.put(holder.conversation(), it));
        }
        return open;
    }

    private Optional<State.Waiting> waiting(ConversationId id, Asker asker) {
        return store.load(id).flatMap(stored -> stored.state().waiting(asker.learner()));
    }

    private Reply decide(
            ConversationId id, Routed.To to, Inbound inbound, Asker asker, WorkspaceState workspace, Knowledge known) {
        Map<QuestionId, Instant> asked = asked(to.history(), inbound, asker);
        return decide(
                id,
                to.command(),
                Optional.of(inbound.header().id()),
                Optional.of(asker),
                Optional.of(workspace),
                asked,
                to.history() == History.ROOMS,
                known);
    }

    private Map<QuestionId, Instant> asked(History history, Inbound inbound, Asker asker) {
        return switch (history) {
            case NONE, ROOMS -> Map.of();
            case ASKER -> store.asked(new Audience.Person(asker.learner()));
            case CHANNEL ->
                store.asked(new Audience.Room(inbound.header().place().scope()));
        };
    }

    /** Tells a conversation something that nobody asked for: time, or the outcome of an effect. Waits its turn. */
    CompletableFuture<Void> tell(ConversationId id, Command command) {
        CompletableFuture<Void> told = new CompletableFuture<>();
        lanes.run(id.value(), () -> {
            try {
                decide(
                        id,
                        command,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        command instanceof SystemCommand.Timeout,
                        knowledge.get());
                told.complete(null);
            } catch (RuntimeException e) {
                log.error(
                        "A conversation could not be told {}",
                        command.getClass().getSimpleName(),
                        e);
                told.completeExceptionally(e);
            }
        });
        return told;
    }

    private Reply decide(
            ConversationId id,
            Command command,
            Optional<String> inboundId,
            Optional<Asker> asker,
            Optional<WorkspaceState> workspace,
            Map<QuestionId, Instant> asked,
            boolean rooms,
            Knowledge known) {
        Map<ClaimKey, ClaimHolder> conflicts = new HashMap<>();
        for (int attempt = 0; attempt < policy.decisions(); attempt++) {
            Optional<Stored> stored = store.load(id);
            if (stored.isEmpty() && asker.isEmpty()) {
                return Reply.ACKNOWLEDGE;
            }
            Knowledge its = knowledge(stored, asker.isPresent(), known);
            long version = stored.map(Stored::version).orElse(0L);
            WorkspaceState settled = workspace.orElseGet(
                    () -> workspace(stored.map(it -> it.state().scope())));
            Context context = new Context(
                    id,
                    clock.instant(),
                    seed(id, version),
                    its.bank(),
                    its.grader(),
                    its.texts(),
                    asker,
                    settled,
                    seen(stored, asked),
                    rooms ? rooms(stored) : Map.of(),
                    conflicts,
                    store,
                    store,
                    its.pictures(),
                    its.packs(),
                    this::workspace,
                    stored.map(Stored::slots).orElse(Map.of()));
            Outcome<? extends State> outcome = engine.decide(stored.map(Stored::state), command, context);
            switch (outcome) {
                case Rejected<? extends State> rejected -> {
                    log.debug("{} rejected: {}", id, rejected.why());
                    return rejected.reply();
                }
                case Accepted<? extends State> accepted -> {
                    CommitResult result = store.commit(new Store.Commit(
                            id,
                            version,
                            accepted.next(),
                            accepted.effects(),
                            accepted.facts(),
                            accepted.claims(),
                            inboundId,
                            context.now(),
                            own(accepted.facts())));
                    switch (result) {
                        case CommitResult.Committed committed -> {
                            remember(id, accepted.next());
                            if (!accepted.effects().isEmpty()) {
                                outbox.wake();
                            }
                            return accepted.reply();
                        }
                        case CommitResult.Duplicate duplicate -> {
                            return Reply.ACKNOWLEDGE;
                        }
                        case CommitResult.VersionConflict conflict ->
                            log.debug("{} was changed meanwhile, deciding again", id);
                        case CommitResult.ClaimConflict conflict ->
                            conflict.holders().forEach(holder -> conflicts.put(holder.key(), holder));
                    }
                }
            }
        }
        log.warn("{} changed {} times while it was decided on", id, policy.decisions());
        return Reply.whisper(known.texts().of("trouble"));
    }

    /** Questions of workspaces' own that the facts speak of: they are kept as they were asked, like those of packs. */
    private List<Question> own(List<Fact> facts) {
        return facts.stream()
                .flatMap(it -> it.about().stream())
                .filter(it -> Pack.isOwn(it.pack()))
                .distinct()
                .flatMap(it -> ownPacks.find(it).stream())
                .toList();
    }

    /**
     * What a decision may know: what the conversation's workspace does. A profile belongs to no workspace but goes with
     * its person; what they ask for is answered with what is known where they ask.
     */
    private Knowledge knowledge(Optional<Stored> stored, boolean asked, Knowledge here) {
        return stored.map(Stored::state)
                .filter(it -> !(asked && it instanceof ProfileState))
                .map(it -> ownPacks.in(it.scope(), knowledge.get()))
                .orElse(here);
    }

    private Map<Audience, Map<QuestionId, Instant>> rooms(Optional<Stored> stored) {
        Map<Audience, Map<QuestionId, Instant>> rooms = new HashMap<>();
        for (Scope room : stored.map(it -> it.state().rooms()).orElse(List.of())) {
            Audience audience = new Audience.Room(room);
            rooms.put(audience, store.asked(audience));
        }
        return rooms;
    }

    /** What the asker or the channel has seen, and what those have whom the conversation itself names. */
    private Map<QuestionId, Instant> seen(Optional<Stored> stored, Map<QuestionId, Instant> asked) {
        Set<LearnerId> newcomers = stored.map(it -> it.state().newcomers()).orElse(Set.of());
        if (newcomers.isEmpty()) {
            return asked;
        }
        Map<QuestionId, Instant> all = new HashMap<>(asked);
        for (LearnerId learner : newcomers) {
            store.asked(new Audience.Person(learner))
                    .forEach((question, at) ->
                            all.merge(question, at, (one, other) -> one.isAfter(other) ? one : other));
        }
        return all;
    }

    /** The same for every try of one decision, different from decision to decision. */
    private static long seed(ConversationId id, long version) {
        long hash = 1125899906842597L;
        for (int i = 0; i < id.value().length(); i++) {
            hash = 31 * hash + id.value().charAt(i);
        }
        return hash * 31 + version;
    }

    /** Own settings are seen at once; those changed by another replica after {@link #SETTINGS_AGE}. */
    private void remember(ConversationId id, State next) {
        if (next instanceof ProfileState || next instanceof WorkspaceState) {
            settings.put(id, next);
        }
        if (next instanceof SuggestionState || next instanceof PackState) {
            ownPacks.changed(next.scope());
        }
        if (next instanceof PackState) {
            mend();
        }
    }

    private WorkspaceState workspace(Optional<Scope> scope) {
        return scope.map(this::workspace)
                .orElseThrow(() -> new IllegalStateException("Nobody asks and nothing is stored"));
    }

    private WorkspaceState workspace(Scope scope) {
        ConversationId id = workspaceId(scope);
        State known = settings.get(
                id,
                key -> store.load(key)
                        .map(Stored::state)
                        .orElseGet(() -> WorkspaceState.initial(
                                new Scope(scope.platform(), scope.tenant(), Actor.NO_TENANT), "", firstTopic())));
        return (WorkspaceState) known;
    }

    /** Where a workspace has chosen none: the bundled packs come before the operator's own. */
    private String firstTopic() {
        return knowledge.get().bank().packs().stream().findFirst().map(Pack::id).orElse("");
    }

    private static ConversationId workspaceId(Scope scope) {
        return new ConversationId("workspace:" + scope.tenantKey());
    }

    private static ConversationId boardsId(Scope scope) {
        return new ConversationId("boards:" + scope.tenantKey());
    }

    private static ConversationId packId(Scope scope) {
        return new ConversationId("pack:" + scope.tenantKey());
    }

    private static ConversationId profileId(LearnerId learner) {
        return new ConversationId("profile:" + learner);
    }

    private Asker asker(Inbound.Header header, WorkspaceState workspace) {
        Inbound.Sender sender = header.sender();
        LearnerId learner = learners.get(sender.actor().key(), key -> store.learner(sender.actor()));
        ProfileState profile = (ProfileState) settings.get(
                profileId(learner),
                key -> store.load(key)
                        .map(Stored::state)
                        .orElseGet(() -> ProfileState.initial(header.place().scope(), learner)));
        Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        capabilities.addAll(sender.rights());
        capabilities.addAll(workspace.grants().getOrDefault(sender.actor().user(), Set.of()));
        return new Asker(sender.actor(), learner, sender.name(), capabilities, profile);
    }

    /**
     * Tells conversations whose time has come, the longest due first, and not all at once: what people do comes in
     * between. One that is told already is not told again before it has decided.
     *
     * @return whether more may be due
     */
    public boolean fireDue() {
        int room = MOST_FIRING - firing.size();
        if (room <= 0) {
            return true;
        }
        Set<ConversationId> told = Set.copyOf(firing);
        List<DueConversation> due = store.due(clock.instant(), MOST_FIRING);
        for (DueConversation it : due) {
            if (room > 0 && !told.contains(it.id()) && firing.add(it.id())) {
                room--;
                var unusedTold = tell(it.id(), new SystemCommand.Timeout(it.step()))
                        .whenComplete((done, problem) -> firing.remove(it.id()));
            }
        }
        return due.size() == MOST_FIRING;
    }

    /** Notes that the process is alive. */
    public void beat() {
        store.heartbeat(clock.instant());
    }

    /** Gets ready what the first free-text answer would wait for: the patterns of all packs. Takes a second or two. */
    public void warmUp() {
        knowledge.get().grader().warmUp();
    }

    /**
     * Reckons with the time since the last heartbeat: nobody's answer time ran while the coach was down. To be called
     * once, before anything else.
     */
    public void wakeUp() {
        Instant now = clock.instant();
        Optional<Instant> last = store.lastHeartbeat();
        store.heartbeat(now);
        if (last.isPresent() && Duration.between(last.get(), now).compareTo(policy.downtimeAfter()) > 0) {
            log.info("Down from {} to {}", last.get(), now);
            for (ConversationId id : store.waiting()) {
                var unusedTold = tell(id, new SystemCommand.Downtime(last.get(), now));
            }
        }
        mend();
        outbox.wake();
    }

    /** What is known now may have been mended since an appeal was upheld. */
    private void mend() {
        for (ClaimHolder appeal : store.holders(ClaimKey.UPHELD)) {
            var unusedTold = tell(appeal.conversation(), new AppealCommand.Mend());
        }
    }
}
