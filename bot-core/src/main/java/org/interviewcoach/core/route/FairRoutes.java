package org.interviewcoach.core.route;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.command.AppealCommand;
import org.interviewcoach.core.command.ProfileCommand;
import org.interviewcoach.core.decide.FairForms;
import org.interviewcoach.core.decide.FairTokens;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.route.Routed.Existing;
import org.interviewcoach.core.route.Routed.Fresh;
import org.interviewcoach.core.route.Routed.History;
import org.interviewcoach.core.route.Routed.Lookup;
import org.interviewcoach.core.route.Routed.Now;
import org.interviewcoach.core.route.Routed.To;
import org.interviewcoach.core.state.AppealState;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.Place;

/** Finds where what somebody holds against a verdict or a question goes. */
final class FairRoutes {
    private final Bank bank;
    private final Texts texts;

    FairRoutes(Bank bank, Texts texts) {
        this.bank = bank;
        this.texts = texts;
    }

    /** {@code /coach appeals}: the one that waits longest. */
    Routed appeals(Place place) {
        return new Lookup(ClaimKey.appealsOf(place.scope()), found -> {
            if (!found.asker().may(Capability.REVIEW_APPEALS)) {
                return whisper("appeal.not-allowed");
            }
            List<AppealState> open = found.states().stream()
                    .filter(AppealState.class::isInstance)
                    .map(AppealState.class::cast)
                    .filter(it -> !it.learner().equals(found.asker().learner()))
                    .sorted(Comparator.comparing(AppealState::at))
                    .toList();
            return open.isEmpty()
                    ? whisper("appeal.none")
                    : new To(new Existing(open.getFirst().id()), new AppealCommand.Show(), History.NONE);
        });
    }

    Routed press(Inbound.Press press) {
        Token token = press.token();
        return switch (token.action()) {
            case FairTokens.SAID -> said(token);
            case FairTokens.APPEAL -> new Now(new Reply.OpenForm(FairForms.appeal(token, texts)));
            case FairTokens.RULE ->
                new Now(new Reply.OpenForm(
                        FairForms.rule(token, QuestionId.find(token.argument(0)).flatMap(bank::find), texts)));
            case FairTokens.REPORT -> new Now(new Reply.OpenForm(FairForms.report(token, texts)));
            default -> whisper("button-gone");
        };
    }

    private Routed said(Token token) {
        Optional<ConversationId> of = token.conversation();
        String point = token.argument(0);
        return of.isPresent() && point.matches("[0-9]{1,2}")
                ? new To(
                        new Routed.Profile(),
                        new ProfileCommand.SayThat(of.get(), token.step(), Integer.parseInt(point)),
                        History.NONE)
                : whisper("button-gone");
    }

    Routed submit(Inbound.Submit submit) {
        Token token = submit.token();
        Optional<ConversationId> about = token.conversation();
        Place place = submit.header().place();
        if (token.action().equals(FairTokens.REPORT)) {
            return QuestionId.find(token.argument(0))
                    .<Routed>map(it -> new To(
                            new Routed.Profile(),
                            new ProfileCommand.Report(
                                    place, it, submit.value(FairForms.COMPLAINT), submit.value(FairForms.NOTE)),
                            History.NONE))
                    .orElseGet(() -> whisper("quiz.question-gone"));
        }
        if (about.isEmpty()) {
            return whisper("button-gone");
        }
        return token.action().equals(FairTokens.APPEAL)
                ? new To(
                        new Fresh(place.scope()),
                        new AppealCommand.Open(about.get(), token.step(), submit.value(FairForms.REASON)),
                        History.NONE)
                : new To(
                        new Existing(about.get()),
                        new AppealCommand.Rule(
                                submit.value(FairForms.RULING),
                                submit.values().getOrDefault(FairForms.POINTS, List.of()).stream()
                                        .filter(it -> !it.isEmpty())
                                        .toList(),
                                submit.value(FairForms.SENTENCE)),
                        History.NONE);
    }

    private Routed whisper(String key) {
        return new Now(Reply.whisper(texts.of(key)));
    }
}
