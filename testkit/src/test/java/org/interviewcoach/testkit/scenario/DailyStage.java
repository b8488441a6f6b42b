package org.interviewcoach.testkit.scenario;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
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
import org.interviewcoach.testkit.MemoryStore;
import org.interviewcoach.testkit.SampleBank;

/**
 * A shell with a store and a platform that fail as they are told: the process dies at a given step, a send fails or ends
 * with nobody knowing how, the channel cannot be read.
 */
final class DailyStage {
    private static final PlatformId PLATFORM = PlatformId.CONSOLE;

    final ManualClock clock;
    final MemoryStore store = new MemoryStore(new CountedIds());
    final Channel channel = new Channel();
    private final CountedIds ids = new CountedIds();
    private final Knowledge knowledge = Knowledge.of(SampleBank.bank(), Texts.of(Locale.ENGLISH));
    private int inbound;
    private int steps;
    private int dieAt = -1;
    private boolean dieAfter;
    private int life;
    private boolean dead;
    Shell shell;
    private final Map<String, Runnable> interrupts = new HashMap<>();
    private final Map<String, Runnable> afterwards = new HashMap<>();
    private Executor deliveries = Runnable::run;

    DailyStage(Instant start) {
        clock = new ManualClock(start);
        shell = start();
    }

    /** The process is gone; whatever it was at ends there. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** From now on the process dies at the n-th step: a call of the store or of the platform. */
    void dieAt(int step, boolean after) {
        steps = 0;
        dieAt = step;
        dieAfter = after;
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

    /** Whether the step was reached at which it was to die. */
    boolean died() {
        return dead;
    }

    /** A new process on the same store. */
    void restart() {
        dead = false;
        dieAt = -1;
        life++;
        shell = start();
        shell.wakeUp();
    }

    Shell start() {
        int mine = life;
        Store mortal = (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, arguments) -> step(mine, () -> {
                    Runnable between = interrupts.remove(method.getName());
                    if (between != null) {
                        between.run();
                    }
                    try {
                        Object result = method.invoke(store, arguments);
                        Optional.ofNullable(afterwards.remove(method.getName())).ifPresent(Runnable::run);
                        return result;
                    } catch (InvocationTargetException e) {
                        throw new IllegalStateException(e.getCause());
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                }));
        Messenger messenger = (Messenger) Proxy.newProxyInstance(
                Messenger.class.getClassLoader(),
                new Class<?>[] {Messenger.class},
                (proxy, method, arguments) -> method.getName().equals("platform")
                        ? PLATFORM
                        : step(mine, () -> {
                            try {
                                return method.invoke(channel, arguments);
                            } catch (InvocationTargetException | IllegalAccessException e) {
                                throw new IllegalStateException(e);
                            }
                        }));
        return new Shell(
                mortal, clock, ids, ShellPolicy.DEFAULT, knowledge, List.of(messenger), Runnable::run, this::deliver);
    }

    private void deliver(Runnable task) {
        deliveries.execute(task);
    }

    /** Work of one step. */
    private interface Work {
        Object run();
    }

    private Object step(int mine, Work work) {
        if (mine != life || dead) {
            throw new Killed();
        }
        int step = steps++;
        if (step == dieAt && !dieAfter) {
            dead = true;
            throw new Killed();
        }
        Object result = work.run();
        if (step == dieAt) {
            dead = true;
            throw new Killed();
        }
        return result;
    }

    /** Everything that is due and waits, until nothing is. */
    void settle() {
        for (int i = 0; i < 200; i++) {
            shell.fireDue();
            shell.outbox().drain();
            if (store.pending(clock.instant(), 1).isEmpty()
                    && store.due(clock.instant(), 1).isEmpty()) {
                return;
            }
        }
        throw new AssertionError("Never settles");
    }

    /** Time passes, five minutes at a time. */
    void pass(Duration by) {
        for (long minute = 0; minute < by.toMinutes(); minute += 5) {
            clock.tick(Duration.ofMinutes(5));
            shell.beat();
            settle();
        }
    }

    /** Time passes with no process running. */
    void down(Duration by) {
        clock.tick(by);
        restart();
        settle();
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
        Reply reply = shell.handle(event).join();
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
        return store.facts().stream()
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
        FORBIDDEN
    }

    /** A platform whose channels do what they are told. */
    static final class Channel implements Messenger {
        final List<Standing> standing = new ArrayList<>();
        final Map<String, Send> rooms = new HashMap<>();
        final Set<String> unreadable = new HashSet<>();
        private final Map<EffectId, Standing> sent = new HashMap<>();
        private int messages;

        List<String> summaries(String room) {
            return standing.stream()
                    .filter(it -> it.room.equals(room))
                    .map(it -> it.message.summary())
                    .toList();
        }

        @Override
        public PlatformId platform() {
            return PLATFORM;
        }

        @Override
        public Result post(EffectId key, Destination destination, Message message) {
            String room = room(destination);
            Send send = rooms.getOrDefault(room, Send.FINE);
            if (send == Send.FORBIDDEN) {
                return new Result.Done(
                        new Delivery.Failed(Delivery.Reason.MISSING_PERMISSION, Optional.of("Send Messages")));
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
