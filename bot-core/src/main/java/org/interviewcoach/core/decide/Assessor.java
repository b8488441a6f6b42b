package org.interviewcoach.core.decide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.bank.FollowUp;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Probe;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.Rubric;
import org.interviewcoach.core.grading.Arithmetic;
import org.interviewcoach.core.grading.Feedback;
import org.interviewcoach.core.grading.Mark;
import org.interviewcoach.core.grading.NextProbe;
import org.interviewcoach.core.grading.PointVerdict;
import org.interviewcoach.core.grading.Verdict;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.state.QuizState.FollowUpAsked;
import org.interviewcoach.core.state.QuizState.FollowUpDone;
import org.interviewcoach.core.state.QuizState.FollowUpKind;
import org.interviewcoach.core.state.QuizState.Form;
import org.interviewcoach.core.state.QuizState.Given;
import org.interviewcoach.core.state.QuizState.Result;
import org.interviewcoach.core.who.ConversationId;

/** Between quiz and grader: what an answer is worth, what it calls for, and how that is said. */
final class Assessor {
    private static final String ITEM_INDENT = "  ";
    private final Context context;

    Assessor(Context context) {
        this.context = context;
    }

    Assessment assess(Question question, Form form, Given given) {
        if (form == Form.CHOICES) {
            return Assessment.ofChoices(question.choices()
                    .map(choices -> choices.scorePermille(given.options()))
                    .orElse(0));
        }
        return of(question, context.grader().grade(question, given.text()));
    }

    Assessment followUp(Question question, FollowUpAsked asked, String reply) {
        return probe(question, asked)
                .map(probe -> of(question, context.grader().gradeProbe(question, probe, reply)))
                .orElse(Assessment.ofChoices(0));
    }

    private Assessment of(Question question, Verdict verdict) {
        return Assessment.of(verdict, context.grader().versionFor(question));
    }

    /**
     * The follow-up that an answer calls for, where there is one left.
     *
     * @param done the follow-ups that were replied to
     */
    Optional<FollowUpAsked> next(Question question, String answer, List<FollowUpDone> done, int depth, int index) {
        if (question.rubric().isEmpty()) {
            return Optional.empty();
        }
        Set<String> asked = new HashSet<>();
        for (FollowUpDone reply : done) {
            asked.add(reply.asked().target());
        }
        Verdict verdict = context.grader().grade(question, answer);
        return NextProbe.choose(question, verdict, asked)
                .map(probe -> new FollowUpAsked(index, kind(probe), probe.id(), depth));
    }

    private static FollowUpKind kind(NextProbe probe) {
        return switch (probe) {
            case NextProbe.OfMisconception it -> FollowUpKind.MISCONCEPTION;
            case NextProbe.OfKeyPoint it -> FollowUpKind.KEY_POINT;
            case NextProbe.OfFollowUp it -> FollowUpKind.BRANCH;
        };
    }

    private static Optional<NextProbe> probe(Question question, FollowUpAsked asked) {
        Rubric rubric = question.rubric();
        return switch (asked.kind()) {
            case MISCONCEPTION ->
                rubric.findMisconception(asked.target())
                        .flatMap(Misconception::ask)
                        .map(it -> new NextProbe.OfMisconception(asked.target(), it.text()));
            case KEY_POINT ->
                rubric.findKeyPoint(asked.target())
                        .flatMap(KeyPoint::ask)
                        .map(it -> new NextProbe.OfKeyPoint(asked.target(), it.text()));
            case BRANCH ->
                rubric.findFollowUp(asked.target()).map(it -> new NextProbe.OfFollowUp(asked.target(), it.text()));
        };
    }

    /** What the follow-up asks; a sentence that it is gone, where the bank was changed meanwhile. */
    String followUpText(Question question, FollowUpAsked asked) {
        return probe(question, asked).map(NextProbe::text).orElse(text("quiz.question-gone"));
    }

    /**
     * The follow-up's place in its rubric, short enough for a button's token: {@code k2}, {@code m0}, {@code b1}.
     */
    static String code(Optional<Question> question, FollowUpAsked asked) {
        Rubric rubric = question.map(Question::rubric).orElse(Rubric.NONE);
        return switch (asked.kind()) {
            case KEY_POINT ->
                "k" + rubric.keyPoints().stream().map(KeyPoint::id).toList().indexOf(asked.target());
            case MISCONCEPTION ->
                "m"
                        + rubric.misconceptions().stream()
                                .map(Misconception::id)
                                .toList()
                                .indexOf(asked.target());
            case BRANCH ->
                "b" + rubric.followUps().stream().map(FollowUp::id).toList().indexOf(asked.target());
        };
    }

