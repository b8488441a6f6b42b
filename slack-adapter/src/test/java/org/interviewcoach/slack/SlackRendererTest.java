package org.interviewcoach.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.SlackConfig;
import com.slack.api.model.block.ActionsBlock;
import com.slack.api.util.json.GsonFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.testkit.SampleCards;
import org.interviewcoach.testkit.slack.referee.SlackReferee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackRendererTest {
    private static final Texts TEXTS = Texts.of(Locale.ENGLISH);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Token TOKEN = Token.of(Need.WHISPER, "answer", new ConversationId("k3v9x0aa71bcd"), 1);

    private final SlackRenderer renderer = new SlackRenderer(TEXTS.of("shortened"), "https://acme.slack.com/");
    private final SlackReferee referee = new SlackReferee(Optional.empty());

    @ParameterizedTest
    @MethodSource("org.interviewcoach.testkit.SampleCards#names")
    void rendersCardsAsTheyWereRead(String name) throws Exception {
        SlackRenderer.Card card = renderer.card(SampleCards.card(name));

        Golden.assertMatches(name, card);
        judge(card);
    }

    @Test
    void pingsWhomAMentionNamesAndNobodyElse() {
        String card = renderer.card(new Message(
                        "Question",
                        new Part.Prose("Ask <!channel>"),
                        new Part.Mention(Optional.of("S111")),
                        new Part.Mention(Optional.empty())))
                .blocks()
                .toString();

        assertThat(card).contains("<!subteam^S111>", "<!here>").doesNotContain("<!channel>");
    }

    @Test
    void rendersTheAnswerFormWithItsQuestion() throws Exception {
        var view = renderer.view(
                new Form(
                        Token.start(Need.WHISPER, "answer-form"),
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
                        TEXTS.of("form.answer.submit")),
                "C1 - false");

        Golden.assertMatches("answer-form", view);
        assertThat(referee.checkView("answer-form", json(view))).isEmpty();
    }

    @Test
    void rendersTheSetupFormWithItsChannelsAndPeople() throws Exception {
        var view = renderer.view(
                new Form(
                        Token.start(Need.WHISPER, "setup"),
                        TEXTS.of("setup.title"),
                        TEXTS.of("setup.intro"),
                        List.of(
                                new Form.ChannelInput("channels", "Channels", List.of("C111"), 0, 20),
                                new Form.PeopleInput("dailies", "Dailies", List.of("U222"), 0, 20),
                                new Form.PeopleInput("mocks", "Mocks", List.of(), 0, 20),
                                new Form.ChoiceInput(
                                        "level",
                                        "Level",
                                        List.of(new Part.Item("any", "any", true), new Part.Item("mid", "mid", false)),
                                        1,
                                        1),
                                new Form.TextInput("defaults", "Defaults", "", false, false, 120, "django")),
                        TEXTS.of("button.save")),
                "C1 - false");

        Golden.assertMatches("setup-form", view);
        assertThat(referee.checkView("setup-form", json(view))).isEmpty();
    }

    @Test
    void aRefusedFormsErrorsStandBelowTheInputsThatThereAre() {
        Form form = new Form(
                Token.start(Need.WHISPER, "save"),
                "Your settings",
                "",
                List.of(new Form.TextInput("zone", "Your time zone", "", false, true, 60, "")),
                "Save");

        assertThat(SlackRenderer.errors(form, Map.of("zone", "I do not **know** that zone.")))
                .containsExactly(Map.entry("zone", "I do not know that zone."));
        assertThat(SlackRenderer.errors(form, Map.of("elsewhere", "Neither that.")))
                .containsExactly(Map.entry("zone", "Neither that."));
    }

    @Test
    void peoplesWordsAndCodeStandForThemselves() throws Exception {
        SlackRenderer.Card card = renderer.card(new Message(
                "<!channel> & *you*", new Part.Quote("<!channel> *not bold*"), new Part.Code("py", "a < b  # <@U1>")));

        assertThat(json(card).toString()).contains("<!channel> *not bold*").contains("a < b  # <@U1>");
        assertThat(card.text()).doesNotContain("<!");
        judge(card);
    }

    @Test
    void aSwitchedOffButtonIsWordsAlone() {
        SlackRenderer.Card card = renderer.card(new Message(
                "Card",
                new Part.Actions(new Part.Button("A", TOKEN, Part.Style.NEUTRAL, false), new Part.Button("B", TOKEN))));

        assertThat(card.blocks()).hasSize(2);
        assertThat(card.blocks().get(1))
                .isInstanceOfSatisfying(
                        ActionsBlock.class,
                        block -> assertThat(block.getElements()).hasSize(1));
    }

    @Test
    void controlsThatSayTheSameHaveIdsOfTheirOwnAndOneToken() throws Exception {
        SlackRenderer.Card card = renderer.card(
                new Message("Card", new Part.Actions(new Part.Button("A", TOKEN), new Part.Button("B", TOKEN))));

        List<String> ids = json(card).findValuesAsText("action_id");
        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
        assertThat(ids)
                .allSatisfy(
                        id -> assertThat(Token.decode(SlackRenderer.token(id))).contains(TOKEN));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 2999, 3001, 9000, 30_000})
    void keepsEveryLengthWithinSlacksLimitsAndMarksTheCut(int length) throws Exception {
        String words = "word & <tag> ".repeat(length / 13 + 1).substring(0, length);
        SlackRenderer.Card card = renderer.card(new Message(
                "Card",
                new Part.Heading(words),
                new Part.Prose(words),
                new Part.Quote(words),
                new Part.Code("py", words),
                new Part.Fields(List.of(new Part.Field(words, words), new Part.Field("two", words))),
                new Part.Small(words),
                new Part.Actions(new Part.Button(words, TOKEN))));

        judge(card);
        assertThat(json(card).toString().contains(TEXTS.of("shortened"))).isEqualTo(length > 2000);
        assertThat(card.blocks()).anyMatch(ActionsBlock.class::isInstance);
    }

    @Test
    void cutsPeoplesWordsBeforeTheCoachsOwn() throws Exception {
        String own = "The verdict stands. ".repeat(300);
        SlackRenderer.Card card =
                renderer.card(new Message("Card", new Part.Prose(own), new Part.Quote("mine ".repeat(3000))));

        String shown = json(card).toString();
        assertThat(shown.split("The verdict stands", -1)).hasSize(301);
        assertThat(shown).contains(TEXTS.of("shortened"));
        judge(card);
    }

    @Test
    void keepsTheControlsWhereThereAreTooManyBlocks() throws Exception {
        List<Part> parts = new ArrayList<>();
        IntStream.range(0, 70).forEach(i -> parts.add(new Part.Quote("line " + i)));
        parts.add(new Part.Actions(new Part.Button("Next", TOKEN)));

        SlackRenderer.Card card = renderer.card(new Message("Card", parts));

        assertThat(card.blocks()).hasSize(SlackLimits.MESSAGE_BLOCKS);
        assertThat(card.blocks().getLast()).isInstanceOf(ActionsBlock.class);
        assertThat(json(card).toString()).contains(TEXTS.of("shortened"));
        judge(card);
    }

    @Test
    void saysWhatToTakeAwayWhereSlackHoldsNoMore() {
        List<Part.Item> items = IntStream.range(0, 101)
                .mapToObj(i -> new Part.Item("Item " + i, "v" + i, false))
                .toList();

        assertThatThrownBy(() -> renderer.card(new Message("Card", new Part.Picker(TOKEN, "Which?", items, 1, 1))))
                .hasMessageContaining("1 to 100 entries")
                .hasMessageContaining("Which?");
    }

    private void judge(SlackRenderer.Card card) throws Exception {
        assertThat(referee.checkMessage("card", json(card))).isEmpty();
        referee.assertNoViolations();
    }

    private static JsonNode json(Object value) throws Exception {
        JsonNode json =
                JSON.readTree(GsonFactory.createSnakeCase(SlackConfig.DEFAULT).toJson(value));
        return json instanceof ObjectNode object ? object : json;
    }
}
