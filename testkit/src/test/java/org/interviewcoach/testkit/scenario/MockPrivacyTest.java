package org.interviewcoach.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.testkit.SampleBank;
import org.interviewcoach.testkit.scenario.World.Seen;
import org.junit.jupiter.api.Test;

/** Walks every message that each role could see, at every moment of a session. */
final class MockPrivacyTest {
    private static final Bank BANK = SampleBank.bank();

    /** What only the interviewer may see before the end: the rubric's own sentences. */
    private static final List<String> RUBRIC = BANK.questions().stream()
            .flatMap(question -> rubric(question).stream())
            .map(Md::plain)
            .toList();

    private static List<String> rubric(Question question) {
        List<String> sentences = new ArrayList<>();
        question.rubric().keyPoints().stream().map(KeyPoint::says).forEach(sentences::add);
        question.rubric().misconceptions().stream().map(Misconception::says).forEach(sentences::add);
        question.rubric().misconceptions().stream()
                .map(Misconception::correction)
                .forEach(sentences::add);
        question.rubric().followUps().forEach(it -> sentences.add(it.answer()));
        return sentences;
    }

    @Test
    void onlyTheInterviewerEverSeesTheRubricBeforeTheEnd() {
        Map<String, Set<Seen>> seen = walk("mock-panel", "alice presses Go on");

        assertThat(texts(seen, "carol"))
                .as("an observer")
                .noneMatch(MockPrivacyTest::tellsTheRubric)
                .noneMatch(text -> text.contains("Listen for"));
        assertThat(texts(seen, "bob"))
                .as("an interviewer, which shows that the walk would find it")
                .anyMatch(MockPrivacyTest::tellsTheRubric);
        assertThat(seen.getOrDefault("alice", Set.of()).stream()
                        .filter(it -> it.text().contains("Listen for"))
                        .map(it -> it.text().lines().findFirst().orElse("")))
                .as("a candidate sees guides to others' answers alone")
                .isNotEmpty()
                .noneMatch(title -> title.contains("Alice answers"));
    }

    @Test
    void nobodySeesRatingsBeforeTheEndAndAfterItTheCandidateAlone() {
        Map<String, Set<Seen>> before = walk("mock-panel", "alice presses Go on");
        Map<String, Set<Seen>> after = walk("mock-panel", "alice presses Share");

        for (String user : List.of("alice", "bob", "carol")) {
            assertThat(texts(before, user)).as(user).noneMatch(text -> text.contains("Spoke very clearly"));
        }
        assertThat(texts(after, "alice")).anyMatch(text -> text.contains("Spoke very clearly"));
        assertThat(texts(after, "bob")).noneMatch(text -> text.contains("Spoke very clearly"));
        assertThat(texts(after, "carol")).noneMatch(text -> text.contains("Spoke very clearly"));
    }

    @Test
    void nothingPrivateStandsInTheThreadUntilItsOwnerSharesIt() {
        for (String name : List.of("mock-panel", "mock-steering", "mock-everyone", "mock-pair", "mock-coach")) {
            Map<String, Set<Seen>> seen = walk(name, "alice presses Share");

            assertThat(seen.values().stream().flatMap(Set::stream))
                    .as(name)
                    .filteredOn(it -> it.where().equals("thread") || it.where().equals("general"))
                    .isNotEmpty()
                    .noneMatch(it -> tellsTheRubric(it.text()))
                    .noneMatch(it -> it.text().contains("points heard"))
                    .noneMatch(it -> it.text().contains("Your rating of"))
                    .noneMatch(it -> it.text().matches("(?s).*[1-5] to [1-5] \\([0-9] raters\\).*"));
        }
    }

    @Test
    void answersOfARoundStayHiddenUntilAllAreShown() {
        Map<String, Set<Seen>> seen = walk("mock-everyone", "bob> I would paint it");

        assertThat(texts(seen, "bob")).noneMatch(text -> text.contains("belongs into the microwave"));
        assertThat(texts(seen, "carol")).noneMatch(text -> text.contains("belongs into the microwave"));
    }

    private static boolean tellsTheRubric(String text) {
        return RUBRIC.stream().anyMatch(text::contains);
    }

    private static List<String> texts(Map<String, Set<Seen>> seen, String user) {
        return seen.getOrDefault(user, Set.of()).stream().map(Seen::text).toList();
    }

    /** Everything that anybody saw at any time before that line. */
    private static Map<String, Set<Seen>> walk(String transcript, String until) {
        Transcript whole = Transcript.load(transcript);
        Map<String, Set<Seen>> seen = new LinkedHashMap<>();
        List<String> lines = whole.lines().lines().toList();
        try (World world = ShellWorld.play(Transcript.of("empty", ""), BANK, false)) {
            Scenario scenario = new Scenario(world, BANK);
            for (String line : lines) {
                if (line.startsWith(until)) {
                    break;
                }
                scenario.play(Transcript.of(transcript, line));
                for (String user : List.of("alice", "bob", "carol", "dave")) {
                    seen.computeIfAbsent(user, key -> new LinkedHashSet<>()).addAll(world.seenBy(user));
                }
            }
        }
        return seen;
    }
}
