package org.interviewcoach.testkit.scenario;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.Messenger;
import org.interviewcoach.core.port.Store;
import org.interviewcoach.core.shell.Knowledge;
import org.interviewcoach.core.shell.Shell;
import org.interviewcoach.core.shell.ShellPolicy;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.Place;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.interviewcoach.testkit.CountedIds;
import org.interviewcoach.testkit.ManualClock;
import org.interviewcoach.testkit.SampleBank;

/**
 * Processes on one store and a platform that fail as they are told: one dies at a given step, the database or the
 * platform breaks there, another process comes in between; a send fails or ends with nobody knowing how, the channel
 * cannot be read.
 */
final class DailyStage implements AutoCloseable {
    private static final PlatformId PLATFORM = PlatformId.CONSOLE;

    /** What changes something outside the process: between two of these a kill makes no difference. */
    private static final Set<String> WRITES = Set.of(
            "commit",
            "learner",
            "sending",
            "delivered",
            "postpone",
            "heartbeat",
            "post",
            "edit",
            "remove",
            "openThread",
            "find");

    final ManualClock clock;
    final Channel channel = new Channel();
    private final Shelf shelf;
    private final CountedIds ids = new CountedIds();
    private final Knowledge knowledge = Knowledge.of(SampleBank.bank(), Texts.of(Locale.ENGLISH));
    private final List<Replica> processes = new ArrayList<>();
    private final Map<String, Runnable> interrupts = new HashMap<>();
    private final Map<String, Runnable> afterwards = new HashMap<>();
    private Executor deliveries = Runnable::run;
    private Replica process;
    private int inbound;
    private Optional<Step> plan = Optional.empty();
    private int steps;
    private boolean broken;

    DailyStage(Instant start) {
        this(start, Shelf.inMemory());
    }

    /**
     * A stage.
     *
     * @param shelf empty, and closed with the stage
     */
    DailyStage(Instant start, Shelf shelf) {
        this.clock = new ManualClock(start);
        this.shelf = shelf;
        this.process = another();
    }

    /** The process is gone; whatever it was at ends there. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /**
     * The n-th time that the process changes the store or turns to the platform.
     *
     * @param after whether that has happened by then, with nobody having learned of it
     */
    private record Step(int number, boolean after, Runnable what) {}

    /** From now on the process dies at the n-th step. */
    void dieAt(int step, boolean after) {
        at(step, after, this::die);
    }

    /** The process ends right here. */
    void die() {
        process.dead = true;
        throw new Killed();
    }

    /** From now on the database, or the platform, breaks once at the n-th step. */
    void breakAt(int step, boolean after) {
        at(step, after, () -> {
            broken = true;
            throw new Store.StoreException("broken as told", new IOException("broken"));
        });
    }

    /** Something that happens at the n-th step from now, the process holding still meanwhile. */
    void at(int step, boolean after, Runnable what) {
        steps = 0;
        plan = Optional.of(new Step(step, after, what));
    }

    /** Whether that step was reached. */
    boolean reached() {
        return plan.isEmpty();
    }

    boolean died() {
        return process.dead;
    }

    /** Something that happens right before the store's next call of that name. */
    void interrupt(String call, Runnable between) {
        interrupts.put(call, between);
    }

    /** Something that happens right after the store's next call of that name, before its result is used. */
    void afterwards(String call, Runnable then) {
        afterwards.put(call, then);
    }

    /** Where effects are carried out from now on. */
    void deliverWith(Executor executor) {
        deliveries = executor;
    }

    Shell shell() {
        return process.shell;
    }

    /** A new process in place of the one that died. */
    void restart() {
        process.opened.close();
        takeOver(another());
    }

    /** From now on it is that process which people reach and for which time passes. */
    void takeOver(Replica other) {
        process = other;
        other.shell.wakeUp();
    }

    /** One more process on the store. */
    Replica another() {
        Replica another = new Replica(shelf.open(clock));
        processes.add(another);
        return another;
    }

    private void deliver(Runnable task) {
        deliveries.execute(task);
    }

    /** Work of one step. */
    private interface Work {
        Object run();
    }

    /** One process of the coach. */
    final class Replica {
        final Shell shell;
        private final Shelf.Opened opened;
        private boolean dead;

        private Replica(Shelf.Opened opened) {
            this.opened = opened;
            Store mortal = mortal(Store.class, opened.store());
            Messenger messenger = mortal(Messenger.class, channel);
            this.shell = new Shell(
                    mortal,
                    clock,
                    ids,
                    ShellPolicy.DEFAULT,
                    knowledge,
                    List.of(messenger),
                    Runnable::run,
                    DailyStage.this::deliver,
                    opened.turn());
        }

