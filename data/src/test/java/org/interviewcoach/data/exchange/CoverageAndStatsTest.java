package org.interviewcoach.data.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.interviewcoach.core.bank.Level;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.data.LoadedPack;
import org.interviewcoach.data.PackFiles;
import org.interviewcoach.data.lint.Lint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CoverageAndStatsTest {
    private static final List<SeedItem> ITEMS = List.of(
            new SeedItem(0, 3, "Basics", "What is a list?", SeedItem.Kind.QUESTION),
            new SeedItem(0, 4, "Basics", "Tuples", SeedItem.Kind.TOPIC),
            new SeedItem(0, 5, "Links", "[x](https://example.org)", SeedItem.Kind.RESOURCE));

    @Test
    void itemIsCoveredWhereAQuestionNamesItAndLinksNeedNone(@TempDir Path packs) {
        Pack pack = PackFiles.validIn(packs).load().orThrow().packs().getFirst().pack();

        Coverage coverage = Coverage.of(ITEMS, List.of(pack));

        assertThat(coverage.covered()).isEqualTo(1);
        assertThat(coverage.required()).isEqualTo(2);
        assertThat(coverage.missing()).containsExactly(ITEMS.get(1));
        assertThat(coverage.areas())
                .containsExactly(Map.entry("demo.basics", Map.of(Level.JUNIOR, 1, Level.MID, 1, Level.SENIOR, 0)));
        assertThat(coverage.text())
                .startsWith("seed 0 item 4 [Basics] Tuples\n")
                .contains("demo.basics                           1      1      0      2\n")
                .endsWith("1 of 2 seed items covered\n");
    }

    @Test
    void sourceThatNamesNoItemIsReported(@TempDir Path packs) {
        Pack pack = PackFiles.validIn(packs)
                .replace(PackFiles.LISTS, "item: 3", "item: 99")
                .load()
                .orThrow()
                .packs()
                .getFirst()
                .pack();

        assertThat(Coverage.of(ITEMS, List.of(pack)).unknown())
                .containsExactly("demo.basics.lists: there is no item 99 in seed 0");
    }

    @Test
    void bundledItemsAreAllThere() {
        assertThat(SeedItem.bundled())
                .hasSize(302)
                .filteredOn(it -> it.kind() == SeedItem.Kind.RESOURCE)
                .hasSize(5);
    }

    @Test
    void statsCountWhatThePackHolds(@TempDir Path packs) {
        LoadedPack loaded = PackFiles.validIn(packs).load().orThrow().packs().getFirst();

        Stats stats = Stats.of(loaded, Lint.checkContent(loaded));

        assertThat(stats.counts())
                .containsEntry("questions", 2)
                .containsEntry("questions, junior", 1)
                .containsEntry("questions, senior", 0)
                .containsEntry("questions, proven", 1)
                .containsEntry("questions, area basics", 2)
                .containsEntry("key points", 2)
                .containsEntry("patterns", 15)
                .containsEntry("choices that read code", 1)
                .containsEntry("choices whose key is computed", 1)
                .containsEntry("samples", 2)
                .containsEntry("samples, plain", 1)
                .containsEntry("proofs", 1)
                .containsEntry("proofs not possible", 1)
                .containsEntry("lexicon entries", 2)
                .containsEntry("lexicon alternatives", 6);
        assertThat(stats.counts().get("lint errors")).isPositive();
        assertThat(stats.text()).startsWith("questions                                 2\n");
        assertThat(stats.json()).contains("\"key points\" : 2");
    }
}
