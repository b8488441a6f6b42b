package org.interviewcoach.data.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.interviewcoach.core.bank.Choices;
import org.interviewcoach.core.bank.Level;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.port.PackReader.Finding;
import org.interviewcoach.core.port.PackReader.Opened;
import org.interviewcoach.core.port.PackReader.Opened.Why;
import org.interviewcoach.core.state.PackState.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UploadedPacksTest {
    private static final String HEADER = """
            id: kitchen
            title: Kitchen
            description: What cooks ask each other.
            licence: Apache-2.0
            locale: en
            areas:
              - {id: stove, title: Stove}
            """;

    private static final String SALT = """
            id: kitchen.stove.salt
            question: Why does the water for pasta get salt?
            level: junior
            tier: starter
            answer: So that the pasta tastes of something.
            choices:
              stem: Why does the water for pasta get salt?
              options:
                - {text: "For the taste", right: true, why: "Later it does not get in."}
                - {text: "To boil it sooner", why: "Salt delays that, a little."}
                - {text: "To clean the pot", why: "That is soap."}
                - {text: "Out of habit", why: "There is a reason."}
            """;

    private final UploadedPacks packs = new UploadedPacks();

    @Test
    void takesThePackOfAFolderWithTheFolderAroundIt() throws IOException {
        Map<String, String> files = files("kitchen/pack.yaml", HEADER, "kitchen/stove/salt.yaml", SALT);
        files.put("__MACOSX/kitchen/._pack.yaml", "\0\0");
        files.put("kitchen/.DS_Store", "\0");
        files.put("kitchen/README.md", "Notes");

        Opened opened = packs.open("Kitchen.ZIP", zip(files));

        assertThat(opened).isEqualTo(new Opened.WholePack(Map.of("pack.yaml", HEADER, "stove/salt.yaml", SALT)));
    }

    @Test
    void readsWhatWasOpenedAsAPack() {
        Map<String, String> files = Map.of("pack.yaml", HEADER, "stove/salt.yaml", SALT);

        assertThat(packs.pack(files).map(Pack::questions).orElseThrow())
                .extracting(Question::text)
                .containsExactly("Why does the water for pasta get salt?");
        assertThat(packs.check(files)).noneMatch(Finding::error);
    }

    @Test
    void namesFileLineAndColumnOfWhatIsWrong() {
        Map<String, String> files =
                Map.of("pack.yaml", HEADER, "stove/salt.yaml", SALT.replace("level: junior", "level: young"));

        assertThat(packs.check(files)).anySatisfy(it -> {
            assertThat(it.file()).isEqualTo("stove/salt.yaml");
            assertThat(it.line()).isEqualTo(3);
            assertThat(it.column()).isEqualTo(8);
            assertThat(it.error()).isTrue();
        });
    }

    @Test
    void findsWhatTheLintFinds() {
        Map<String, String> files =
                Map.of("pack.yaml", HEADER, "stove/salt.yaml", SALT.replace("Out of habit", "All of the above"));

        assertThat(packs.check(files))
                .filteredOn(Finding::error)
                .singleElement()
                .satisfies(it -> assertThat(it.file()).isEqualTo("stove/salt.yaml"))
                .satisfies(it -> assertThat(it.line()).isEqualTo(12));
    }

    @Test
    void lintsTheQuestionsOfTables() {
        Choices choices = new Choices(
                "Why salt?",
                List.of(
                        new Choices.Option("For the taste", true, ""),
                        new Choices.Option("All of the above", false, "")));
        Entry entry = new Entry(
                "stove.why-salt", "Stove", "Why salt in the water?", "Taste.", Level.JUNIOR, Optional.of(choices));

        assertThat(packs.check(List.of(entry)))
                .extracting(Finding::file)
                .isNotEmpty()
                .containsOnly("stove.why-salt");
        assertThat(packs.check(List.of(new Entry(
                        "stove.why-stir", "Stove", "Why stir a risotto?", "Starch.", Level.JUNIOR, Optional.empty()))))
                .isEmpty();
    }

    @Test
    void knowsAQuestionsFileByItsIdAndATableByItsName() {
        assertThat(packs.open("whatever.yaml", base64(SALT))).isEqualTo(new Opened.OneFile("stove/salt.yaml", SALT));
        assertThat(packs.open("pack.yaml", base64(HEADER))).isEqualTo(new Opened.OneFile("pack.yaml", HEADER));
        assertThat(packs.open("own.csv", base64("question,answer\n"))).isEqualTo(new Opened.Table("question,answer\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../pack.yaml",
                "/etc/pack.yaml",
                "a/../../pack.yaml",
                "a\\pack.yaml",
                "C:/pack.yaml",
                "a//pack.yaml",
                "stove/sa\u202elt.yaml",
                "stove/sa lt.yaml"
            })
    void refusesNamesThatLeadElsewhere(String name) throws IOException {
        assertThat(packs.open("p.zip", zip(files(name, HEADER)))).isEqualTo(new Opened.Refused(Why.BAD_NAME));
    }

    @Test
    void refusesABombBeforeItIsWhollyUnpacked() throws IOException {
        assertThat(packs.open("p.zip", zip(files("pack.yaml", " ".repeat(Archive.MOST_BYTES + 1)))))
                .isEqualTo(new Opened.Refused(Why.TOO_LARGE));

        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 50; i++) {
            many.put("stove/q" + i + ".yaml", " ".repeat(Archive.MOST_BYTES / 40));
        }
        assertThat(packs.open("p.zip", zip(many))).isEqualTo(new Opened.Refused(Why.TOO_LARGE));

        Map<String, String> tiny = new LinkedHashMap<>();
        for (int i = 0; i <= Archive.MOST_FILES; i++) {
            tiny.put("stove/q" + i + ".yaml", "");
        }
        assertThat(packs.open("p.zip", zip(tiny))).isEqualTo(new Opened.Refused(Why.TOO_LARGE));
    }

    @Test
    void refusesWhatIsNoPack() throws IOException {
        String whole = zip(files("pack.yaml", HEADER));
        byte[] bytes = Base64.getDecoder().decode(whole);

        assertThat(packs.open("p.exe", base64("MZ"))).isEqualTo(new Opened.Refused(Why.WRONG_KIND));
        assertThat(packs.open("p.csv", whole)).isEqualTo(new Opened.Refused(Why.WRONG_KIND));
        assertThat(packs.open("notes.yaml", base64("hello"))).isEqualTo(new Opened.Refused(Why.WRONG_KIND));
        assertThat(packs.open("p.zip", zip(files("photo.png", "x")))).isEqualTo(new Opened.Refused(Why.WRONG_KIND));
        assertThat(packs.open("p.zip", base64("no archive"))).isEqualTo(new Opened.Refused(Why.BROKEN));
        assertThat(packs.open("p.zip", Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, bytes.length / 3))))
                .isEqualTo(new Opened.Refused(Why.BROKEN));
        assertThat(packs.open("p.csv", Base64.getEncoder().encodeToString(new byte[] {'q', (byte) 0xff, (byte) 0xfe})))
                .isEqualTo(new Opened.Refused(Why.NOT_TEXT));
    }

    @Test
    void packsWhatItUnpacks() {
        Map<String, String> files = Map.of("pack.yaml", HEADER, "stove/salt.yaml", SALT);

        String zip = packs.zip(files);

        assertThat(packs.open("again.zip", zip)).isEqualTo(new Opened.WholePack(files));
        assertThat(packs.zip(files)).isEqualTo(zip);
    }

    private static Map<String, String> files(String... namesAndContents) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndContents.length; i += 2) {
            files.put(namesAndContents[i], namesAndContents[i + 1]);
        }
        return files;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes, UTF_8)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue().getBytes(UTF_8));
                out.closeEntry();
            }
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
