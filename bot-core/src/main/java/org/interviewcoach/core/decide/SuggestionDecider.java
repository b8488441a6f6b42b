package org.interviewcoach.core.decide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interviewcoach.core.bank.Level;
import org.interviewcoach.core.command.SuggestionCommand;
import org.interviewcoach.core.command.SuggestionCommand.Typed;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Accepted;
import org.interviewcoach.core.outcome.Outcome.Rejected;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.state.SuggestionState;
import org.interviewcoach.core.state.SuggestionState.Content;
import org.interviewcoach.core.state.SuggestionState.Stage;
import org.interviewcoach.core.who.Capability;

/** The rules of a suggested question: it waits for a reviewer, and its author always hears what became of it. */
final class SuggestionDecider {
    private static final int SHORTEST_QUESTION = 10;
    private static final Slot TOLD = new Slot("told");

    Outcome<SuggestionState> decide(Optional<SuggestionState> state, SuggestionCommand command, Context context) {
        if (command instanceof SuggestionCommand.Suggest suggest) {
            return state.isPresent() ? new Rejected<>(Why.NO_CHANGE, Reply.ACKNOWLEDGE) : suggest(suggest, context);
        }
        if (state.isEmpty()) {
            return reject(Why.OVER, "suggest.gone", context);
        }
        SuggestionState it = state.get();
        if (!context.requireAsker().may(Capability.REVIEW_APPEALS)) {
            return reject(Why.NOT_ALLOWED, "suggest.not-allowed", context);
        }
        if (it.stage() != Stage.WAITING) {
            return reject(Why.OVER, "suggest.done-already", context);
        }
        return switch (command) {
            case SuggestionCommand.Suggest suggest -> throw new AssertionError(suggest);
            case SuggestionCommand.Show show -> new Rejected<>(Why.NO_CHANGE, new Reply.Whisper(card(it, context)));
            case SuggestionCommand.OpenEdit edit ->
                new Rejected<>(
                        Why.NO_CHANGE,
                        new Reply.OpenForm(SuggestionForms.suggest(
                                token(it, SuggestionTokens.EDIT, Need.WHISPER), typed(it), false, context.texts())));
            case SuggestionCommand.Accept accept -> accept(it, it.content(), context);
            case SuggestionCommand.AcceptMended mended -> mended(it, mended.typed(), context);
            case SuggestionCommand.Deny deny -> deny(it, deny.sentence().strip(), context);
        };
    }

    private static Outcome<SuggestionState> suggest(SuggestionCommand.Suggest suggest, Context context) {
        Asker asker = context.requireAsker();
        Map<String, String> errors = errors(suggest.typed(), context);
        if (!errors.isEmpty()) {
            Token again = Token.start(Need.WHISPER, SuggestionTokens.SUGGEST);
            return new Rejected<>(
                    Why.INVALID,
                    new Reply.RefuseForm(
                            SuggestionForms.suggest(again, suggest.typed(), true, context.texts()), errors));
        }
        SuggestionState state = new SuggestionState(
                context.self(),
                suggest.place().scope(),
                asker.learner(),
                asker.actor(),
                suggest.credited() ? asker.name() : "",
                content(suggest.typed()),
                context.now(),
                Stage.WAITING);
        return new Accepted<>(
                state,
                Reply.whisper(context.texts().of("suggest.thanks")),
                List.of(),
                List.of(),
                List.of(new ClaimChange.Take(ClaimKey.suggestion(state.scope(), state.id()))));
    }

