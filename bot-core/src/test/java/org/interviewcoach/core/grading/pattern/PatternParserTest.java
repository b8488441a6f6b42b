package org.interviewcoach.core.grading.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interviewcoach.core.bank.Lexicon;
import org.interviewcoach.core.grading.pattern.Pattern.All;
import org.interviewcoach.core.grading.pattern.Pattern.Any;
import org.interviewcoach.core.grading.pattern.Pattern.Code;
import org.interviewcoach.core.grading.pattern.Pattern.Exact;
import org.interviewcoach.core.grading.pattern.Pattern.Named;
import org.interviewcoach.core.grading.pattern.Pattern.Negation;
import org.interviewcoach.core.grading.pattern.Pattern.Prefix;
import org.interviewcoach.core.grading.pattern.Pattern.Sequence;
import org.interviewcoach.core.grading.pattern.Pattern.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PatternParserTest {
    private static final Lexicon LEXICON = new Lexicon(
            Map.of(
                    "fk", List.of("`ForeignKey`", "foreign key", "FK"),
                    "one-query", List.of("(one | single) query", "one round trip"),
                    "relation", List.of("@fk", "one-to-one"),
                    "ring", List.of("@gnir"),
                    "gnir", List.of("@ring"),
                    "joined", List.of("a + b")),
            Set.of(),
            Set.of());

    @Test
    void readsEveryKindOfItem() {
        assertThat(pattern("Fetch + (grab | `get()`) + denormal* + \"At once\" + no"))
                .isEqualTo(new All(List.of(
                        new Word("fetch"),
                        new Any(List.of(new Word("grab"), new Code("get()"))),
                        new Prefix("denormal"),
                        new Exact(List.of("at", "once")),
                        new Negation("no"))));
    }

    @Test
    void readsWordsSideBySideAsOneRow() {
        assertThat(pattern("related (row | object) many-to-many"))
                .isEqualTo(new Sequence(List.of(
                        new Word("related"),
                        new Any(List.of(new Word("row"), new Word("object"))),
                        new Word("many"),
                        new Word("to"),
                        new Word("many"))));
    }

    @Test
    void resolvesNamesAlsoWithinTheLexicon() {
        assertThat(pattern("@relation"))
                .isEqualTo(new Named(
                        "relation",
                        new Any(List.of(
                                new Named(
                                        "fk",
                                        new Any(List.of(
                                                new Code("ForeignKey"),
                                                new Sequence(List.of(new Word("foreign"), new Word("key"))),
                                                new Word("fk")))),
                                new Sequence(List.of(new Word("one"), new Word("to"), new Word("one")))))));
    }

    @Test
    void takesAPlusWithoutSpacesAsPartOfAWord() {
        assertThat(pattern("N+1 + query")).isEqualTo(new All(List.of(new Code("N+1"), new Word("query"))));
    }

    @Test
    void allowsAlternativesThatAreJoinsWhereTheyStandAlone() {
        assertThat(pattern("a + ((b + c) | d)"))
                .isEqualTo(new All(List.of(
                        new Word("a"),
                        new Any(List.of(new All(List.of(new Word("b"), new Word("c"))), new Word("d"))))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\'',
            value = {
                "''                ~ 1  ~ The pattern is empty",
                "a +               ~ 4  ~ Something is missing after the \"+\"",
                "a + + b           ~ 5  ~ Something is missing beside the \"+\"",
                "+ a               ~ 1  ~ There is nothing before the \"+\"",
                "(a | b            ~ 1  ~ The group is not closed",
                "a + (b | c        ~ 5  ~ The group is not closed",
                "a )               ~ 3  ~ There is a \")\" without its \"(\"",
                "a + ()            ~ 6  ~ There is a \")\" with nothing before it",
                "(a | | b)         ~ 6  ~ Something is missing beside the \"|\"",
                "a + b | c         ~ 7  ~ \"+\" and \"|\" mix without brackets",
                "related (a + b)   ~ 1  ~ A group that joins parts with \"+\" stands beside other words",
                "a + \"at once     ~ 5  ~ The quotation mark is not closed",
                "a + `get          ~ 5  ~ The backtick is not closed",
                "a + \"\"          ~ 5  ~ There are no words between the quotation marks",
                "a + ` `           ~ 5  ~ There is no identifier between the backticks",
                "@fkk + a          ~ 1  ~ The lexicon has no entry @fkk. Did you mean @fk?",
                "a + @login_required ~ 5 ~ a decorator's name goes in backticks: `@login_required`",
                "@ring             ~ 1  ~ leads back to itself",
                "@joined           ~ 1  ~ cannot join parts with \"+\"",
                "get() + a         ~ 1  ~ Put it in backticks: `get()`",
                "a & b             ~ 3  ~ Join parts with \" + \"",
                "a / b             ~ 3  ~ Write alternatives as (x | y)",
                "de*norm           ~ 3  ~ A \"*\" stands only at the end of a word",
                "de*               ~ 3  ~ after at least 3 letters",
                "no + not          ~ 1  ~ The pattern is a negation of nothing",
                "ünlü & b          ~ 6  ~ Join parts with",
            })
    void namesTheColumnAndTheRemedy(String text, int column, String message) {
        ParsedPattern parsed = new PatternParser(LEXICON).parse(text);

        assertThat(parsed.pattern()).isEmpty();
        assertThat(parsed.problems().getFirst().column()).isEqualTo(column);
        assertThat(parsed.problems().getFirst().message()).contains(message);
    }

    @Test
    void reportsEveryLexicalProblemAtOnce() {
        assertThat(new PatternParser(LEXICON).parse("a & b / c").problems()).hasSize(2);
    }

    @Test
    void refusesNestingThatIsTooDeepInsteadOfExhaustingTheStack() {
        String deep = "(".repeat(900) + "a" + ")".repeat(900);

        assertThat(new PatternParser(LEXICON).parse(deep).problems()).isNotEmpty();
    }

    @Test
    void checksTheLexiconEntryByEntry() {
        assertThat(new PatternParser(LEXICON).checkLexicon())
                .extracting(LexiconProblem::entry)
                .containsExactly("gnir", "joined", "ring");
        assertThat(new PatternParser(new Lexicon(Map.of("Big", List.of("x"), "none", List.of()), Set.of(), Set.of()))
                        .checkLexicon())
                .extracting(LexiconProblem::entry)
                .containsExactly("Big", "none");
    }

    private static Pattern pattern(String text) {
        ParsedPattern parsed = new PatternParser(LEXICON).parse(text);
        assertThat(parsed.problems()).isEmpty();
        return parsed.pattern().orElseThrow();
    }
}
