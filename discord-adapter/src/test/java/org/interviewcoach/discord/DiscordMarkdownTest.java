package org.interviewcoach.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Md.TimeStyle;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.PlatformId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DiscordMarkdownTest {
    private static final String WIDTHLESS = "\u200b";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "**strong** and *soft* and ~~gone~~; **strong** and *soft* and ~~gone~~",
                "_soft_ and __strong__; *soft* and **strong**",
                "# Heading; **Heading**",
                "see [the docs](https://docs.example/a_b(c)); see [the docs](<https://docs.example/a_b%28c%29>)",
                "<https://docs.example/x>; <https://docs.example/x>",
                "[https://a.example](https://b.example); https\\://a.example <https://b.example>",
                "[click](javascript:alert); click",
                "[file](file:///etc/passwd); file",
                "![a chart](https://img.example/c.png); [a chart](<https://img.example/c.png>)",
                "`select_related('a')`; `select_related('a')`",
                "`` a`b ``; `` a`b ``",
                "snake_case_name; snake\\_case\\_name",
                "1\\. first; 1\\. first",
                "<b>bold</b>; \\<b>bold\\</b>",
                "> quoted; > quoted",
            })
    void rendersTheSmallMarkdown(String markdown, String expected) {
        assertThat(DiscordMarkdown.render(markdown)).isEqualTo(expected);
    }

    @Test
    void joinsWrappedLinesSinceDiscordWouldKeepThem() {
        assertThat(DiscordMarkdown.render("one line\nthat goes on  \nand breaks\n\nNext"))
                .isEqualTo("one line that goes on\nand breaks\n\nNext");
    }

    @Test
    void keepsListsAndCodeBlocks() {
        String markdown = "Do:\n\n- one\n- two\n  1. inner\n  2. more\n\n```python\nx = `1`\n```";

        assertThat(DiscordMarkdown.blocks(markdown))
                .containsExactly("Do:\n- one\n- two\n  1. inner\n  2. more", "```python\nx = `1`\n```");
    }

    @Test
    void showsMomentsInTheReadersZone() {
        Instant at = Instant.parse("2026-06-02T09:00:00Z");

        assertThat(DiscordMarkdown.render(Md.time(at, TimeStyle.RELATIVE)
                        + Md.time(at, TimeStyle.TIME)
                        + Md.time(at, TimeStyle.DATE_TIME)))
                .isEqualTo("<t:1780390800:R><t:1780390800:t><t:1780390800:f>");
        assertThat(DiscordMarkdown.render("[then](time:soon:relative)")).isEqualTo("then");
    }

    @Test
    void showsPeopleAndMessages() {
        Actor bea = new Actor(PlatformId.DISCORD, "100", "200");
        MessageRef inGuild = new MessageRef(PlatformId.DISCORD, "100", "300", Optional.empty(), "400");
        MessageRef direct = new MessageRef(PlatformId.DISCORD, Actor.NO_TENANT, "500", Optional.of("200"), "600");

        assertThat(DiscordMarkdown.render(Md.person(bea, "Bea"))).isEqualTo("<@200>");
        assertThat(DiscordMarkdown.render(Md.message(inGuild, "over [here]")))
                .isEqualTo("[over (here)](<https://discord.com/channels/100/300/400>)");
        assertThat(DiscordMarkdown.render(Md.message(direct, "there")))
                .isEqualTo("[there](<https://discord.com/channels/@me/500/600>)");
        assertThat(DiscordMarkdown.render("[Eve](person:1><@&2)")).doesNotContain("<@");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@everyone look",
                "@HERE",
                "<@123> <@!123> <@&456> <#789> <:smile:1> </quiz:2> <t:1:R>",
                "**bold** __under__ ~~gone~~ ||spoiler|| `code`",
                "```py\nx\n```",
                "[masked](https://evil.example)",
                "https://evil.example http://evil.example",
                "discord.gg/abc and discord.com/invite/abc",
                "# heading\n## second\n> quote\n>>> long quote\n- item\n* item\n+ item\n-# small\n1. one\n2) two",
                "\\*already escaped\\*",
                "\u202eevil\u202c \u0007bell"
            })
    void letsNoTextPingOrBeMarkup(String nasty) {
        String escaped = DiscordMarkdown.escape(nasty);

        assertThat(escaped).doesNotContainPattern("(?i)@(everyone|here)");
        assertThat(escaped).doesNotContainPattern("(?<!\\\\)[*_~`|<\\[\\]]");
        assertThat(escaped).doesNotContainPattern("(?m)^\\s*([#>+-]|\\d+[.)])");
        assertThat(escaped).doesNotContainPattern("https?://");
        assertThat(escaped).doesNotContainPattern("(?i)discord\\.(gg|com)");
        assertThat(escaped).doesNotContainPattern("[\u202a-\u202e\u0000-\u0009]");
        assertThat(plain(escaped)).isEqualTo(plain(nasty).replaceAll("[\u202e\u202c\u0007]", ""));
    }

    @Test
    void rendersEscapedNamesAsTheyAre() {
        assertThat(DiscordMarkdown.render(Md.escape("*Eve* <@1> `x` [y](https://z.example) @everyone")))
                .isEqualTo("\\*Eve\\* \\<@1> \\`x\\` \\[y\\](https\\://z.example) @" + WIDTHLESS + "everyone");
    }

    @Test
    void letsNoTextLeaveACodeBlock() {
        String block = DiscordMarkdown.codeBlock("python", "```\n@everyone ````` end```");

        assertThat(block.substring(3, block.length() - 3)).doesNotContain("```");
        assertThat(block).startsWith("```python\n").endsWith("\n```");
        assertThat(DiscordMarkdown.codeBlock("not a language!", "x")).isEqualTo("```\nx\n```");
        assertThat(DiscordMarkdown.codeBlock("", "")).isEqualTo("```\n \n```");
        assertThat(DiscordMarkdown.codeBlock("", "rst ``name`` stays")).contains("``name``");
    }

    @Test
    void letsNoTextLeaveACodeSpan() {
        assertThat(DiscordMarkdown.code("a``b```c"))
                .isEqualTo("`` a`" + WIDTHLESS + "`b`" + WIDTHLESS + "`" + WIDTHLESS + "`c ``");
        assertThat(DiscordMarkdown.code("two\nlines")).isEqualTo("`two lines`");
        assertThat(DiscordMarkdown.code("")).isEqualTo("` `");
    }

    @Test
    void quotesEveryLine() {
        assertThat(DiscordMarkdown.quote("one\n\n> two\n```\nthree"))
                .isEqualTo("> one\n> \n> \\> two\n> \\`\\`\\`\n> three");
    }

    private static String plain(String text) {
        return text.replace("\\", "").replace(WIDTHLESS, "");
    }
}