    private static Map<String, String> errors(Typed typed, Context context) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (typed.question().strip().length() < SHORTEST_QUESTION) {
            errors.put(SuggestionForms.QUESTION, context.texts().of("suggest.error.question"));
        }
        if (typed.answer().isBlank()) {
            errors.put(SuggestionForms.ANSWER, context.texts().of("suggest.error.answer"));
        }
        return errors;
    }

    private static Content content(Typed typed) {
        return new Content(
                typed.question().strip(),
                typed.answer().strip(),
                typed.section().strip(),
                Level.find(typed.level()).orElse(Level.MID));
    }

    private static Typed typed(SuggestionState state) {
        Content it = state.content();
        return new Typed(it.question(), it.answer(), it.section(), it.level().key());
    }

    private static Outcome<SuggestionState> mended(SuggestionState state, Typed typed, Context context) {
        Map<String, String> errors = errors(typed, context);
        return errors.isEmpty()
                ? accept(state, content(typed), context)
                : new Rejected<>(
                        Why.INVALID,
                        new Reply.RefuseForm(
                                SuggestionForms.suggest(
                                        token(state, SuggestionTokens.EDIT, Need.WHISPER),
                                        typed,
                                        false,
                                        context.texts()),
                                errors));
    }

    private static Outcome<SuggestionState> accept(SuggestionState state, Content content, Context context) {
        String key = state.credit().isEmpty() ? "suggest.accepted" : "suggest.accepted-credited";
        return new Accepted<>(
                state.with(content, Stage.ACCEPTED),
                Reply.whisper(context.texts().of("suggest.taken", OwnPack.typed(state.with(content, Stage.ACCEPTED)))),
                List.of(told(state, content, context.texts().of(key), context)),
                List.of(),
                List.of(
                        new ClaimChange.Release(ClaimKey.suggestion(state.scope(), state.id())),
                        new ClaimChange.Take(ClaimKey.ownQuestion(state.scope(), state.id()))));
    }

    private static Outcome<SuggestionState> deny(SuggestionState state, String sentence, Context context) {
        if (sentence.isEmpty()) {
            return new Rejected<>(
                    Why.INVALID,
                    new Reply.RefuseForm(
                            SuggestionForms.deny(token(state, SuggestionTokens.DENY, Need.WHISPER), context.texts()),
                            Map.of(SuggestionForms.SENTENCE, context.texts().of("appeal.rule.say-why"))));
        }
        String told = context.texts().of("suggest.denied", Md.escape(sentence));
        return new Accepted<>(
                state.with(state.content(), Stage.DENIED),
                Reply.whisper(context.texts().of("appeal.thanks")),
                List.of(told(state, state.content(), told, context)),
                List.of(),
                List.of(new ClaimChange.Release(ClaimKey.suggestion(state.scope(), state.id()))));
    }

    private static Effect told(SuggestionState state, Content content, String words, Context context) {
        String title = context.texts().of("suggest.told");
        return new Effect.Post(
                TOLD,
                new Target.ToPerson(state.author()),
                new Message(title, new Part.Heading(title), new Part.Quote(content.question()), new Part.Prose(words)));
    }

    private static Message card(SuggestionState state, Context context) {
        List<Part> parts = new ArrayList<>();
        String title = context.texts().of("suggest.card");
        parts.add(new Part.Heading(title));
        parts.add(new Part.Quote(state.content().question()));
        parts.add(new Part.Quote(state.content().answer()));
        parts.add(new Part.Small(context.texts()
                .of(
                        "suggest.where",
                        state.content().section().isEmpty()
                                ? "\u2013"
                                : Md.escape(state.content().section()),
                        context.texts().of("level." + state.content().level().key()))));
        parts.add(new Part.Actions(
                new Part.Button(
                        context.texts().of("button.accept"),
                        token(state, SuggestionTokens.ACCEPT, Need.WHISPER),
                        Part.Style.PRIMARY),
                new Part.Button(context.texts().of("button.edit"), token(state, SuggestionTokens.EDIT, Need.FORM)),
                new Part.Button(context.texts().of("button.deny"), token(state, SuggestionTokens.DENY, Need.FORM))));
        return new Message(title, parts);
    }

    private static Token token(SuggestionState state, String action, Need need) {
        return Token.of(need, action, state.id(), 0);
    }

    private static Outcome<SuggestionState> reject(Why why, String key, Context context) {
        return new Rejected<>(why, Reply.whisper(context.texts().of(key)));
    }
}
