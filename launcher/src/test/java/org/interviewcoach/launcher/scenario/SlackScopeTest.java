package org.interviewcoach.launcher.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.testkit.SampleBank;
import org.interviewcoach.testkit.scenario.Transcript;
import org.interviewcoach.testkit.scenario.World;
import org.junit.jupiter.api.Test;

/** A workspace that was installed before the coach took files has not granted that it may read them. */
final class SlackScopeTest {
    @Test
    void withoutTheScopeTheFormTakesTablesAloneAndSaysWhy() {
        Config.Database database = Databases.sqlite();
        try (SlackWorld world = SlackWorld.overSockets(new Stage(Transcript.START, SampleBank.bank(), database))) {
            world.server().workspace().revokeScope("files:read");
            world.admin("bob");

            world.slash("bob", "general", "/coach upload");
            assertThat(world.seenBy("bob"))
                    .extracting(World.Seen::text)
                    .anySatisfy(it -> assertThat(it).contains("Or a table").contains("files:read"));
            world.submit("bob", Map.of("table", "question,answer\nWhy rest a steak?,For the juice."));

            assertThat(world.seenBy("bob"))
                    .extracting(World.Seen::text)
                    .anySatisfy(it -> assertThat(it).contains("Take this over?"));
        } finally {
            Databases.drop(database);
        }
    }
}
