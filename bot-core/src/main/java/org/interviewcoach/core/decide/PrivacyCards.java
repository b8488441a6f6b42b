package org.interviewcoach.core.decide;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.fact.Fact.Attempt;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.port.Learners.Dossier;
import org.interviewcoach.core.text.Texts;

/** What is said about a person's data, and the data themselves to hand out. */
public final class PrivacyCards {
    private PrivacyCards() {}

    /** What is stored and for how long, with what one can do. */
    public static Message privacy(Texts texts) {
        return new Message(
                texts.of("privacy.title"),
                new Part.Heading(texts.of("privacy.title")),
                new Part.Prose(texts.of("privacy.body")),
                new Part.Actions(
                        new Part.Button(texts.of("button.export"), Token.start(Need.WHISPER, SettingsTokens.EXPORT)),
                        new Part.Button(
                                texts.of("button.forget"),
                                Token.start(Need.WHISPER, SettingsTokens.FORGET),
                                Part.Style.DANGER)));
    }

    /** Asks once more before everything is erased. */
    public static Message askAgain(Texts texts) {
        return new Message(
                texts.of("privacy.sure"),
                new Part.Prose(texts.of("privacy.sure")),
                new Part.Actions(new Part.Button(
                        texts.of("button.forget-for-good"),
                        Token.start(Need.WHISPER, SettingsTokens.FORGET_FOR_GOOD),
                        Part.Style.DANGER)));
    }

    /** Everything about one person, for them to keep. */
    static Message export(Dossier dossier, Bank bank, Texts texts) {
        return new Message(
                texts.of("privacy.export"),
                new Part.Prose(texts.of("privacy.export")),
                new Part.Document("interview-coach.md", readable(dossier, bank, texts)),
                new Part.Document("interview-coach.json", dossier.json()));
    }

    private static String readable(Dossier dossier, Bank bank, Texts texts) {
        StringBuilder out = new StringBuilder();
        out.append("# ").append(texts.of("privacy.file.title")).append("\n\n");
        out.append(texts.of("privacy.file.intro", dossier.attempts().size())).append('\n');
        for (Attempt attempt : dossier.attempts()) {
            Optional<Question> asked = dossier.asked(attempt).or(() -> bank.find(attempt.question()));
            String question = asked.map(Question::text)
                    .map(String::strip)
                    .orElse(attempt.question().value());
            out.append("\n## ").append(question).append("\n\n");
            out.append(texts.of("privacy.file.when", attempt.at(), attempt.scorePermille() / 10))
                    .append("\n\n");
            out.append("> ")
                    .append(answer(attempt, asked).replace("\n", "\n> "))
                    .append('\n');
            if (!attempt.points().isEmpty()) {
                out.append('\n');
                attempt.points()
                        .forEach(it -> out.append("- ")
                                .append(it.point())
                                .append(": ")
                                .append(it.mark().key())
                                .append('\n'));
            }
        }
        return out.toString();
    }

    /** The words, or the options that were chosen. */
    private static String answer(Attempt attempt, Optional<Question> asked) {
        if (attempt.optionOrder().isEmpty()) {
            return attempt.answer();
        }
        Map<String, String> options = asked.flatMap(Question::choices)
                .map(choices -> choices.options().stream()
                        .collect(Collectors.toMap(
                                it -> String.valueOf(choices.options().indexOf(it)),
                                it -> it.text(),
                                (first, second) -> first)))
                .orElse(Map.of());
        return List.of(attempt.answer().split(",")).stream()
                .map(it -> options.getOrDefault(it.strip(), it))
                .collect(Collectors.joining("; "));
    }
}
