package org.interviewcoach.slack;

import com.slack.api.bolt.App;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.interviewcoach.testkit.slack.LoopbackSlack;
import org.interviewcoach.testkit.slack.SlackChannel;
import org.interviewcoach.testkit.slack.SlackSettings;
import org.interviewcoach.testkit.slack.SlackUser;

/** A Slack, a bot of the real Bolt in it, one user and one channel that both are in. */
final class LoopbackWorld implements AutoCloseable {
    private final LoopbackSlack slack;
    private final LoopbackBot bot;
    private final SlackUser alice;
    private final SlackChannel general;

    private LoopbackWorld(LoopbackSlack slack, LoopbackBot bot) {
        this.slack = slack;
        this.bot = bot;
        this.alice = slack.workspace().addUser("alice");
        this.general = slack.workspace().addChannel("general", alice).inviteBot();
    }

    static LoopbackWorld start(LoopbackBot.Mode mode) throws Exception {
        return start(SlackSettings.standard(InstantSource.system()), mode, QuizHandlers::register);
    }

    static LoopbackWorld start(SlackSettings settings, LoopbackBot.Mode mode, Consumer<App> handlers) throws Exception {
        LoopbackSlack slack = LoopbackSlack.start(settings);
        return new LoopbackWorld(slack, LoopbackBot.start(slack, mode, handlers));
    }

    LoopbackSlack slack() {
        return slack;
    }

    LoopbackBot bot() {
        return bot;
    }

    SlackUser alice() {
        return alice;
    }

    SlackChannel general() {
        return general;
    }

    void assertNoViolations() {
        slack.awaitAllAnswered();
        slack.referee().assertNoViolations();
    }

    @Override
    public void close() {
        bot.close();
        slack.close();
    }
}
