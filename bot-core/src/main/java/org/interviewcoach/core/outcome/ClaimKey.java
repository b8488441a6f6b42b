package org.interviewcoach.core.outcome;

import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.Scope;

/**
 * Something that only one conversation can hold at a time, for example this channel's live quiz.
 *
 * @param kind what it is about
 * @param value whose or where
 */
public record ClaimKey(String kind, String value) {
    /** The kind of {@link #upheld}'s keys, of all workspaces: they share most packs. */
    public static final String UPHELD = "upheld";

    /** The kind of {@link #seat}'s keys. */
    public static final String SEATS = "seat";

    /** The one live quiz of a channel. */
    public static ClaimKey channelQuiz(Scope scope) {
        return new ClaimKey("channel-quiz", scope.key());
    }

    /** The conversation whose question a person's next direct message answers. */
    public static ClaimKey focus(Actor actor) {
        return new ClaimKey("focus", actor.key());
    }

    /** A question of the day by its number, which is unique in its workspace; by kind all of them can be listed. */
    public static ClaimKey daily(Scope scope, int number) {
        return new ClaimKey("daily/" + scope.tenantKey(), String.valueOf(number));
    }

    /** The one active seat of a person in mock interviews; by kind all sessions that have begun can be listed. */
    public static ClaimKey seat(LearnerId learner) {
        return new ClaimKey(SEATS, learner.value());
    }

    /** The one session of a thread. */
    public static ClaimKey thread(Scope channel, String thread) {
        return new ClaimKey("thread", channel.key() + "/" + thread);
    }

    /** The one appeal against a verdict. */
    public static ClaimKey appealOf(LearnerId learner, ConversationId of, int step) {
        return new ClaimKey("appeal-of", learner + "/" + of + "/" + step);
    }

    /** An appeal that waits for a ruling; by kind all of a workspace can be listed. */
    public static ClaimKey appeal(Scope scope, ConversationId appeal) {
        return new ClaimKey(appealsOf(scope), appeal.value());
    }

    /** The kind of {@link #appeal}'s keys of one workspace. */
    public static String appealsOf(Scope scope) {
        return "appeal/" + scope.tenantKey();
    }

    /** An appeal that was upheld, so that other answers follow once its question is mended. */
    public static ClaimKey upheld(ConversationId appeal) {
        return new ClaimKey(UPHELD, appeal.value());
    }

    /** A suggested question that waits for a reviewer; by kind all of a workspace can be listed. */
    public static ClaimKey suggestion(Scope scope, ConversationId suggestion) {
        return new ClaimKey(suggestionsOf(scope), suggestion.value());
    }

    /** The kind of {@link #suggestion}'s keys of one workspace. */
    public static String suggestionsOf(Scope scope) {
        return "suggestion/" + scope.tenantKey();
    }

    /** A question that a workspace has accepted for its own pack. */
    public static ClaimKey ownQuestion(Scope scope, ConversationId suggestion) {
        return new ClaimKey(ownQuestionsOf(scope), suggestion.value());
    }

    /** The kind of {@link #ownQuestion}'s keys of one workspace. */
    public static String ownQuestionsOf(Scope scope) {
        return "own-question/" + scope.tenantKey();
    }

    /** An open conversation of a person, one key each, so that all of them can be listed. */
    public static ClaimKey open(Actor actor, ConversationId conversation) {
        return new ClaimKey(openOf(actor), conversation.value());
    }

    /** The kind of {@link #open}'s keys of one person. */
    public static String openOf(Actor actor) {
        return "open/" + actor.key();
    }
}
