package org.interviewcoach.store;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.jdbi.v3.core.Handle;

/** Takes one person out of every table. States are not changed here: only their kinds know how. */
final class Erasure {
    private Erasure() {}

    /** Conversations in whose state the person's id or one of their names on a platform stands. */
    static List<ConversationId> conversationsWith(Handle handle, LearnerId learner, Set<Actor> actors) {
        Set<ConversationId> found = new LinkedHashSet<>();
        for (String word : words(learner, actors)) {
            handle.select(
                            "select id from conversation where state like ? escape '!' order by id",
                            "%\"" + escaped(word) + "\"%")
                    .map((row, context) -> new ConversationId(row.getString("id")))
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }

    /** Everything about the person, and the conversations that go as a whole. */
    static void erase(Handle handle, LearnerId learner, Set<Actor> actors, Set<ConversationId> gone) {
        String id = learner.value();
        BoardTable.forget(handle, learner);
        handle.execute("""
                delete from attempt_point where exists (select 1 from attempt where attempt.learner = ?
                    and attempt.conversation = attempt_point.conversation and attempt.version = attempt_point.version
                    and attempt.place = attempt_point.place)""", id);
        handle.execute("delete from attempt where learner = ?", id);
        handle.execute("delete from rating where learner = ? or rater = ?", id, id);
        handle.execute("delete from asked where audience = ?", "person/" + id);
        FairnessTable.forget(handle, learner);
        MemoryTable.forget(handle, learner);
        for (ConversationId conversation : gone) {
            for (String table : List.of("outbox", "slot", "claim", "asked")) {
                handle.execute("delete from " + table + " where conversation = ?", conversation.value());
            }
            handle.execute("delete from conversation where id = ?", conversation.value());
        }
        // An appeal that a reviewer has not been sent yet is not sent any more: it has the answer in it.
        handle.execute("""
                delete from outbox where kind = 'post' and conversation in (
                    select conversation from claim where kind = 'appeal-of' and value like ? escape '!')""", escaped(id) + "/%");
        // Slots of one person within a conversation of many end in their id.
        handle.execute("delete from slot where slot like ? escape '!'", "%" + escaped(id) + "%");
        handle.execute("delete from outbox where slot like ? escape '!'", "%" + escaped(id) + "%");
        for (String word : words(learner, actors)) {
            handle.execute(
                    "delete from claim where value like ? escape '!' or kind like ? escape '!'",
                    "%" + escaped(word) + "%",
                    "%" + escaped(word) + "%");
            handle.execute("delete from seen_inbound where id like ? escape '!'", "%" + escaped(word) + "%");
            // A message that waits and names the person is for them, or has them in its text.
            handle.execute(
                    "delete from outbox where effect like ? escape '!' and effect like '%to-person%'",
                    "%\"" + escaped(word) + "\"%");
        }
        handle.execute("delete from actor where learner = ?", id);
        handle.execute("delete from learner where id = ?", id);
    }

    /** Empties what people wrote before that time; scores, and so everything that is made from them, stay. */
    static void eraseWords(Handle handle, Instant before) {
        long time = Rows.millis(before);
        handle.execute(
                "update attempt set answer = '' where answered_at < ? and mode <> 'CHOICE' and answer <> ''", time);
        handle.execute("update rating set note = '' where rated_at < ? and note <> ''", time);
        handle.execute("update report set note = '' where reported_at < ? and note <> ''", time);
        // What an author has accepted has nobody's words in it, and waits for a pack that may take its time.
        String over = "select id from conversation where ended = 1 and updated_at < ? and id not like 'phrase:%'";
        for (String table : List.of("outbox", "slot", "claim")) {
            handle.execute("delete from " + table + " where conversation in (" + over + ")", time);
        }
        handle.execute("delete from conversation where ended = 1 and updated_at < ? and id not like 'phrase:%'", time);
    }

    private static Set<String> words(LearnerId learner, Set<Actor> actors) {
        Set<String> words = new LinkedHashSet<>();
        words.add(learner.value());
        actors.forEach(actor -> words.add(actor.user()));
        return words;
    }

    private static String escaped(String word) {
        return word.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
