package org.interviewcoach.slack;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.Coach;
import org.interviewcoach.core.route.CommandCatalog;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Scope;
import org.interviewcoach.testkit.slack.LoopbackSlack;
import org.interviewcoach.testkit.slack.SlackChannel;
import org.interviewcoach.testkit.slack.SlackUser;

/** A Slack with the whole adapter on it and a coach that says what the test wants. */
final class CoachedSlack implements AutoCloseable {
    static final Texts TEXTS = Texts.of(Locale.ENGLISH);

    final LoopbackSlack slack;
    final SlackPlatform platform;
    final SlackUser alice;
    final SlackChannel general;
    final List<Inbound> inbounds = new CopyOnWriteArrayList<>();
    private final ExecutorService work = Executors.newFixedThreadPool(4);
    private volatile Function<Inbound, CompletableFuture<Reply>> answer =
            inbound -> CompletableFuture.completedFuture(Reply.ACKNOWLEDGE);

    private CoachedSlack(
            org.interviewcoach.testkit.slack.SlackSettings world,
            LoopbackBot.Mode mode,
            UnaryOperator<SlackSettings> settings)
            throws Exception {
        slack = LoopbackSlack.start(world);
        alice = slack.workspace().addUser("alice");
        general = slack.workspace().addChannel("general", alice).inviteBot();
        SlackSettings standard = switch (mode) {
            case SOCKET_MODE -> SlackSettings.socketMode(slack.botToken(), slack.appToken());
            case HTTP -> SlackSettings.http(slack.botToken(), slack.signingSecret(), "127.0.0.1", 0);
        };
        platform = new SlackPlatform(
                settings.apply(standard.withServer(URI.create(slack.apiUrl()))),
                new CommandCatalog(TEXTS),
                TEXTS,
                work,
                InstantSource.system());
        platform.start(new Scripted()).get(10, TimeUnit.SECONDS);
        platform.address().ifPresent(slack::deliverTo);
    }

    static CoachedSlack start(LoopbackBot.Mode mode) throws Exception {
        return start(mode, UnaryOperator.identity());
    }

    static CoachedSlack start(LoopbackBot.Mode mode, UnaryOperator<SlackSettings> settings) throws Exception {
        return new CoachedSlack(
                org.interviewcoach.testkit.slack.SlackSettings.standard(InstantSource.system()), mode, settings);
    }

    /** From now on every inbound gets this reply. */
    void says(Reply reply) {
        answers(inbound -> CompletableFuture.completedFuture(reply));
    }

    void answers(Function<Inbound, CompletableFuture<Reply>> newAnswer) {
        answer = newAnswer;
    }

    /** Waits for an inbound of that kind; the latest of several. */
    <T extends Inbound> T heard(Class<T> kind) {
        return slack.await(
                "an inbound " + kind.getSimpleName(),
                () -> inbounds.stream().filter(kind::isInstance).map(kind::cast).reduce((first, second) -> second));
    }

    /** No room for further work from now on. */
    void fill() {
        work.shutdownNow();
    }

    void assertNoViolations() {
        slack.awaitAllAnswered();
        slack.referee().assertNoViolations();
    }

    static UnaryOperator<SlackSettings> hasty() {
        return settings -> settings.withTimes(Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(2));
    }

    @Override
    public void close() {
        platform.stop();
        work.shutdownNow();
        slack.close();
    }

    private final class Scripted implements Coach {
        @Override
        public CompletableFuture<Reply> handle(Inbound inbound) {
            inbounds.add(inbound);
            return answer.apply(inbound);
        }

        @Override
        public List<CommandCatalog.Suggestion> suggest(
                Scope workspace, String command, String option, String typed, Map<String, String> others) {
            return List.of();
        }
    }
}
