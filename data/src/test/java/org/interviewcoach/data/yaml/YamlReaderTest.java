package org.interviewcoach.data.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YamlReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "a: &x [1] ~ 1:4 ~ The anchor &x is not allowed.",
                "a: *x ~ 1:4 ~ The alias *x is not followed.",
                "a: !!java.net.URL [x] ~ 1:4 ~ The tag tag:yaml.org,2002:java.net.URL is not allowed.",
                "a: 1\\na: 2 ~ 2:1 ~ The key \"a\" stands here again, first on line 1.",
                "[1]: 2 ~ 1:1 ~ A key is a single word here.",
                "a: 1\\n---\\nb: 2 ~ 2:1 ~ A second document starts here.",
                "a:\\n\\t- 1 ~ 2:1 ~ A tab stands where YAML wants spaces.",
                "a: what: is it ~ 1:8 ~ A \": \" stands inside an unquoted text",
                "a: `get` returns ~ 1:4 ~ A text cannot start with this character unquoted.",
                "a: @name ~ 1:4 ~ A text cannot start with this character unquoted.",
                "a: \"x\\nb: 1 ~ 2:5 ~ The quotation mark is not closed.",
                "a: \"\\\\d\" ~ 1:6 ~ A \\ in double quotes starts an escape that does not exist.",
                "a: [1, 2\\nb: 1 ~ 2:2 ~ A list or mapping in brackets goes on here.",
                "a: [why?] ~ 1:8 ~ A text that ends in \"?\" stands unquoted before a bracket.",
                "a: 'x' y ~ 1:8 ~ This line does not fit the indentation above, or text follows",
                "a: 1\\n b: 2 ~ 2:3 ~ A \": \" stands inside an unquoted text, or the indentation is off.",
                "a: 1\\nbcd ~ 2:4 ~ A key without \":\" stands here.",
                "^^ ~ 1:1 ~ The file is empty.",
                "# only a remark ~ 1:1 ~ The file is empty.",
                "a: \u0007x ~ 1:4 ~ The invisible character U+0007 stands here.",
                "a: x\u202E ~ 1:5 ~ The invisible character U+202E stands here.",
            })
    void saysWhereAndWhatIsWrong(String file, String at, String message) {
        List<Fault> faults = read(unescape(file)).faults();

        assertThat(faults).isNotEmpty();
        Fault first = faults.getFirst();
        assertThat(first.at().line() + ":" + first.at().column()).isEqualTo(at);
        assertThat(first.message()).startsWith(message);
    }

    @Test
    void refusesBytesThatAreNotUtf8AtTheirPlace() {
        byte[] file = {'a', ':', ' ', 'b', '\n', 'c', (byte) 0xC3, '('};

        assertThat(YamlReader.read(file).faults())
                .containsExactly(new Fault(new Position(2, 2), "A byte here is not UTF-8. Save the file as UTF-8."));
    }

    @Test
    void readsPastAByteOrderMark() {
        YamlFile file = read("\uFEFFa: [1]");

        assertThat(file.faults()).isEmpty();
        assertThat(file.root().orElseThrow().positionOf("a")).isEqualTo(new Position(1, 4));
    }

    @Test
    void namesUtf16() {
        assertThat(YamlReader.read("a: 1".getBytes(StandardCharsets.UTF_16)).faults())
                .containsExactly(new Fault(Position.START, "The file is in UTF-16. Save it as UTF-8."));
    }

    @Test
    void refusesFilesThatAreTooLargeOrTooDeep() {
        String large = "a: " + "x".repeat(YamlReader.MAX_BYTES);
        String deep = "[".repeat(10_000) + "]".repeat(10_000);

        assertThat(read(large).faults())
                .extracting(Fault::message)
                .containsExactly("The file has more than 524288 bytes. Split it.");
        assertThat(read(deep).faults())
                .containsExactly(
                        new Fault(new Position(1, 26), "Lists and mappings are nested deeper than 24. Flatten them."));
    }

    @Test
    void aliasBombCostsNoMoreThanItsText() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 50; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }

        assertThat(read(bomb.toString()).faults()).hasSize(50 + 49 * 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "a: one X two ~ 1:8",
                "a: 'it''s X' ~ 1:11",
                "a: \"\\\\u0066 \\\\\"X\" ~ 1:14",
                "a: plain\\n  over X ~ 2:8",
                "a: \"over\\n\\n   two X\" ~ 3:8",
                "a: |\\n  one\\n  two X ~ 3:7",
                "a: |\\n  one\\n\\n    deeper X\\n  z ~ 4:12",
                "a: >-\\n  one\\n  two X ~ 3:7",
                "a: >\\n  one\\n\\n  two X ~ 4:7",
                "a: |-\\r\\n  one\\r\\n  two X\\r\\n ~ 3:7",
                "a: [x, \"\u00e9\ud83d\ude00 X\"] ~ 1:12",
            })
    void findsASingleCharacterOfAValueAgain(String file, String at) {
        Yaml root = read(unescape(file)).root().orElseThrow();
        Yaml value = root.find("a").orElseThrow();
        Yaml.Scalar scalar = (Yaml.Scalar)
                (value instanceof Yaml.Sequence list ? list.items().get(1) : value);
        int index = scalar.value().codePointCount(0, scalar.value().indexOf('X'));

        Position position = scalar.positionAt(index);

        assertThat(position.line() + ":" + position.column()).isEqualTo(at);
    }

    private static YamlFile read(String text) {
        return YamlReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The table's own escapes: two backslashes are one, {@code \n} and the like are the character. */
    private static String unescape(String text) {
        return text.translateEscapes();
    }
}
