package org.interviewcoach.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.command.AppealCommand;
import org.interviewcoach.core.command.SystemCommand;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Md.TimeStyle;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Accepted;
import org.interviewcoach.core.outcome.Outcome.Rejected;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.Learners.Answered;
import org.interviewcoach.core.state.AppealState;
import org.interviewcoach.core.state.AppealState.Decision;
import org.interviewcoach.core.state.AppealState.Mending;
import org.interviewcoach.core.state.AppealState.Ruling;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.Scope;

/** The rules of an appeal: one a verdict, ruled on by somebody else, never without a word. */
final class AppealDecider {
    /** How long reviewers have before the author is told that nobody has ruled. */
    static final Duration ANSWER_WITHIN = Duration.ofDays(3);

    /** More reviewers than this are not written to at once; the rest find it with {@code /coach appeals}. */
    private static final int MOST_TOLD = 5;

    private static final Slot TOLD = new Slot("told");
    private static final Slot UNANSWERED = new Slot("unanswered");

    Outcome<AppealState> decide(Optional<AppealState> state, AppealCommand command, Context context) {
        return switch (command) {
            case AppealCommand.Open open -> state.isPresent() ? stale() : open(open, context);
            case AppealCommand.Withdraw withdraw ->
                state.map(it -> withdraw(it, context)).orElseGet(AppealDecider::stale);
            case AppealCommand.Mend mend -> state.map(it -> mend(it, context)).orElseGet(AppealDecider::stale);
            case AppealCommand.Show show ->
                state.map(it -> show(it, context)).orElseGet(() -> reject(Why.OVER, "appeal.gone", context));
            case AppealCommand.Rule rule ->
                state.map(it -> rule(it, rule, context)).orElseGet(() -> reject(Why.OVER, "appeal.gone", context));
        };
    }

    Outcome<AppealState> system(AppealState state, SystemCommand command, Context context) {
        return switch (command) {
            case SystemCommand.Timeout timeout ->
                state.mending().isPresent() ? mend(state, context) : timeout(state, context);
            case SystemCommand.EffectDone done -> stale();
            case SystemCommand.Downtime downtime -> stale();
        };
    }

    private static Outcome<AppealState> open(AppealCommand.Open open, Context context) {
        Asker asker = context.requireAsker();
        Optional<Answered> found = context.learners().answer(asker.learner(), open.of(), open.step());
        if (found.isEmpty()) {
            return reject(Why.INVALID, "quiz.nothing-yours", context);
        }
        ClaimKey only = ClaimKey.appealOf(asker.learner(), open.of(), open.step());
        if (context.conflicts().containsKey(only)) {
            return reject(Why.TAKEN, "appeal.already", context);
        }
        Fact.Attempt attempt = found.get().attempt();
        List<Actor> reviewers = reviewers(attempt.scope(), asker.actor(), context);
        AppealState state = new AppealState(
                context.self(),
                attempt.scope(),
                asker.learner(),
                asker.actor(),
                attempt.conversation(),
                attempt.step(),
                attempt.question(),
                attempt.answer(),
                attempt.scorePermille(),
                attempt.level(),
                open.reason().strip(),
                context.now(),
                context.now().plus(ANSWER_WITHIN),
                reviewers.size(),
                false,
                Optional.empty(),
                Optional.empty());
        List<Effect> effects = new ArrayList<>();
        Message card = new AppealCards(context).review(state);
        for (int i = 0; i < reviewers.size(); i++) {
            effects.add(new Effect.Post(slot(i), new Target.ToPerson(reviewers.get(i)), card));
        }
        String until = Md.time(state.answerBy(), TimeStyle.RELATIVE);
        return new Accepted<>(
                state,
                Reply.whisper(context.texts().of(reviewers.isEmpty() ? "appeal.nobody" : "appeal.sent", until)),
                effects,
                List.of(),
                List.of(
                        new ClaimChange.Take(only),
                        new ClaimChange.Take(ClaimKey.appeal(attempt.scope(), context.self()))));
    }