    /** The text of the follow-up with that code; empty where the rubric has none. */
    static Optional<String> textOfCode(Question question, String code) {
        if (!code.matches("[kmb][0-9]{1,2}")) {
            return Optional.empty();
        }
        Rubric rubric = question.rubric();
        int index = Integer.parseInt(code.substring(1));
        return switch (code.charAt(0)) {
            case 'k' -> at(rubric.keyPoints(), index).flatMap(KeyPoint::ask).map(Probe::text);
            case 'm' ->
                at(rubric.misconceptions(), index).flatMap(Misconception::ask).map(Probe::text);
            default -> at(rubric.followUps(), index).map(FollowUp::text);
        };
    }

    private static <T> Optional<T> at(List<T> list, int index) {
        return index < list.size() ? Optional.of(list.get(index)) : Optional.empty();
    }

    /** The verdict as a coach says it: what was right, what is missing and why it matters, what was wrong. */
    List<Part> feedback(Question question, String answer) {
        Verdict verdict = context.grader().grade(question, answer);
        return worded(verdict, Feedback.of(question, verdict, false));
    }

    /**
     * A button for each gap that the feedback names, for whoever did say it; empty where there is none.
     *
     * @param of the conversation that stores the answer
     * @param step of the answer
     */
    Optional<Part> contest(Question question, String answer, ConversationId of, int step) {
        Verdict verdict = context.grader().grade(question, answer);
        List<String> gaps = Feedback.of(question, verdict, false).gaps().stream()
                .map(Feedback.Gap::pointId)
                .toList();
        return said(question, gaps, of, step);
    }

    /**
     * A button for each of these points; empty where there is none.
     *
     * @param missed ids, in the order in which they are shown
     */
    Optional<Part> said(Question question, List<String> missed, ConversationId of, int step) {
        List<String> points =
                question.rubric().keyPoints().stream().map(KeyPoint::id).toList();
        List<Part.Control> controls = new ArrayList<>();
        for (String point : missed) {
            String label = missed.size() == 1 ? text("button.said") : text("button.said-number", controls.size() + 1);
            controls.add(new Part.Button(
                    label, Token.of(Need.WHISPER, FairTokens.SAID, of, step, String.valueOf(points.indexOf(point)))));
        }
        return controls.isEmpty() ? Optional.empty() : Optional.of(new Part.Actions(controls));
    }

    /** For whoever holds the verdict or the question for wrong. */
    Part object(Question question, ConversationId of, int step) {
        return new Part.Actions(
                new Part.Button(text("button.appeal"), Token.of(Need.FORM, FairTokens.APPEAL, of, step)),
                report(question));
    }

    /** For whoever finds something wrong with the question. */
    Part.Button report(Question question) {
        String id = question.id().value();
        // A workspace's own question is found through the conversation that asked it: direct messages name no
        // workspace.
        Token token = Pack.isOwn(question.id().pack())
                ? Token.of(Need.FORM, FairTokens.REPORT, context.self(), 0, id)
                : Token.start(Need.FORM, FairTokens.REPORT, id);
        return new Part.Button(text("button.report"), token);
    }

