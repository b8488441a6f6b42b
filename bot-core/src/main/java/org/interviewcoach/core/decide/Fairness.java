package org.interviewcoach.core.decide;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.command.ProfileCommand;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.grading.Mark;
import org.interviewcoach.core.grading.Regrade;
import org.interviewcoach.core.grading.Verdict;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Accepted;
import org.interviewcoach.core.outcome.Outcome.Rejected;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.Learners.Answered;
import org.interviewcoach.core.state.ProfileState;

/** What somebody holds against a verdict or a question. */
final class Fairness {
    private Fairness() {}

    /** Corrects the person's own memory at once; the answer's words wait for the pack's author. */
    static Outcome<ProfileState> sayThat(ProfileState current, ProfileCommand.SayThat said, Context context) {
        Optional<Answered> found =
                context.learners().answer(context.requireAsker().learner(), said.of(), said.step());
        Optional<Question> question =
                found.flatMap(it -> context.bank().find(it.attempt().question()));
        if (found.isEmpty()
                || question.isEmpty()
                || said.point() >= question.get().rubric().keyPoints().size()) {
            return new Rejected<>(Why.INVALID, Reply.whisper(context.texts().of("quiz.nothing-yours")));
        }
        String point = question.get().rubric().keyPoints().get(said.point()).id();
        Set<String> made = made(found.get());
        if (!made.add(point)) {
            return new Rejected<>(Why.NO_CHANGE, Reply.whisper(context.texts().of("said.already")));
        }
        Fact.Corrected corrected =
                corrected(found.get(), question.get(), made, false, Fact.Cause.SAID, Optional.of(point), context);
        String says = question.get().rubric().keyPoints().get(said.point()).says();
        return new Accepted<>(
                current,
                Reply.whisper(context.texts().of("said.done", says)),
                List.of(),
                List.of(corrected),
                List.of());
    }

    /** Points that count as made as things stand. */
    static Set<String> made(Answered answered) {
        List<Fact.PointResult> points = answered.corrections().isEmpty()
                ? answered.attempt().points()
                : answered.corrections().getLast().points();
        return covered(points);
    }

    /** The points among these that are covered; for the caller to change. */
    static Set<String> covered(List<Fact.PointResult> points) {
        Set<String> covered = new HashSet<>();
        points.stream().filter(it -> it.mark() == Mark.COVERED).forEach(it -> covered.add(it.point()));
        return covered;
    }

    /** The answer's grade with these points made. */
    static Fact.Corrected corrected(
            Answered answered,
            Question question,
            Set<String> made,
            boolean pardoned,
            Fact.Cause cause,
            Optional<String> point,
            Context context) {
        Fact.Attempt attempt = answered.attempt();
        Verdict verdict = context.grader().grade(question, attempt.answer());
        Regrade regrade = Regrade.of(question, verdict, made, pardoned);
        int cost = attempt.hints() * QuizPolicy.DEFAULT.hintCost();
        return new Fact.Corrected(
                attempt.learner(),
                attempt.scope(),
                attempt.conversation(),
                attempt.step(),
                attempt.question(),
                question.revision(),
                cause,
                point,
                regrade.marks().stream()
                        .map(it -> new Fact.PointResult(it.point(), it.mark()))
                        .toList(),
                Math.max(0, regrade.permille() - cost),
                Optional.of(regrade.level()),
                context.now());
    }

    static Outcome<ProfileState> report(ProfileState current, ProfileCommand.Report report, Context context) {
        Optional<Question> question = context.bank().find(report.question());
        Optional<Fact.Complaint> complaint = Fact.Complaint.find(report.complaint());
        if (question.isEmpty() || complaint.isEmpty()) {
            return new Rejected<>(Why.INVALID, Reply.whisper(context.texts().of("quiz.question-gone")));
        }
        Fact.Reported reported = new Fact.Reported(
                context.requireAsker().learner(),
                report.place().scope(),
                report.question(),
                question.get().revision(),
                complaint.get(),
                report.note().strip(),
                context.now());
        return new Accepted<>(
                current, Reply.whisper(context.texts().of("report.done")), List.of(), List.of(reported), List.of());
    }
}
