package org.interviewcoach.launcher.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.grading.Feedback;
import org.interviewcoach.core.grading.Grader;
import org.interviewcoach.core.grading.Likeness;
import org.interviewcoach.core.grading.PointVerdict;
import org.interviewcoach.core.grading.StatedMisconception;
import org.interviewcoach.core.grading.Verdict;
import org.interviewcoach.launcher.Packs;
import org.interviewcoach.launcher.config.Config;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./coach grade}: a verdict a line for an answer a line. */
@Command(
        name = "grade",
        description = {
            "Grade answers, a JSON object a line.",
            "In: {\"id\", \"question\": a bank id, \"answer\"}, or {\"id\", \"prompt\", \"references\": [texts], \"answer\"}",
            "for a score by likeness alone.",
            "A line that cannot be read gets an error line with its number; the rest go on."
        },
        mixinStandardHelpOptions = true)
final class GradeCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CoachCommand coach;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Option(names = "--input", paramLabel = "FILE", description = "Instead of standard input.")
    private Optional<Path> input = Optional.empty();

    @Option(names = "--explain", description = "Print for people instead of JSON.")
    private boolean explain;

    @Override
    public Integer call() throws IOException {
        Optional<Config> config = coach.config(spec.commandLine().getErr());
        if (config.isEmpty()) {
            return CoachCommand.MEND;
        }
        Bank bank = Packs.load(config.get().packs()).bank();
        Grader grader = new Grader(bank);
        PrintWriter out = spec.commandLine().getOut();
        int number = 0;
        try (BufferedReader in = input.isPresent()
                ? Files.newBufferedReader(input.get())
                : new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (!line.isBlank()) {
                    out.println(graded(number, line, bank, grader));
                }
            }
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private String graded(int number, String line, Bank bank, Grader grader) throws JsonProcessingException {
        JsonNode in;
        try {
            in = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return error(number, "not JSON: " + e.getOriginalMessage());
        }
        if (!in.isObject() || !in.path("answer").isTextual()) {
            return error(number, "an object with \"answer\" as text is needed");
        }
        String answer = in.get("answer").asText();
        if (in.path("references").isArray()) {
            return JSON.writeValueAsString(likeness(in, answer));
        }
        Optional<Question> question =
                QuestionId.find(in.path("question").asText()).flatMap(bank::find);
        if (question.isEmpty()) {
            return error(number, "no question \"" + in.path("question").asText() + "\" in the bank");
        }
        Verdict verdict = grader.grade(question.get(), answer);
        if (explain) {
            return in.path("id").asText() + "  " + question.get().id() + "\n  > " + answer.replace('\n', ' ') + "\n"
                    + Explained.of(question.get(), verdict);
        }
        return JSON.writeValueAsString(node(in.path("id"), question.get(), verdict));
    }

    /** A question that is not in the bank and has only reference answers. */
    private static ObjectNode likeness(JsonNode in, String answer) {
        List<String> references = new ArrayList<>();
        in.get("references").forEach(reference -> references.add(reference.asText()));
        int permille = new Likeness(in.path("prompt").asText(), references).permille(answer);
        ObjectNode out = JSON.createObjectNode();
        out.set("id", in.path("id"));
        out.put("score", permille / 1000.0);
        return out;
    }

    private static String error(int number, String message) throws JsonProcessingException {
        return JSON.writeValueAsString(
                JSON.createObjectNode().put("line", number).put("error", message));
    }

    private static ObjectNode node(JsonNode id, Question question, Verdict verdict) {
        ObjectNode out = JSON.createObjectNode();
        out.set("id", id);
        out.put("level", verdict.level());
        out.put("score", verdict.permille() / 1000.0);
        ArrayNode points = out.putArray("points");
        for (PointVerdict point : verdict.points()) {
            ObjectNode it = points.addObject();
            it.put("id", point.id());
            it.put("verdict", point.mark().key());
            it.put("quote", point.quote());
            point.span().ifPresent(span -> it.put("start", span.start()).put("end", span.end()));
        }
        ArrayNode misconceptions = out.putArray("misconceptions");
        for (StatedMisconception wrong : verdict.misconceptions()) {
            misconceptions
                    .addObject()
                    .put("id", wrong.id())
                    .put("quote", wrong.quote())
                    .put("start", wrong.span().start())
                    .put("end", wrong.span().end());
        }
        verdict.guard()
                .ifPresentOrElse(
                        guard -> out.put("guard", guard.kind().name().toLowerCase(Locale.ROOT)),
                        () -> out.putNull("guard"));
        out.put("feedback", feedback(Feedback.of(question, verdict, true)));
        return out;
    }

    private static String feedback(Feedback feedback) {
        StringBuilder text = new StringBuilder(feedback.guard().orElse(""));
        feedback.right()
                .forEach(it -> text.append(" You had: \"").append(it.quote()).append("\"."));
        feedback.gaps()
                .forEach(it ->
                        text.append(" Missing: ").append(it.nudge()).append(' ').append(it.why()));
        feedback.corrections()
                .forEach(it -> text.append(" Not so: \"")
                        .append(it.quote())
                        .append("\". ")
                        .append(it.correction()));
        return text.toString().strip();
    }
}
