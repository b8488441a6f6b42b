package org.interviewcoach.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.components.MessageTopLevelComponentUnion;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Part.Button;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.testkit.SampleCards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DiscordRendererTest {
    private static final Texts TEXTS = Texts.of(Locale.ENGLISH);
    private static final ConversationId QUIZ = new ConversationId("k3v9x0aa71bcd");

    private final DiscordRenderer renderer = new DiscordRenderer(TEXTS.of("shortened"));

    @ParameterizedTest
    @MethodSource("org.interviewcoach.testkit.SampleCards#names")
    void rendersCardsAsTheyWereRead(String name) {
        Golden.assertMatches(name, renderer.card(SampleCards.card(name)));
    }

    @Test
    void pingsWhomAMentionNamesAndNobodyElse() {
        Message role = new Message(
                "Question", new Part.Heading("Ask <@&222> and @everyone"), new Part.Mention(Optional.of("111")));
        Message here = new Message("Question", new Part.Heading("Question"), new Part.Mention(Optional.empty()));

        MessageCreateData toRole = renderer.card(role);
        assertThat(toRole.getContent()).startsWith("<@&111> ");
        assertThat(toRole.getAllowedMentions()).isEmpty();
        assertThat(toRole.getMentionedRoles()).containsExactly("111");

        MessageCreateData toHere = renderer.card(here);
        assertThat(toHere.getContent()).startsWith("@here ");
        assertThat(toHere.getAllowedMentions()).containsExactly(MentionType.HERE);
    }

    @Test
    void attachesADocumentUnderItsName() {
        Message message = new Message("Yours", new Part.Prose("Yours"), new Part.Document("notes.md", "# Notes"));

        assertThat(renderer.card(message).getAttachments())
                .extracting(it -> it.getName())
                .containsExactly("notes.md");
    }

    @Test
    void attachesAPictureWithItsWords() {
        MessageCreateData data = renderer.card(SampleCards.card("picture"));

        assertThat(data.getAttachments()).singleElement().satisfies(file -> {
            assertThat(file.getName()).isEqualTo("progress-june-.png");
            assertThat(file.getDescription()).isEqualTo("A line that rises from 40 to 70 per cent");
        });
    }

    @Test
    void rendersTheAnswerFormWithItsQuestion() {
        Golden.assertMatches(
                "answer-form",
                renderer.modal(new Form(
                        token(Need.WHISPER, "answer-form"),
                        TEXTS.of("form.answer"),
                        "What does `select_related()` do?",
                        List.of(new Form.TextInput(
                                "answer",
                                TEXTS.of("form.answer.label"),
                                TEXTS.of("form.answer.hint"),
                                true,
                                true,
                                Form.TextInput.LONGEST,
                                "")),
                        TEXTS.of("form.answer.submit"))));
    }

    @Test
    void rendersTheSetupFormWhoseFivePartsLeaveNoRoomForTheIntroduction() {
        Golden.assertMatches(
                "setup-form",
                renderer.modal(new Form(
                        Token.start(Need.WHISPER, "setup"),
                        TEXTS.of("setup.title"),
                        TEXTS.of("setup.intro"),
                        List.of(
                                new Form.ChannelInput("channels", "Channels", List.of("111", "no id"), 0, 20),
                                new Form.PeopleInput("dailies", "Dailies", List.of("222"), 0, 20),
                                new Form.PeopleInput("mocks", "Mocks", List.of(), 0, 20),
                                new Form.ChoiceInput(
                                        "level",
                                        "Level",
                                        List.of(new Part.Item("any", "any", true), new Part.Item("mid", "mid", false)),
                                        1,
                                        1),
                                new Form.TextInput("defaults", "Defaults", "", false, false, 120, "django")),
                        TEXTS.of("button.save"))));
    }

    @Test
    void rendersARefusedFormWithWhatWasTyped() {
        Form form = new Form(
                Token.start(Need.WHISPER, "save"),
                "Your settings",
                "",
                List.of(
                        new Form.TextInput("zone", "Your time zone", "", false, true, 60, "Europe/*Berlin*"),
                        new Form.TextInput("at", "Remind me at", "", false, true, 10, "")),
                "Save");

        Golden.assertMatches(
                "refused-form",
                renderer.notice(
                        DiscordRenderer.refusal(
                                form,
                                Map.of("zone", "I do not know that zone.", "other", "Elsewhere too."),
                                "Your settings"),
                        "form:1",
                        TEXTS.of("form.again")));
    }

    @Test
    void showsAShortNoteAsContentAlone() {
        MessageCreateData note = renderer.sentence("Recorded: **B**.");

        assertThat(note.getContent()).isEqualTo("Recorded: **B**.");
        assertThat(note.getEmbeds()).isEmpty();
    }

    @Test
    void putsTheHeadingWhereANotificationShowsIt() {
        MessageCreateData card =
                renderer.card(new Message("Result", new Part.Heading("Result: *Django*"), new Part.Prose("Bea won.")));

        assertThat(card.getContent()).isEqualTo("**Result: \\*Django\\***");
        assertThat(card.getEmbeds())
                .singleElement()
                .extracting(MessageEmbed::getDescription)
                .isEqualTo("Bea won.");
    }

    @Test
    void allowsNoMentionWhateverTheTextSays() {
        MessageCreateData card = renderer.card(Message.ofText("@everyone <@1>"));

        assertThat(card.getAllowedMentions()).isEmpty();
        assertThat(card.isMentionRepliedUser()).isFalse();
        assertThat(DiscordRenderer.replacing(card).getAllowedMentions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_999, 2_001, 4_095, 4_097, 6_001, 20_000, 1_000_000})
    void keepsEveryLengthWithinDiscordsLimitsAndMarksTheCut(int length) {
        for (String unit : List.of("word ", "a\n", "`", "**", "😀", "> ")) {
            String text = unit.repeat(length / unit.length() + 1);
            Message message = new Message(
                    "Long",
                    new Part.Heading(text.replace('\n', ' ')),
                    new Part.Prose("What stays."),
                    new Part.Quote(text),
                    new Part.Code("python", text),
                    new Part.Prose(Md.escape(text)),
                    new Part.Fields(List.of(new Part.Field("Name", Md.escape(text)))),
                    new Part.Small(Md.escape(text)));

            for (MessageCreateData data : List.of(
                    renderer.card(message), renderer.card(message, Optional.of("x")), renderer.notice(message))) {
                int sum = data.getEmbeds().stream()
                        .mapToInt(MessageEmbed::getLength)
                        .sum();
                assertThat(sum).isLessThanOrEqualTo(6_000);
                assertThat(data.getContent().length()).isLessThanOrEqualTo(2_000);
                assertThat(data.getEmbeds())
                        .hasSizeLessThanOrEqualTo(10)
                        .allSatisfy(embed -> assertThat(embed.getLength()).isLessThanOrEqualTo(4_096));
                String all = data.getContent()
                        + String.join(
                                "",
                                data.getEmbeds().stream()
                                        .map(MessageEmbed::getDescription)
                                        .toList());
                assertThat(all).contains("What stays.");
                if (length > 6_000) {
                    assertThat(all).contains("(shortened)");
                }
                assertThat(all.split("```", -1).length % 2)
                        .as("every code block is closed")
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void splitsLongTextsOverEmbedsWithoutLosingAWord() {
        String words =
                String.join(" ", IntStream.range(0, 900).mapToObj(i -> "w" + i).toList());
        MessageCreateData card = renderer.card(new Message("x", new Part.Heading("x"), new Part.Quote(words)));

        assertThat(card.getEmbeds()).hasSizeGreaterThan(1);
        String all = String.join(
                " ", card.getEmbeds().stream().map(MessageEmbed::getDescription).toList());
        assertThat(all.replace("> ", "").replaceAll("\\s+", " ")).isEqualTo(words);
    }

    @Test
    void cutsPeoplesWordsBeforeTheCoachsOwn() {
        String own = "The explanation. ".repeat(150);
        MessageCreateData card = renderer.card(
                new Message("x", new Part.Heading("x"), new Part.Quote("z".repeat(9_000)), new Part.Prose(own)));

        String all = String.join(
                "", card.getEmbeds().stream().map(MessageEmbed::getDescription).toList());
        assertThat(all).contains(own.strip()).contains("(shortened)");
    }

    @Test
    void breaksButtonsIntoRowsOfFive() {
        List<Part.Control> controls = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            controls.add(new Button("B" + i, choose(i)));
        }
        controls.add(new Part.Link("Docs", "https://docs.example"));

        List<MessageTopLevelComponentUnion> rows = renderer.card(
                        new Message("x", new Part.Heading("x"), new Part.Actions(controls)))
                .getComponents();

        assertThat(rows)
                .extracting(row -> row.asActionRow().getComponents().size())
                .containsExactly(5, 3);
    }

    @Test
    void saysWhatToTakeAwayWhereDiscordHoldsNoMore() {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            parts.add(new Part.Actions(new Button("B", choose(i))));
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> renderer.card(new Message("x", parts)))
                .withMessageContaining("5 rows of controls, not 6: take some away");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> renderer.card(
                        new Message("x", new Part.Actions(new Button("A", choose(1)), new Button("B", choose(1))))))
                .withMessageContaining("same token");
    }

    @Test
    void findsAPostAgainByItsTraceAndNoOther() {
        MessageCreateData card =
                renderer.card(new Message("x", new Part.Heading("x"), new Part.Prose("y")), Optional.of("trace1"));
        MessageCreateData note = renderer.card(Message.ofText("Short."), Optional.of("trace1"));

        assertThat(card.getEmbeds().getFirst().getUrl()).endsWith("#trace1");
        assertThat(card.getEmbeds().getFirst().getTitle()).isNull();
        assertThat(note.getContent()).startsWith("Short.").hasSize("Short.".length() + 16);
        assertThat(Set.of(
                        note.getContent(),
                        renderer.card(Message.ofText("Short."), Optional.of("trace2"))
                                .getContent()))
                .hasSize(2);
    }

    private static Token choose(int option) {
        return Token.of(Need.WHISPER, "choose", QUIZ, 4, String.valueOf(option));
    }

    private static Token token(Need need, String action) {
        return Token.of(need, action, QUIZ, 4);
    }
}