    private List<Part> worded(Verdict verdict, Feedback feedback) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Prose(
                verdict.ranked()
                        ? text("verdict.level", text("verdict.level." + verdict.level()), verdict.level())
                        : text("verdict.likeness", verdict.permille() / 10)));
        feedback.guard().ifPresent(sentence -> parts.add(new Part.Prose(sentence)));
        if (!feedback.right().isEmpty()) {
            StringBuilder lines = new StringBuilder("**" + text("verdict.right") + "**");
            for (Feedback.Right right : feedback.right()) {
                // What it was heard in stands below what it is, else the two read as one sentence.
                lines.append("\n- ")
                        .append(right.whole() ? right.says() + Md.LINE_BREAK + ITEM_INDENT : "")
                        .append(quoted(right.quote()))
                        .append(right.whole() ? "" : " " + text("verdict.partly"));
            }
            parts.add(new Part.Prose(lines.toString()));
        }
        if (!feedback.gaps().isEmpty()) {
            StringBuilder lines = new StringBuilder("**" + text("verdict.missing") + "**");
            int number = 0;
            for (Feedback.Gap gap : feedback.gaps()) {
                number++;
                lines.append("\n- ");
                if (feedback.gaps().size() > 1) {
                    lines.append("**").append(number).append("** ");
                }
                if (gap.contradicted()) {
                    lines.append(text("verdict.opposite", quoted(gap.quote()))).append(" ");
                }
                lines.append(gap.nudge().isEmpty() ? "" : gap.nudge() + " ").append(gap.why());
            }
            parts.add(new Part.Prose(lines.toString()));
        }
        if (!feedback.corrections().isEmpty()) {
            StringBuilder lines = new StringBuilder("**" + text("verdict.wrong") + "**");
            for (Feedback.Correction correction : feedback.corrections()) {
                lines.append("\n- ").append(quoted(correction.quote()));
                if (!correction.correction().isEmpty()) {
                    lines.append(Md.LINE_BREAK).append(ITEM_INDENT).append(correction.correction());
                }
            }
            parts.add(new Part.Prose(lines.toString()));
        }
        if (feedback.next() instanceof Feedback.NextStep.Retry
                && feedback.guard().isEmpty()) {
            parts.add(new Part.Small(text("verdict.retry")));
        }
        return parts;
    }

    /** Feedback on a reply to a follow-up; by now the point may be told. */
    List<Part> followUpFeedback(Question question, FollowUpAsked asked, String reply, Assessment assessment) {
        Optional<Verdict> verdict =
                probe(question, asked).map(it -> context.grader().gradeProbe(question, it, reply));
        List<Part> parts = new ArrayList<>();
        boolean right = assessment.scorePermille() >= 1000;
        StringBuilder lines = new StringBuilder(text(
                right ? "follow-up.right" : assessment.scorePermille() > 0 ? "follow-up.partly" : "follow-up.missed"));
        verdict.ifPresent(it -> it.points().stream()
                .filter(point -> !point.quote().isEmpty() && point.mark() == Mark.COVERED)
                .forEach(point -> lines.append("\n- ").append(quoted(point.quote()))));
        verdict.flatMap(it -> it.guard())
                .ifPresent(guard -> lines.append("\n\n").append(guard.kind().sentence()));
        parts.add(new Part.Prose(lines.toString()));
        if (!right) {
            parts.add(new Part.Prose(text("follow-up.answer", rightReply(question, asked))));
        }
        return parts;
    }

    private String rightReply(Question question, FollowUpAsked asked) {
        Rubric rubric = question.rubric();
        return switch (asked.kind()) {
            case MISCONCEPTION ->
                rubric.findMisconception(asked.target())
                        .map(Misconception::correction)
                        .orElse("");
            case KEY_POINT ->
                rubric.findKeyPoint(asked.target()).map(KeyPoint::says).orElse("");
            case BRANCH ->
                rubric.findFollowUp(asked.target()).map(FollowUp::answer).orElse("");
        };
    }

    /** The arithmetic of a verdict, line by line, so that anybody can check it by hand. */
    List<Part> arithmetic(Question question, Result result, QuizPolicy policy) {
        Verdict verdict = context.grader().grade(question, result.given().text());
        List<Part> parts = new ArrayList<>();
        if (!verdict.ranked()) {
            parts.add(new Part.Prose(text("why.likeness", verdict.permille())));
            return parts;
        }
        Arithmetic sum = verdict.arithmetic();
        StringBuilder lines = new StringBuilder();
        for (PointVerdict point : verdict.points()) {
            String says = question.rubric()
                    .findKeyPoint(point.id())
                    .map(KeyPoint::says)
                    .orElse(point.id());
            lines.append("\n- ")
                    .append(text(
                            point.required() ? "why.point-required" : "why.point",
                            text("mark." + point.mark().key()),
                            says,
                            decimal(point.earned()),
                            point.weight()));
            if (!point.quote().isEmpty()) {
                lines.append(" ").append(quoted(point.quote()));
            }
        }
        parts.add(new Part.Prose(text("why.title") + lines));
        parts.add(new Part.Prose(text(
                "why.sum",
                decimal(sum.earned()),
                decimal(sum.possible()),
                sum.sharePermille() / 10,
                sum.requiredCovered(),
                sum.requiredTotal(),
                text("verdict.level." + sum.levelBeforeCaps()),
                sum.breadthPermille() / 10,
                sum.totalPermille() / 10)));
        for (Arithmetic.Cap cap : sum.caps()) {
            parts.add(new Part.Prose(text(
                    "why.cap." + cap.reason().name().toLowerCase(Locale.ROOT),
                    Md.escape(cap.because()),
                    text("verdict.level." + cap.level()))));
        }
        if (result.hints() > 0) {
            parts.add(new Part.Prose(text("why.hints", result.hints(), result.hints() * policy.hintCost() / 10)));
        }
        for (FollowUpDone done : result.followUps()) {
            parts.add(new Part.Prose(text("why.follow-up", done.scorePermille() / 10, policy.followUpShare() / 10)));
        }
        parts.add(new Part.Small(text(
                "why.versions",
                result.scorePermille() / 10,
                verdict.graderVersion(),
                question.revision().substring(0, Math.min(8, question.revision().length())))));
        return parts;
    }

    /** Thousandths with at most two decimals. */
    private static String decimal(int thousandths) {
        String text = thousandths / 1000 + "." + String.format(Locale.ROOT, "%03d", thousandths % 1000);
        return text.replaceAll("\\.?0+$", "");
    }

    /** Somebody's words inside a sentence: quoted, harmless, shortened with a visible mark. */
    private static String quoted(String words) {
        int longest = 160;
        String line = words.strip();
        if (line.length() > longest) {
            int cut = Character.isHighSurrogate(line.charAt(longest - 1)) ? longest - 1 : longest;
            line = line.substring(0, cut) + "\u2026";
        }
        return "\u201c" + Md.escape(line) + "\u201d";
    }

    private String text(String key, Object... arguments) {
        return context.texts().of(key, arguments);
    }
}
