package org.interviewcoach.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.port.Store.StoreException;
import org.interviewcoach.core.state.ProfileState;
import org.interviewcoach.core.state.State;
import org.interviewcoach.store.PersistedJson.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Keeps stored JSON readable. {@code -Dgolden.update=true} writes the golden files of the current format anew; read the
 * difference as ADR 0008 says before it is committed.
 */
final class PersistedJsonTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final boolean UPDATES = Boolean.getBoolean("golden.update");
    private static final ObjectMapper PLAIN = new JsonMapper();

    private final PersistedJson json = new PersistedJson();

    static Stream<Map.Entry<String, State>> states() {
        return Samples.states().entrySet().stream();
    }

    static Stream<Map.Entry<String, Effect>> effects() {
        return Samples.effects().entrySet().stream();
    }

    static Stream<Path> storedStates() throws IOException {
        return goldens("state");
    }

    static Stream<Path> storedEffects() throws IOException {
        return goldens("effect");
    }

    static Stream<Path> storedQuestions() throws IOException {
        return goldens("question");
    }

    @Test
    void hasASampleOfEveryStateAndEffect() {
        assertThat(Samples.states().keySet()).containsExactlyInAnyOrderElementsOf(names(State.class));
        assertThat(Samples.effects().keySet()).containsExactlyInAnyOrderElementsOf(names(Effect.class));
    }

    @ParameterizedTest
    @MethodSource("states")
    void writesAStateAsItsGoldenFileSays(Map.Entry<String, State> sample) throws IOException {
        Written written = json.write(sample.getValue());

        assertThat(json.readState(written)).isEqualTo(sample.getValue());
        assertGolden("state", written, sample.getKey());
    }

    @ParameterizedTest
    @MethodSource("effects")
    void writesAnEffectAsItsGoldenFileSays(Map.Entry<String, Effect> sample) throws IOException {
        Written written = json.write(sample.getValue());

        assertThat(json.readEffect(written)).isEqualTo(sample.getValue());
        assertGolden("effect", written, sample.getKey());
    }

    @Test
    void writesAQuestionAsItsGoldenFileSays() throws IOException {
        Written written = json.write(Samples.question());

        assertThat(json.readQuestion(written)).isEqualTo(Samples.question());
        assertGolden("question", written, "question");
    }

    @Test
    void keepsEveryTarget() {
        Samples.targets().forEach(target -> {
            Effect post = new Effect.Post(new Slot("card"), target, Message.ofText("x"));

            assertThat(json.readEffect(json.write(post))).isEqualTo(post);
        });
    }

    @ParameterizedTest
    @MethodSource("storedStates")
    void loadsTheStatesOfEveryFormat(Path file) throws IOException {
        State loaded = json.readState(new Written(format(file), Files.readString(file)));

        assertThat(loaded).isEqualTo(Samples.states().get(name(file)));
    }

    @ParameterizedTest
    @MethodSource("storedEffects")
    void loadsTheEffectsOfEveryFormat(Path file) throws IOException {
        Effect loaded = json.readEffect(new Written(format(file), Files.readString(file)));

        assertThat(loaded).isEqualTo(Samples.effects().get(name(file)));
    }

    @ParameterizedTest
    @MethodSource("storedQuestions")
    void loadsTheQuestionsOfEveryFormat(Path file) throws IOException {
        assertThat(json.readQuestion(new Written(format(file), Files.readString(file))))
                .isEqualTo(Samples.question());
    }

    @Test
    void holdsNoClassNames() {
        Stream.concat(
                        Samples.states().values().stream()
                                .map(it -> json.write(it).text()),
                        Samples.effects().values().stream()
                                .map(it -> json.write(it).text()))
                .forEach(text -> assertThat(text).doesNotContain("interviewcoach", "java."));
    }

    @Test
    void changesItsShapeOnlyOnPurpose() throws IOException {
        Path file = GOLDEN.resolve("shape.txt");
        String shape = Shapes.walk().text();
        if (UPDATES) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, shape);
        }

        assertThat(shape)
                .as(
                        "what is stored as JSON has changed: see docs/adr/0008-persisted-json.md, then -Dgolden.update=true")
                .isEqualTo(Files.readString(file));
    }

    @Test
    void refusesAComponentThatItDoesNotKnow() {
        Written written = changed(tree -> tree.put("favourite", "blue"));

        assertThatThrownBy(() -> json.readState(written)).isInstanceOf(StoreException.class);
    }

    @Test
    void refusesAStateWithAComponentMissing() {
        Written written = changed(tree -> tree.without("reminders"));

        assertThatThrownBy(() -> json.readState(written)).isInstanceOf(StoreException.class);
    }

    @Test
    void readsAnAbsentOptionalAndAnAbsentListAsNothing() {
        ProfileState sample = Samples.profile();
        Written withoutZone = changed(tree -> tree.without("zone"));
        Written withoutParts =
                new Written(1, "{\"type\":\"edit\",\"slot\":\"card\",\"message\":{\"summary\":\"Question\"}}");

        assertThat(((ProfileState) json.readState(withoutZone)).zone()).isEmpty();
        assertThat(((ProfileState) json.readState(withoutZone)).learner()).isEqualTo(sample.learner());
        assertThat(((Effect.Edit) json.readEffect(withoutParts)).message().parts())
                .isEmpty();
    }

    @Test
    void bringsAnOlderFormatUpStepByStep() {
        List<UnaryOperator<ObjectNode>> steps = List.of(
                tree -> tree.put(
                        "timeMultiplierPercent",
                        tree.get("timeMultiplierPercent").intValue() + 25),
                tree -> tree.put(
                        "timeMultiplierPercent",
                        tree.get("timeMultiplierPercent").intValue() * 2));
        PersistedJson later = new PersistedJson(steps);
        Written first = json.write(Samples.profile());

        ProfileState fromFirst = (ProfileState) later.readState(first);
        ProfileState fromSecond = (ProfileState) later.readState(new Written(2, first.text()));

        assertThat(fromFirst.timeMultiplierPercent()).isEqualTo(350);
        assertThat(fromSecond.timeMultiplierPercent()).isEqualTo(300);
        assertThat(later.write(Samples.profile()).format()).isEqualTo(3);
    }

    @Test
    void refusesAFormatOfALaterRelease() {
        Written later = new Written(2, json.write(Samples.profile()).text());

        assertThatThrownBy(() -> json.readState(later))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("format 2")
                .hasMessageContaining("start the release that wrote it");
    }

    @Test
    void showsNothingOfTheTextWhenItCannotBeRead() {
        Written broken = new Written(1, "{\"type\":\"profile\",\"learner\":\"my secret answer\",,}");

        assertThatThrownBy(() -> json.readState(broken))
                .isInstanceOf(StoreException.class)
                .satisfies(thrown -> {
                    for (Throwable it = thrown; it != null; it = it.getCause()) {
                        assertThat(it.toString()).doesNotContain("secret");
                    }
                });
    }

    private Written changed(UnaryOperator<ObjectNode> change) {
        try {
            ObjectNode tree = PLAIN.readValue(json.write(Samples.profile()).text(), ObjectNode.class);
            return new Written(1, change.apply(tree).toString());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertGolden(String family, Written written, String name) throws IOException {
        Path directory = GOLDEN.resolve(family + "/" + written.format());
        Path file = directory.resolve(name + ".json");
        String pretty = PLAIN.readTree(written.text()).toPrettyString() + "\n";
        if (UPDATES) {
            Files.createDirectories(directory);
            Files.writeString(file, pretty);
        }

        assertThat(pretty).isEqualTo(Files.readString(file));
    }

    private static Stream<Path> goldens(String family) throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN.resolve(family))) {
            return files.filter(it -> it.toString().endsWith(".json")).toList().stream();
        }
    }

    private static int format(Path file) {
        return Integer.parseInt(GOLDEN.relativize(file).getName(1).toString());
    }

    private static String name(Path file) {
        return GOLDEN.relativize(file).getName(2).toString().replace(".json", "");
    }

    private static Set<String> names(Class<?> family) {
        return Shapes.members(family).stream().map(PersistedNames::of).collect(Collectors.toSet());
    }
}
