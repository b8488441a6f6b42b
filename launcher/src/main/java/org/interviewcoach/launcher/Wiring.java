package org.interviewcoach.launcher;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.port.Ids;
import org.interviewcoach.core.port.Messenger;
import org.interviewcoach.core.port.Platform;
import org.interviewcoach.core.port.Turn;
import org.interviewcoach.core.shell.Knowledge;
import org.interviewcoach.core.shell.Shell;
import org.interviewcoach.core.shell.ShellPolicy;
import org.interviewcoach.core.shell.ShellRunner;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.data.exchange.UploadedPacks;
import org.interviewcoach.discord.DiscordPlatform;
import org.interviewcoach.discord.DiscordSettings;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.launcher.picture.ChartPictures;
import org.interviewcoach.slack.SlackPlatform;
import org.interviewcoach.slack.SlackSettings;
import org.interviewcoach.store.JdbcStore;
import org.interviewcoach.store.LeasedTurn;
import org.interviewcoach.store.StoreLocation;

/**
 * The one place where everything meets: store, bank, shell and platforms. No framework, no statics.
 *
 * <p>Commands are listed in {@link org.interviewcoach.core.route.CommandCatalog}.
 */
public final class Wiring implements AutoCloseable {
    private final Outside outside;
    private final Knowledge knowledge;
    private final JdbcStore store;
    private final Turn turn;

    /**
     * Opens the store and compiles what depends on the bank.
     *
     * @throws org.interviewcoach.store.StoreOpenException where the store cannot be opened, with what to do
     */
    public Wiring(Config config, Bank bank) {
        this(config, bank, Outside.real());
    }

    /**
     * The same with time, ids and addresses of one's own.
     *
     * @throws org.interviewcoach.store.StoreOpenException where the store cannot be opened, with what to do
     */
    public Wiring(Config config, Bank bank, Outside outside) {
        this.outside = outside;
        this.knowledge = Knowledge.of(bank, Texts.of(Locale.ENGLISH))
                .with(new ChartPictures())
                .with(new UploadedPacks());
        this.store =
                JdbcStore.open(location(config.database()), outside.ids(), id -> bank.find(id), config.keepWords());
        this.turn = turn(config.database());
    }

    /** An embedded database has one process; on a server there may be others. */
    private Turn turn(Config.Database database) {
        return switch (database) {
            case Config.Embedded it -> Turn.ALWAYS;
            case Config.PostgreSql it ->
                new LeasedTurn(store.leases(), "outbox", new RandomIds().next(), outside.clock());
        };
    }

    /** Where the store is, in the store's own words. */
    public static StoreLocation location(Config.Database database) {
        return switch (database) {
            case Config.Embedded it -> new StoreLocation.Sqlite(it.folder());
            case Config.PostgreSql it ->
                new StoreLocation.Postgres(it.url(), it.user(), it.password().reveal());
        };
    }

    public InstantSource clock() {
        return outside.clock();
    }

    public Ids ids() {
        return outside.ids();
    }

    public Knowledge knowledge() {
        return knowledge;
    }

    public JdbcStore store() {
        return store;
    }

    /**
     * The platforms whose tokens are configured.
     *
     * @param work where they handle events, off their SDKs' threads
     */
    public List<Platform> platforms(Config config, Executor work) {
        List<Platform> platforms = new ArrayList<>();
        config.discord()
                .ifPresent(it -> platforms.add(new DiscordPlatform(
                        discord(it).withPrefix(config.commandPrefix()).withThreadText(threads(config)),
                        knowledge.catalog(),
                        knowledge.texts(),
                        work,
                        outside.clock())));
        config.slack()
                .ifPresent(it -> platforms.add(new SlackPlatform(
                        slack(it)
                                .withPrefix(config.commandPrefix())
                                .withThreadText(config.threads() == Config.Threads.ALL),
                        knowledge.catalog(),
                        knowledge.texts(),
                        work,
                        outside.clock())));
        return platforms;
    }

    private static DiscordSettings.ThreadText threads(Config config) {
        return switch (config.threads()) {
            case OFF -> DiscordSettings.ThreadText.OFF;
            case MENTIONS -> DiscordSettings.ThreadText.MENTIONS;
            case ALL -> DiscordSettings.ThreadText.ALL;
        };
    }

    private DiscordSettings discord(Config.Discord discord) {
        DiscordSettings settings = DiscordSettings.of(discord.token().reveal());
        return outside.discordRest()
                .flatMap(rest -> outside.discordGateway().map(gateway -> settings.withServers(rest, gateway)))
                .orElse(settings);
    }

    private SlackSettings slack(Config.Slack slack) {
        String bot = slack.botToken().reveal();
        SlackSettings settings = switch (slack.transport()) {
            case Config.SocketMode it ->
                SlackSettings.socketMode(bot, it.appToken().reveal());
            // All addresses: a reverse proxy with the public certificate stands in front.
            case Config.SignedHttp it ->
                SlackSettings.http(bot, it.signingSecret().reveal(), "0.0.0.0", it.port());
        };
        return outside.slackApi().map(settings::withServer).orElse(settings);
    }

    /** A shell with its threads, for these platforms; not started yet. */
    public ShellRunner runner(List<Messenger> messengers) {
        return ShellRunner.create(
                ShellPolicy.DEFAULT, turn::isMine, (decisions, deliveries) -> shell(messengers, decisions, deliveries));
    }

    /**
     * A shell for whoever moves time and outbox by hand.
     *
     * @param decisions where decisions run
     * @param deliveries where effects are carried out
     */
    public Shell shell(List<Messenger> messengers, Executor decisions, Executor deliveries) {
        return new Shell(
                store,
                outside.clock(),
                outside.ids(),
                ShellPolicy.DEFAULT,
                knowledge,
                messengers,
                decisions,
                deliveries,
                turn);
    }

    @Override
    public void close() {
        turn.giveBack();
        store.close();
    }
}
