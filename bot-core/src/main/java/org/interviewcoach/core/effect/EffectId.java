package org.interviewcoach.core.effect;

import org.interviewcoach.core.who.ConversationId;

/**
 * An effect's id: the conversation, its version after the decision, and the effect's place in it. The same decision
 * always gives the same ids, so a re-sent post is recognised.
 */
public record EffectId(ConversationId conversation, long version, int index) {
    @Override
    public String toString() {
        return conversation + "#" + version + "." + index;
    }
}
