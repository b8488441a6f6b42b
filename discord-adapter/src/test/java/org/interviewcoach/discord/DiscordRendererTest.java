package org.interviewcoach.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.components.MessageTopLevelComponentUnion;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Md.TimeStyle;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Part.Button;
import org.interviewcoach.core.message.Part.Style;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.ConversationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DiscordRendererTest {
    private static final Texts TEXTS = Texts.of(Locale.ENGLISH);
    private static final ConversationId QUIZ = new ConversationId("k3v9x0aa71bcd");
    private static final Instant CLOSES = Instant.parse("2026-06-02T09:02:00Z");

    private final DiscordRenderer renderer = new DiscordRenderer(TEXTS.of("shortened"));

    @Test
    void rendersAChoiceQuestion() {
        Golden.assertMatches(
                "choice-question",
                renderer.card(new Message(
                        "Question 2 of 5 · ORM and queries · mid",
                        new Part.Heading("Question 2 of 5 · ORM and queries · mid"),
                        new Part.Prose(
                                "What does `select_related()` do with a *foreign key*, and when is it\nthe wrong tool?"),
                        new Part.Prose(
                                "**A** It joins the related table in the same query\n\n**B** It fetches the related rows"
                                        + " with a second query\n\n**C** It loads nothing until `obj.related` is read"
                                        + "\n\n**D** It caches the result in `django.core.cache`"),
                        new Part.Small("Closes " + Md.time(CLOSES, TimeStyle.RELATIVE)
                                + ". 3 have answered. Answers stay hidden until then."),
                        new Part.Actions(
                                new Button("A", choose(0), Style.PRIMARY),
                                new Button("B", choose(1), Style.PRIMARY),
                                new Button("C", choose(2), Style.PRIMARY),
                                new Button("D", choose(3), Style.PRIMARY)),
                        new Part.Actions(
                                new Button("Hint (−10 %)", token(Need.WHISPER, "hint")),
                                new Button("Skip", token(Need.WHISPER, "skip")),
                                new Button("Pause", token(Need.WHISPER, "pause")),
                                new Button("Stop", token(Need.WHISPER, "stop"), Style.DANGER)))));
    }

    @Test
    void rendersAQuestionWithSeveralRightAnswersAsASelect() {
        List<Part.Item> items = new ArrayList<>();
        for (String letter : List.of("A", "B", "C")) {
            items.add(new Part.Item("Option " + letter, letter, false));
        }

        Golden.assertMatches(
                "several-question",
                renderer.card(new Message(
                        "Question 1 of 5",
                        new Part.Heading("Question 1 of 5"),
                        new Part.Prose("Which of these hit the database?"),
                        new Part.Small("Several are right."),
                        new Part.Picker(token(Need.WHISPER, "choose"), "Choose all that are right", items, 1, 3))));
    }

    @Test
    void rendersAVerdictWithItsFollowUp() {
        Golden.assertMatches(
                "verdict",
                renderer.card(new Message(
                        "Question 5: the answer",
                        new Part.Heading("Your answer to question 5"),
                        new Part.Prose("**Solid** (3 of 4)"),
                        new Part.Progress("Points", 7, 10),
                        new Part.Prose("**What you had**"),
                        new Part.Quote("it does ONE query with a JOIN, see https://docs.example\n# not a heading"),
                        new Part.Fields(List.of(
                                new Part.Field("What is missing", "that it works for *single-valued* relations only"),
                                new Part.Field("What was wrong", "nothing"))),
                        new Part.Code("python", "Book.objects.select_related(\"author\")"),
                        new Part.Divider(),
                        new Part.Prose("**Follow-up:** Which method would you take for a many-to-many relation?"),
                        new Part.Actions(
                                new Button("Answer", token(Need.FORM, "answer-form"), Style.PRIMARY),
                                new Button("Skip this one", token(Need.WHISPER, "skip-follow-up")),
                                new Button("Why?", token(Need.WHISPER, "why"))))));
    }

    @Test
    void rendersABoard() {
        Golden.assertMatches(
                "board",
                renderer.card(new Message(
                        "The quiz on Django is over, 2 players",
                        new Part.Heading("Result: Django"),
                        new Part.Prose("1\\. **" + Md.escape("Bea_*the*_1st") + "** " + Md.code("✓✓~x·")
                                + " 2.5 of 5\n\n2\\. **Cem** " + Md.code("✓x·x·") + " 1 of 5"),
                        new Part.Small("✓ right · ~ partly · x not yet · a dot: no answer"),
                        new Part.Small("`/quiz` asks new ones; nothing repeats until all have been asked."))));
    }

    @Test
    void rendersAPictureAsAttachmentWithItsWords() {
        MessageCreateData data = renderer.card(new Message(
                "Your progress",
                new Part.Heading("Your progress"),
                new Part.Picture(
                        "Progress: June!",
                        Base64.getEncoder().encodeToString(new byte[] {1, 2, 3}),
                        "A line that rises from 40 to 70 per cent")));

        Golden.assertMatches("picture", data);
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
