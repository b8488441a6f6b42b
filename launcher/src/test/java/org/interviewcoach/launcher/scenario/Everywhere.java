package org.interviewcoach.launcher.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.shell.Knowledge;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.data.exchange.UploadedPacks;
import org.interviewcoach.launcher.Wiring;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.store.JdbcStore;
import org.interviewcoach.store.StoreLocation;
import org.interviewcoach.testkit.CountedIds;
import org.interviewcoach.testkit.SampleBank;
import org.interviewcoach.testkit.scenario.FactDump;
import org.interviewcoach.testkit.scenario.Scenario;
import org.interviewcoach.testkit.scenario.ShellWorld;
import org.interviewcoach.testkit.scenario.Transcript;
import org.interviewcoach.testkit.scenario.World;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * Plays transcripts in every world and compares what each stored for good with what the bare shell stored in memory:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> quiz() {
 *     return Everywhere.plays("quiz-alone", "quiz-together");
 * }
 * }</pre>
 */
final class Everywhere {
    private static final List<Place> PLACES = List.of(
            new Place("shell", "SQLite", Databases::sqlite, Everywhere::shell),
            new Place("shell", "PostgreSQL", Databases::postgres, Everywhere::shell),
            new Place("console", "SQLite", Databases::sqlite, ConsoleWorld::start),
            new Place("discord", "SQLite", Databases::sqlite, DiscordWorld::start),
            new Place("slack", "PostgreSQL, over sockets", Databases::postgres, SlackWorld::overSockets),
            new Place("slack", "SQLite, over signed HTTP", Databases::sqlite, SlackWorld::overHttp));

    private Everywhere() {}

    /** A kind of world on a kind of store. */
    private record Place(String world, String store, Supplier<Config.Database> database, Function<Stage, World> start) {
        boolean can(Transcript transcript) {
            return !transcript.without().contains(world) && (!world.equals("console") || transcript.isSolo());
        }
    }

    static Stream<DynamicNode> plays(String... transcripts) {
        return Stream.of(transcripts).map(Transcript::load).map(Everywhere::plays);
    }

    private static DynamicNode plays(Transcript transcript) {
        Bank bank = SampleBank.bank();
        List<String> expected = inMemory(transcript, bank);
        return DynamicContainer.dynamicContainer(
                transcript.name(),
                PLACES.stream()
                        .filter(place -> place.can(transcript))
                        .map(place -> DynamicTest.dynamicTest(
                                place.world() + " on " + place.store(),
                                () -> assertThat(facts(place, transcript, bank)).isEqualTo(expected))));
    }

    private static List<String> inMemory(Transcript transcript, Bank bank) {
        try (World world = ShellWorld.play(transcript, knowledge(bank), false)) {
            return world.facts();
        }
    }

    private static List<String> facts(Place place, Transcript transcript, Bank bank) {
        Config.Database database = place.database().get();
        try (World world = place.start()
                .apply(new Stage(
                        transcript.start(),
                        bank,
                        database,
                        transcript.readsThreads() ? Config.Threads.ALL : Config.Threads.OFF))) {
            new Scenario(world, bank).play(transcript);
            return world.facts();
        } finally {
            Databases.drop(database);
        }
    }

    private static World shell(Stage stage) {
        CountedIds ids = new CountedIds();
        StoreLocation location = Wiring.location(stage.database());
        Supplier<JdbcStore> open = () -> JdbcStore.open(location, ids, stage.bank()::find);
        return new ShellWorld(
                stage.start(),
                knowledge(stage.bank()),
                ids,
                open.get(),
                store -> {
                    ((JdbcStore) store).close();
                    return open.get();
                },
                store -> FactDump.of(((JdbcStore) store).facts()));
    }

    private static Knowledge knowledge(Bank bank) {
        return Knowledge.of(bank, Texts.of(Locale.ENGLISH)).with(ShellWorld.DOT).with(new UploadedPacks());
    }
}
