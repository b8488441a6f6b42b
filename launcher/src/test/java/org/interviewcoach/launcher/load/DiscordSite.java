package org.interviewcoach.launcher.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.interviewcoach.launcher.Outside;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.launcher.config.Secret;
import org.interviewcoach.testkit.discord.CommandOption;
import org.interviewcoach.testkit.discord.FakeChannel;
import org.interviewcoach.testkit.discord.FakeGuild;
import org.interviewcoach.testkit.discord.FakeUser;
import org.interviewcoach.testkit.discord.LoopbackDiscord;
import org.interviewcoach.testkit.discord.SeenMessage;

/** Discord, with the real JDA. */
final class DiscordSite implements Site {
    private static final int CONNECTIONS = 64;
    private static final int REST_THREADS = 32;

    private final LoopbackDiscord discord = LoopbackDiscord.builder().lean().start();
    private final FakeGuild guild = discord.createGuild("Acme");
    private final Map<Integer, Member> people = new ConcurrentHashMap<>();
    private Runnable stop = () -> {};

    @Override
    public Person person(int number) {
        return people.computeIfAbsent(number, it -> new Member(guild.join("person-" + it)));
    }

    @Override
    public void connect(Bot bot) {
        stop = switch (bot) {
            case COACH ->
                Served.start(
                        Optional.of(new Config.Discord(new Secret(discord.token()))),
                        Optional.empty(),
                        Outside.real().withDiscord(URI.create(discord.restUrl()), URI.create(discord.gatewayUrl())));
            case BARE -> bare();
        };
    }

    private Runnable bare() {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        ShardManager shards = DefaultShardManagerBuilder.createLight(
                        discord.token(), EnumSet.of(GatewayIntent.DIRECT_MESSAGES))
                .setShardsTotal(1)
                .setHttpClientBuilder(new OkHttpClient.Builder()
                        .connectionPool(new ConnectionPool(CONNECTIONS, 60, TimeUnit.SECONDS)))
                .setRateLimitElastic(Executors.newFixedThreadPool(REST_THREADS), true)
                .setEnableShutdownHook(false)
                .setRestConfig(new RestConfig().setBaseUrl(discord.restUrl()))
                .setSessionController(new SessionControllerAdapter() {
                    @Override
                    public String getGateway() {
                        return discord.gatewayUrl();
                    }
                })
                .addEventListeners(new Acknowledging(ready))
                .build();
        ready.join();
        return shards::shutdown;
    }

    @Override
    public void close() {
        stop.run();
        discord.close();
    }

    private static final class Acknowledging extends ListenerAdapter {
        private final CompletableFuture<Void> ready;

        Acknowledging(CompletableFuture<Void> ready) {
            this.ready = ready;
        }

        @Override
        public void onReady(ReadyEvent event) {
            event.getJDA()
                    .updateCommands()
                    .addCommands(Commands.slash("quiz", "Start")
                            .addOption(OptionType.STRING, "topic", "Topic")
                            .addOption(OptionType.STRING, "mode", "Mode"))
                    .queue(registered -> ready.complete(null), ready::completeExceptionally);
        }

        @Override
        public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
            event.reply("A question")
                    .setComponents(ActionRow.of(Button.secondary("a", "A"), Button.secondary("b", "B")))
                    .queue();
        }

        @Override
        public void onButtonInteraction(ButtonInteractionEvent event) {
            event.deferEdit().queue();
        }
    }

    private static final class Member implements Person {
        private final FakeUser user;
        private final FakeChannel direct;
        /** What was pressed already, by message and label: old buttons stay and would only be answered as late. */
        private final Set<String> pressed = ConcurrentHashMap.newKeySet();

        Member(FakeUser user) {
            this.user = user;
            this.direct = user.dm();
        }

        private Optional<SeenMessage> newest() {
            List<SeenMessage> all = user.dm().messagesSeenBy(user);
            for (int i = all.size() - 1; i >= 0; i--) {
                if (!enabled(all.get(i)).isEmpty()) {
                    return Optional.of(all.get(i));
                }
            }
            return Optional.empty();
        }

        private List<String> enabled(SeenMessage message) {
            List<String> labels = new ArrayList<>();
            for (JsonNode control : message.controls()) {
                String label = control.path("label").asText();
                if (!control.path("disabled").asBoolean()
                        && control.hasNonNull("custom_id")
                        && !pressed.contains(message.id() + label)) {
                    labels.add(label);
                }
            }
            return labels;
        }

        @Override
        public List<String> buttons() {
            return newest().map(this::enabled).orElse(List.of());
        }

        @Override
        public CompletableFuture<?> press(String button) {
            SeenMessage message = newest().orElseThrow();
            pressed.add(message.id() + button);
            return user.press(message, button).acknowledged();
        }

        @Override
        public CompletableFuture<?> startQuiz() {
            return user.slash(
                            user.dm(),
                            "quiz",
                            CommandOption.text("topic", "django"),
                            CommandOption.text("mode", "choices"))
                    .acknowledged();
        }

        @Override
        public int seen() {
            return direct.changes();
        }
    }
}
