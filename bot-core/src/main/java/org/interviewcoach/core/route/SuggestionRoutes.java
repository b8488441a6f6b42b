package org.interviewcoach.core.route;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.command.PackCommand;
import org.interviewcoach.core.command.ProfileCommand;
import org.interviewcoach.core.command.SuggestionCommand;
import org.interviewcoach.core.command.SuggestionCommand.Typed;
import org.interviewcoach.core.decide.OwnPack;
import org.interviewcoach.core.decide.PackForms;
import org.interviewcoach.core.decide.SuggestionForms;
import org.interviewcoach.core.decide.SuggestionTokens;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.route.Routed.Existing;
import org.interviewcoach.core.route.Routed.Fresh;
import org.interviewcoach.core.route.Routed.History;
import org.interviewcoach.core.route.Routed.Lookup;
import org.interviewcoach.core.route.Routed.Now;
import org.interviewcoach.core.route.Routed.To;
import org.interviewcoach.core.state.SuggestionState;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.Place;

/** Finds where what somebody does with a suggested question goes. */
final class SuggestionRoutes {
    private final Texts texts;

    SuggestionRoutes(Texts texts) {
        this.texts = texts;
    }

    /** {@code /coach suggest}. */
    Routed suggest(Place place) {
        if (!OwnPack.possible(place.scope())) {
            return whisper("suggest.where-typed");
        }
        return new Now(new Reply.OpenForm(
                SuggestionForms.suggest(Token.start(Need.WHISPER, SuggestionTokens.SUGGEST), texts)));
    }

    /** {@code /coach suggestions}: the one that waits longest. */
    Routed waiting(Place place) {
        return new Lookup(ClaimKey.suggestionsOf(place.scope()), found -> {
            if (!found.asker().may(Capability.REVIEW_APPEALS)) {
                return whisper("suggest.not-allowed");
            }
            List<SuggestionState> all = suggestions(found);
            return all.isEmpty()
                    ? whisper("suggest.none")
                    : new To(new Existing(all.getFirst().id()), new SuggestionCommand.Show(), History.NONE);
        });
    }

    /** {@code /coach pack}: the workspace's own questions, as a table. */
    Routed pack(Place place) {
        return new Lookup(ClaimKey.ownQuestionsOf(place.scope()), found -> {
            if (!found.asker().may(Capability.REVIEW_APPEALS)) {
                return whisper("suggest.not-allowed");
            }
            ProfileCommand.SendPack send =
                    new ProfileCommand.SendPack(OwnPack.table(found.states()), OwnPack.files(found.states()));
            return send.table().isEmpty() && send.files().isEmpty()
                    ? whisper("suggest.no-pack")
                    : new To(new Routed.Profile(), send, History.NONE);
        });
    }

    /** {@code /coach upload}: a form that takes such a table, or a pack as a file. */
    Routed upload(Place place) {
        if (!OwnPack.possible(place.scope())) {
            return whisper("suggest.where-typed");
        }
        return new Lookup(
                ClaimKey.ownQuestionsOf(place.scope()),
                found -> found.asker().may(Capability.REVIEW_APPEALS)
                        ? new Now(new Reply.OpenForm(PackForms.upload(texts)))
                        : whisper("suggest.not-allowed"));
    }

    private static List<SuggestionState> suggestions(Routed.Found found) {
        return found.states().stream()
                .filter(SuggestionState.class::isInstance)
                .map(SuggestionState.class::cast)
                .sorted(Comparator.comparing(SuggestionState::at).thenComparing(SuggestionState::id))
                .toList();
    }

    Routed press(Inbound.Press press) {
        Token token = press.token();
        if (token.conversation().isEmpty()) {
            return whisper("button-gone");
        }
        return switch (token.action()) {
            case SuggestionTokens.ACCEPT -> to(token.conversation().get(), new SuggestionCommand.Accept());
            case SuggestionTokens.EDIT -> to(token.conversation().get(), new SuggestionCommand.OpenEdit());
            case SuggestionTokens.DENY ->
                new Now(new Reply.OpenForm(SuggestionForms.deny(
                        new Token(Need.WHISPER, token.action(), token.conversation(), token.step(), List.of()),
                        texts)));
            case SuggestionTokens.TAKE -> pack(token, new PackCommand.Take(token.step()));
            case SuggestionTokens.LEAVE -> pack(token, new PackCommand.Leave(token.step()));
            case SuggestionTokens.UNDO -> pack(token, new PackCommand.Undo(token.step()));
            default -> whisper("button-gone");
        };
    }

    Routed submit(Inbound.Submit submit) {
        Token token = submit.token();
        Place place = submit.header().place();
        Typed typed = new Typed(
                submit.value(SuggestionForms.QUESTION),
                submit.value(SuggestionForms.ANSWER),
                submit.value(SuggestionForms.SECTION),
                submit.value(SuggestionForms.LEVEL));
        if (token.action().equals(SuggestionTokens.SUGGEST)) {
            boolean credited = submit.value(SuggestionForms.CREDIT).equals("yes");
            return new To(
                    new Fresh(place.scope()), new SuggestionCommand.Suggest(place, typed, credited), History.NONE);
        }
        if (token.action().equals(SuggestionTokens.UPLOAD)) {
            return new To(
                    new Routed.OwnPack(),
                    new PackCommand.Upload(
                            place,
                            submit.value(PackForms.TABLE),
                            Optional.ofNullable(submit.files().get(PackForms.FILE))),
                    History.NONE);
        }
        if (token.conversation().isEmpty()) {
            return whisper("button-gone");
        }
        return token.action().equals(SuggestionTokens.EDIT)
                ? to(token.conversation().get(), new SuggestionCommand.AcceptMended(typed))
                : to(token.conversation().get(), new SuggestionCommand.Deny(submit.value(SuggestionForms.SENTENCE)));
    }

    private static Routed pack(Token token, PackCommand command) {
        return new To(new Existing(token.conversation().orElseThrow()), command, History.NONE);
    }

    private static Routed to(ConversationId id, SuggestionCommand command) {
        return new To(new Existing(id), command, History.NONE);
    }

    private Routed whisper(String key) {
        return new Now(Reply.whisper(texts.of(key)));
    }
}