        private <T> T mortal(Class<T> port, T immortal) {
            return port.cast(Proxy.newProxyInstance(
                    port.getClassLoader(),
                    new Class<?>[] {port},
                    (proxy, method, arguments) -> step(method.getName(), () -> call(method, immortal, arguments))));
        }

        private Object call(Method method, Object immortal, Object[] arguments) {
            Optional.ofNullable(interrupts.remove(method.getName())).ifPresent(Runnable::run);
            try {
                Object result = method.invoke(immortal, arguments);
                Optional.ofNullable(afterwards.remove(method.getName())).ifPresent(Runnable::run);
                return result;
            } catch (InvocationTargetException e) {
                throw new IllegalStateException(e.getCause());
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }

        private Object step(String name, Work work) {
            if (dead) {
                throw new Killed();
            }
            Optional<Step> now = isWatched() && WRITES.contains(name) ? next() : Optional.empty();
            now.filter(it -> !it.after).ifPresent(it -> it.what.run());
            Object result = work.run();
            now.filter(it -> it.after).ifPresent(it -> it.what.run());
            return result;
        }

        private boolean isWatched() {
            return this == process;
        }

        /** Everything that is due and waits, until nothing is. */
        void settle() {
            Store store = opened.store();
            for (int i = 0; i < 200; i++) {
                attempt(shell::fireDue);
                attempt(() -> shell.outbox().drain());
                boolean rests = store.pending(clock.instant(), 1).isEmpty()
                        && store.due(clock.instant(), 1).isEmpty();
                if (rests || !opened.turn().isMine()) {
                    return;
                }
            }
            throw new AssertionError("Never settles");
        }

        /** What {@link org.interviewcoach.core.shell.ShellRunner} does: goes on with the next look where one broke. */
        private void attempt(Runnable look) {
            try {
                look.run();
            } catch (Store.StoreException e) {
                if (!broken) {
                    throw e;
                }
            }
        }
    }

    private Optional<Step> next() {
        int number = steps++;
        Optional<Step> now = plan.filter(it -> it.number == number);
        now.ifPresent(it -> plan = Optional.empty());
        return now;
    }

    void settle() {
        process.settle();
    }

    /** Time passes, from one moment at which something happens to the next; what that is may be the turn to deliver. */
    void pass(Duration by) {
        Instant end = clock.instant().plus(by);
        while (clock.instant().isBefore(end)) {
            Store store = process.opened.store();
            Instant now = clock.instant();
            Optional<Instant> turn = Optional.of(now.plusSeconds(1))
                    .filter(it -> !process.opened.turn().isMine());
            Instant next = Stream.of(store.nextDue(), store.nextPending(), turn)
                    .flatMap(Optional::stream)
                    .filter(it -> it.isAfter(now) && it.isBefore(end))
                    .min(Instant::compareTo)
                    .orElse(end);
            clock.tick(Duration.between(now, next));
            process.attempt(process.shell::beat);
            settle();
        }
    }

    /** The same, up to that moment; nothing where it is past. */
    void passUntil(Instant end) {
        pass(Duration.between(clock.instant(), end));
    }

    /** Time passes with no process running. */
    void down(Duration by) {
        clock.tick(by);
        restart();
        settle();
    }

    @Override
    public void close() {
        processes.forEach(it -> it.opened.close());
        shelf.close();
    }

    Reply slash(String user, String text) {
        return slashIn("t1", user, text);
    }

    Reply slashIn(String workspace, String user, String text) {
        return handle(new Inbound.SlashCommand(header(workspace, user), "daily", Map.of(), text));
    }

    /** Presses a button of the newest post in that room. */
    Reply press(String user, String room, String label) {
        Standing newest = channel.standing.stream()
                .filter(it -> it.room.equals(room))
                .reduce((a, b) -> b)
                .orElseThrow(() -> new AssertionError("Nothing stands in " + room));
        for (Part part : newest.message.parts()) {
            if (part instanceof Part.Actions actions) {
                for (Part.Control control : actions.controls()) {
                    if (control instanceof Part.Button button && button.label().equals(label)) {
                        return handle(new Inbound.Press(header(user), button.token(), List.of(), newest.ref));
                    }
                }
            }
        }
        throw new AssertionError("No button " + label + " on " + newest.message);
    }

    /** What the newest post in that room says. */
    String words(String room) {
        return channel.standing.stream()
                .filter(it -> it.room.equals(room))
                .reduce((a, b) -> b)
                .orElseThrow(() -> new AssertionError("Nothing stands in " + room))
                .message
                .parts()
                .toString();
    }

    private Reply handle(Inbound event) {
        Reply reply = process.shell.handle(event).join();
        settle();
        return reply;
    }

    private Inbound.Header header(String user) {
        return header("t1", user);
    }