    private static Slot slot(int reviewer) {
        return new Slot("review" + reviewer);
    }

    /** Those whom the coach itself has named; the platform's own admins are not known before they press something. */
    private static List<Actor> reviewers(Scope scope, Actor author, Context context) {
        return context.workspaces().apply(scope).grants().entrySet().stream()
                .filter(it -> it.getValue().contains(Capability.REVIEW_APPEALS))
                .map(it -> new Actor(scope.platform(), scope.tenant(), it.getKey()))
                .filter(it -> !it.key().equals(author.key()))
                .limit(MOST_TOLD)
                .toList();
    }

    /** Whether somebody rules in that workspace, wherever they press: a direct message may belong to no workspace. */
    private static boolean mayRule(Scope scope, Asker asker, Context context) {
        boolean here = asker.actor().tenant().equals(scope.tenant()) && asker.may(Capability.REVIEW_APPEALS);
        Set<Capability> granted = context.workspaces()
                .apply(scope)
                .grants()
                .getOrDefault(asker.actor().user(), Set.of());
        boolean same = new Actor(scope.platform(), scope.tenant(), asker.actor().user())
                .key()
                .equals(asker.actor().key());
        return here || (same && granted.contains(Capability.REVIEW_APPEALS));
    }

    private static Outcome<AppealState> withdraw(AppealState state, Context context) {
        if (!context.requireAsker().learner().equals(state.learner())) {
            return stale();
        }
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < state.reviewers(); i++) {
            if (context.slots().containsKey(slot(i))) {
                effects.add(
                        new Effect.Edit(slot(i), Message.ofText(context.texts().of("appeal.withdrawn"))));
            }
        }
        return new Accepted<>(
                state.withdrawn(),
                Reply.ACKNOWLEDGE,
                effects,
                List.of(),
                List.of(new ClaimChange.Release(ClaimKey.appeal(state.scope(), state.id()))));
    }

    private static Outcome<AppealState> show(AppealState state, Context context) {
        return mayRule(state.scope(), context.requireAsker(), context)
                ? new Rejected<>(Why.NO_CHANGE, new Reply.Whisper(new AppealCards(context).review(state)))
                : reject(Why.NOT_ALLOWED, "appeal.not-allowed", context);
    }

    private static Outcome<AppealState> rule(AppealState state, AppealCommand.Rule rule, Context context) {
        Asker asker = context.requireAsker();
        if (!mayRule(state.scope(), asker, context)) {
            return reject(Why.NOT_ALLOWED, "appeal.not-allowed", context);
        }
        if (asker.learner().equals(state.learner())) {
            return reject(Why.NOT_ALLOWED, "appeal.own", context);
        }
        if (state.ruling().isPresent()) {
            return reject(Why.OVER, "appeal.ruled-already", context);
        }
        Optional<Question> question = context.bank().find(state.question());
        Optional<Answered> answered = context.learners().answer(state.learner(), state.of(), state.step());
        if (question.isEmpty() || answered.isEmpty()) {
            return reject(Why.OVER, "quiz.question-gone", context);
        }
        Map<String, String> errors = new LinkedHashMap<>();
        Optional<Decision> decision = decision(rule.ruling());
        if (decision.isEmpty()) {
            errors.put(FairForms.RULING, context.texts().of("appeal.rule.which"));
        }
        if (rule.sentence().isBlank()) {
            errors.put(FairForms.SENTENCE, context.texts().of("appeal.rule.say-why"));
        }
        boolean hasPoints = !question.get().rubric().isEmpty();
        if (decision.equals(Optional.of(Decision.PARTLY))
                && hasPoints
                && rule.points().isEmpty()) {
            errors.put(FairForms.POINTS, context.texts().of("appeal.rule.which-points"));
        }
        if (!errors.isEmpty()) {
            Token again = Token.of(
                    Need.WHISPER,
                    FairTokens.RULE,
                    state.id(),
                    0,
                    state.question().value());
            return new Rejected<>(
                    Why.INVALID, new Reply.RefuseForm(FairForms.rule(again, question, context.texts()), errors));
        }
        Ruling ruling =
                new Ruling(decision.get(), rule.points(), rule.sentence().strip(), asker.actor(), context.now());
        return rule(state, ruling, question.get(), answered.get(), context);
    }

    private static Outcome<AppealState> rule(
            AppealState state, Ruling ruling, Question question, Answered answered, Context context) {
        Optional<Fact.Corrected> corrected = Optional.empty();
        if (ruling.decision() != Decision.REJECT && !question.rubric().isEmpty()) {
            Set<String> made = new HashSet<>(Fairness.made(answered));
            boolean whole =
                    ruling.decision() == Decision.ACCEPT && ruling.points().isEmpty();
            made.addAll(
                    whole
                            ? question.rubric().keyPoints().stream()
                                    .map(KeyPoint::id)
                                    .collect(Collectors.toSet())
                            : ruling.points());
            corrected = Optional.of(Fairness.corrected(
                    answered,
                    question,
                    made,
                    ruling.decision() == Decision.ACCEPT,
                    Fact.Cause.APPEAL,
                    Optional.empty(),
                    context));
        }
        AppealState next = corrected.isPresent()
                ? state.ruled(ruling).mending(new Mending(question.revision(), context.now(), Optional.empty(), true))
                : state.ruled(ruling);
        AppealCards cards = new AppealCards(context);
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < state.reviewers(); i++) {
            if (context.slots().containsKey(slot(i))) {
                effects.add(new Effect.Edit(slot(i), cards.review(next)));
            }
        }
        effects.add(new Effect.Post(
                TOLD,
                new Target.ToPerson(state.author()),
                cards.decided(next, ruling, corrected.flatMap(Fact.Corrected::level))));
        return new Accepted<>(
                next,
                Reply.whisper(context.texts().of("appeal.thanks")),
                effects,
                corrected.<Fact>map(it -> it).stream().toList(),
                claims(state, corrected.isPresent()));
    }

    private static List<ClaimChange> claims(AppealState state, boolean upheld) {
        ClaimChange over = new ClaimChange.Release(ClaimKey.appeal(state.scope(), state.id()));
        return upheld ? List.of(over, new ClaimChange.Take(ClaimKey.upheld(state.id()))) : List.of(over);
    }

    private static Outcome<AppealState> mend(AppealState state, Context context) {
        Optional<Question> question = context.bank().find(state.question());
        return question.isEmpty() ? stale() : Mends.next(state, question.get(), context);
    }

    private static Optional<Decision> decision(String word) {
        return switch (word) {
            case "accept" -> Optional.of(Decision.ACCEPT);
            case "partly" -> Optional.of(Decision.PARTLY);
            case "reject" -> Optional.of(Decision.REJECT);
            default -> Optional.empty();
        };
    }

    private static Outcome<AppealState> timeout(AppealState state, Context context) {
        boolean isDue =
                state.due().filter(it -> !it.at().isAfter(context.now())).isPresent();
        if (!isDue) {
            return stale();
        }
        Optional<Instant> quietUntil = context.workspace().quietUntil(context.now());
        if (quietUntil.isPresent()) {
            return new Accepted<>(
                    state.postponed(quietUntil.get()), Reply.ACKNOWLEDGE, List.of(), List.of(), List.of());
        }
        return new Accepted<>(
                state.asOverdue(),
                Reply.ACKNOWLEDGE,
                List.of(new Effect.Post(
                        UNANSWERED, new Target.ToPerson(state.author()), new AppealCards(context).unanswered(state))),
                List.of(),
                List.of());
    }

    private static Outcome<AppealState> stale() {
        return new Rejected<>(Why.STALE, Reply.ACKNOWLEDGE);
    }

    private static Outcome<AppealState> reject(Why why, String key, Context context) {
        return new Rejected<>(why, Reply.whisper(context.texts().of(key)));
    }
}
