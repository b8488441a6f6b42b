package org.interviewcoach.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.PlatformId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackMarkdownTest {
    private static final String WORKSPACE = "https://acme.slack.com/";

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "plain                        => plain",
                "**bold** and *it*            => *bold* and _it_",
                "~~gone~~                     => ~gone~",
                "`a < b`                      => `a &lt; b`",
                "a & b < c > d                => a &amp; b &lt; c &gt; d",
                "[docs](https://x.example/?a=1&b=2) => <https://x.example/?a=1&amp;b=2|docs>",
                "[no](javascript:alert)       => no",
                "# Heading                    => *Heading*",
                "snake_case_name              => snake_case_name",
            })
    void rendersTheSmallMarkdown(String markdown, String mrkdwn) {
        assertThat(SlackMarkdown.render(markdown, WORKSPACE)).isEqualTo(mrkdwn);
    }

    @Test
    void writesListsOut() {
        assertThat(SlackMarkdown.render("- one\n- two", WORKSPACE)).isEqualTo("\u2022 one\n\u2022 two");
        assertThat(SlackMarkdown.render("3. one\n4. two", WORKSPACE)).isEqualTo("3. one\n4. two");
    }

    @Test
    void putsAListRightBelowWhatIntroducesIt() {
        assertThat(SlackMarkdown.blocks("Do:\n\n- one\n- two", WORKSPACE))
                .containsExactly("Do:\n\u2022 one\n\u2022 two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!channel>",
                "<!here|here>",
                "<@U123ABC>",
                "<!subteam^S1>",
                "<https://evil.example|bank>",
                "&lt;!channel&gt;",
                "[x](https://a.example|<!here>)",
                "[<!here>](https://a.example)",
                "`<@U1>`",
                "```\n<!everyone>\n```",
                "![<@U1>](https://a.example/<!here>)",
                "<b><!channel></b>",
            })
    void nothingThatIsWrittenPings(String hostile) {
        for (String text : new String[] {
            SlackMarkdown.render(hostile, WORKSPACE), SlackMarkdown.render(Md.escape(hostile), WORKSPACE)
        }) {
            assertThat(text).doesNotContain("<!").doesNotContain("<@").doesNotContain("<#");
        }
    }

    @Test
    void nothingThatIsWrittenLinks() {
        assertThat(SlackMarkdown.render(Md.escape("<https://evil.example|bank>"), WORKSPACE))
                .doesNotContain("<");
        assertThat(SlackMarkdown.render("<https://a.example/|b>", WORKSPACE)).startsWith("<https://a.example/%7Cb|");
    }

    @Test
    void literalMarksCannotBeginOrEndASpan() {
        String text =
                SlackMarkdown.render(Md.escape("*bold* _it_ ~gone~ `code` a_b 2 * 3 :smile:\n> quote"), WORKSPACE);

        assertThat(text)
                .doesNotContain("*bold")
                .doesNotContain("_it")
                .doesNotContain("~")
                .doesNotContain("`");
        assertThat(text).contains("a_b").contains("2 * 3").doesNotContain(":smile:");
    }

    @Test
    void aQuotationMarkAtALinesBeginningQuotesNothing() {
        assertThat(SlackMarkdown.escape("> no quote")).doesNotStartWith("&gt;").endsWith("&gt; no quote");
    }

    @Test
    void showsAMomentInTheReadersZone() {
        String moment = Md.time(Instant.ofEpochSecond(1_780_390_800L), Md.TimeStyle.RELATIVE);

        assertThat(SlackMarkdown.render(moment, WORKSPACE)).isEqualTo("<!date^1780390800^{ago}|2 Jun 2026, 09:00 UTC>");
    }

    @Test
    void namesAPersonWithoutAPing() {
        String person = Md.person(new Actor(PlatformId.SLACK, "T1", "U1"), "Ada <3");

        assertThat(SlackMarkdown.render(person, WORKSPACE)).isEqualTo("Ada &lt;3");
    }

    @Test
    void linksToAMessage() {
        MessageRef ref = new MessageRef(PlatformId.SLACK, "T1", "C1", Optional.empty(), "1700000000.000200");

        assertThat(SlackMarkdown.render(Md.message(ref, "over here"), WORKSPACE))
                .isEqualTo("<https://acme.slack.com/archives/C1/p1700000000000200|over here>");
    }

    @Test
    void codeHoldsWhateverIsInIt() {
        assertThat(SlackMarkdown.code("a`b"))
                .doesNotContain("a`b")
                .startsWith("`")
                .endsWith("`");
        assertThat(SlackMarkdown.codeBlock("```\nx")).startsWith("```\n").endsWith("\n```");
        assertThat(SlackMarkdown.codeBlock("a``````b").split("```", -1)).hasSize(3);
    }
}