    private Inbound.Header header(String workspace, String user) {
        Set<Capability> rights = user.equals("alice") ? Set.of(Capability.values()) : Set.of();
        return new Inbound.Header(
                "in-" + ++inbound,
                new Inbound.Sender(new Actor(PLATFORM, workspace, user), user, "en", rights),
                Place.channel(new Scope(PLATFORM, workspace, "general")),
                clock.instant());
    }

    List<Fact.Attempt> attempts() {
        return process.opened.facts().stream()
                .filter(Fact.Attempt.class::isInstance)
                .map(Fact.Attempt.class::cast)
                .toList();
    }

    /** A message that stands somewhere. */
    static final class Standing {
        final String room;
        final MessageRef ref;
        Message message;

        Standing(String room, MessageRef ref, Message message) {
            this.room = room;
            this.ref = ref;
            this.message = message;
        }
    }

    /** What a send comes to. */
    enum Send {
        FINE,
        /** It arrives, and nobody learns of it. */
        LOST_ANSWER,
        /** It does not arrive, and nobody learns of that. */
        LOST,
        TRY_AGAIN,
        FORBIDDEN,
        /** The workspace took the coach out. */
        GONE
    }

    /** A platform whose channels do what they are told. */
    static final class Channel implements Messenger {
        final List<Standing> standing = new ArrayList<>();
        final Map<String, Send> rooms = new HashMap<>();
        final Set<String> unreadable = new HashSet<>();
        private final Map<String, Deque<Send>> firsts = new HashMap<>();
        private final Map<EffectId, Standing> sent = new HashMap<>();
        private int messages;

        List<String> summaries(String room) {
            return standing.stream()
                    .filter(it -> it.room.equals(room))
                    .map(it -> it.message.summary())
                    .toList();
        }

        /** What the next sends into that room come to, before all others. */
        void first(String room, Send... sends) {
            firsts.put(room, new ArrayDeque<>(List.of(sends)));
        }

        private Send first(String room) {
            Deque<Send> waiting = firsts.getOrDefault(room, new ArrayDeque<>());
            return waiting.isEmpty() ? Send.FINE : waiting.removeFirst();
        }

        @Override
        public PlatformId platform() {
            return PLATFORM;
        }

        @Override
        public Result post(EffectId key, Destination destination, Message message) {
            String room = room(destination);
            Send first = first(room);
            Send send = first == Send.FINE ? rooms.getOrDefault(room, Send.FINE) : first;
            if (send == Send.FORBIDDEN) {
                return new Result.Done(
                        new Delivery.Failed(Delivery.Reason.MISSING_PERMISSION, Optional.of("Send Messages")));
            }
            if (send == Send.GONE) {
                return new Result.Done(new Delivery.Failed(Delivery.Reason.CHANNEL_GONE, Optional.empty()));
            }
            if (send == Send.TRY_AGAIN) {
                return new Result.TryAgain(Duration.ofSeconds(30));
            }
            if (send == Send.LOST) {
                return new Result.Done(new Delivery.Unknown());
            }
            Standing it = new Standing(
                    room, new MessageRef(PLATFORM, "t1", room, Optional.empty(), "m" + ++messages), message);
            standing.add(it);
            sent.put(key, it);
            return send == Send.LOST_ANSWER ? new Result.Done(new Delivery.Unknown()) : delivered(it);
        }

        private static Result delivered(Standing it) {
            return new Result.Done(new Delivery.Delivered(it.ref, Instant.EPOCH));
        }

        private static String room(Destination destination) {
            return switch (destination) {
                case Destination.InChannel it -> it.scope().channel();
                case Destination.InThread it -> it.thread().channel();
                case Destination.ToPerson it -> "to " + it.actor().user();
            };
        }

        @Override
        public Result edit(MessageRef ref, Message message) {
            standing.stream().filter(it -> it.ref.equals(ref)).forEach(it -> it.message = message);
            return new Result.Done(new Delivery.Delivered(ref, Instant.EPOCH));
        }

        @Override
        public Result openThread(EffectId key, MessageRef under, String name) {
            return new Result.Done(new Delivery.Delivered(under, Instant.EPOCH));
        }

        @Override
        public Result remove(MessageRef ref) {
            standing.removeIf(it -> it.ref.equals(ref));
            return new Result.Done(new Delivery.Delivered(ref, Instant.EPOCH));
        }

        @Override
        public Result find(EffectId key, Destination destination) {
            if (unreadable.contains(room(destination))) {
                return new Result.Done(new Delivery.Unknown());
            }
            Standing it = sent.get(key);
            return it == null
                    ? new Result.Done(new Delivery.Failed(Delivery.Reason.MESSAGE_GONE, Optional.empty()))
                    : delivered(it);
        }
    }
}
