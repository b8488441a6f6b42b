package org.interviewcoach.testkit;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Md.TimeStyle;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Part.Button;
import org.interviewcoach.core.message.Part.Style;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.who.ConversationId;

/** Messages as a quiz makes them, for the adapters' golden files and the loopback servers' referees. */
public final class SampleCards {
    private static final ConversationId QUIZ = new ConversationId("k3v9x0aa71bcd");
    private static final Instant CLOSES = Instant.parse("2026-06-02T09:02:00Z");
    private static final List<Part.Item> LETTERS = Stream.of("A", "B", "C")
            .map(it -> new Part.Item("Option " + it, it, false))
            .toList();

    private static final Map<String, Message> CARDS = new TreeMap<>(Map.of(
            "choice-question",
                    new Message(
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
                                    new Button("Stop", token(Need.WHISPER, "stop"), Style.DANGER))),
            "several-question",
                    new Message(
                            "Question 1 of 5",
                            new Part.Heading("Question 1 of 5"),
                            new Part.Prose("Which of these hit the database?"),
                            new Part.Small("Several are right."),
                            new Part.Picker(token(Need.WHISPER, "choose"), "Choose all that are right", LETTERS, 1, 3)),
            "verdict",
                    new Message(
                            "Question 5: the answer",
                            new Part.Heading("Your answer to question 5"),
                            new Part.Prose("**Solid** (3 of 4)"),
                            new Part.Progress("Points", 7, 10),
                            new Part.Prose("**What you had**"),
                            new Part.Quote("it does ONE query with a JOIN, see https://docs.example\n# not a heading"),
                            new Part.Fields(List.of(
                                    new Part.Field(
                                            "What is missing", "that it works for *single-valued* relations only"),
                                    new Part.Field("What was wrong", "nothing"))),
                            new Part.Code("python", "Book.objects.select_related(\"author\")"),
                            new Part.Divider(),
                            new Part.Prose("**Follow-up:** Which method would you take for a many-to-many relation?"),
                            new Part.Actions(
                                    new Button("Answer", token(Need.FORM, "answer-form"), Style.PRIMARY),
                                    new Button("Skip this one", token(Need.WHISPER, "skip-follow-up")),
                                    new Button("Why?", token(Need.WHISPER, "why")))),
            "board",
                    new Message(
                            "The quiz on Django is over, 2 players",
                            new Part.Heading("Result: Django"),
                            new Part.Prose("1\\. **" + Md.escape("Bea_*the*_1st") + "** " + Md.code("✓✓~x·")
                                    + " 2.5 of 5\n\n2\\. **Cem** " + Md.code("✓x·x·") + " 1 of 5"),
                            new Part.Small("✓ right · ~ partly · x not yet · a dot: no answer"),
                            new Part.Small("`/quiz` asks new ones; nothing repeats until all have been asked.")),
            "picture",
                    new Message(
                            "Your progress",
                            new Part.Heading("Your progress"),
                            new Part.Picture(
                                    "Progress: June!",
                                    Base64.getEncoder().encodeToString(new byte[] {1, 2, 3}),
                                    "A line that rises from 40 to 70 per cent"))));

    private SampleCards() {}

    public static List<String> names() {
        return List.copyOf(CARDS.keySet());
    }

    public static Message card(String name) {
        Message card = CARDS.get(name);
        if (card == null) {
            throw new AssertionError("No card " + name);
        }
        return card;
    }

    private static Token choose(int option) {
        return Token.of(Need.WHISPER, "choose", QUIZ, 4, String.valueOf(option));
    }

    private static Token token(Need need, String action) {
        return Token.of(need, action, QUIZ, 4);
    }
}
