package org.interviewcoach.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.fact.Fact.Attempt;
import org.interviewcoach.core.fact.Fact.Corrected;
import org.interviewcoach.core.memory.LearnerMemory;
import org.interviewcoach.core.port.Learners.Dossier;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.PlatformId;
import org.jdbi.v3.core.Handle;

/** Everything that is stored about one person, as they get it. */
final class Dossiers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FactTable facts;
    private final MemoryTable memories;
    private final RevisionTable revisions;

    Dossiers(FactTable facts, MemoryTable memories, RevisionTable revisions) {
        this.facts = facts;
        this.memories = memories;
        this.revisions = revisions;
    }

    Dossier find(Handle handle, LearnerId learner) {
        Set<Actor> actors = actors(handle, learner);
        List<Attempt> attempts = facts.attempts(handle, learner);
        ObjectNode root = JSON.createObjectNode();
        root.put("format", "interview-coach-person/1");
        ArrayNode names = root.putArray("you");
        actors.forEach(it -> names.addObject()
                .put("platform", it.platform().value())
                .put("workspace", it.tenant())
                .put("user", it.user()));
        settings(handle, learner, root);
        Map<String, Question> asked = new LinkedHashMap<>();
        ArrayNode answers = root.putArray("answers");
        for (Attempt it : attempts) {
            String key = it.question() + "@" + it.revision();
            if (!asked.containsKey(key)) {
                revisions.find(handle, it.question(), it.revision()).ifPresent(found -> asked.put(key, found));
            }
            answer(answers.addObject(), it, Optional.ofNullable(asked.get(key)));
        }
        ArrayNode corrections = root.putArray("corrections");
        facts.corrections(handle, learner).forEach(it -> correction(corrections.addObject(), it));
        ArrayNode reports = root.putArray("reports");
        facts.reports(handle, learner)
                .forEach(it -> reports.addObject()
                        .put("question", it.question().value())
                        .put("complaint", it.complaint().key())
                        .put("note", it.note())
                        .put("at", it.at().toString()));
        appeals(handle, learner, root);
        ratings(handle, learner, root);
        boards(handle, learner, root);
        seen(handle, learner, root);
        memory(root, memories.find(handle, learner));
        return new Dossier(actors, attempts, List.copyOf(asked.values()), pretty(root));
    }

    static Set<Actor> actors(Handle handle, LearnerId learner) {
        return new HashSet<>(handle.select(
                        "select platform, tenant, user_id from actor where learner = ?", learner.value())
                .map((row, context) -> new Actor(
                        new PlatformId(row.getString("platform")), row.getString("tenant"), row.getString("user_id")))
                .list());
    }

    private static void settings(Handle handle, LearnerId learner, ObjectNode root) {
        handle.select("select state from conversation where id = ?", "profile:" + learner.value())
                .mapTo(String.class)
                .findOne()
                .ifPresent(state -> root.set("settings", read(state)));
    }

    private static void correction(ObjectNode node, Corrected it) {
        node.put("question", it.question().value());
        node.put("cause", it.cause().name().toLowerCase(Locale.ROOT));
        it.point().ifPresent(point -> node.put("point", point));
        node.put("score_permille", it.scorePermille());
        it.level().ifPresent(level -> node.put("level", level));
        node.put("at", it.at().toString());
    }

    /** What they wrote themselves; who ruled on it is nobody's business, and how far the grading anew has come neither. */
    private static void appeals(Handle handle, LearnerId learner, ObjectNode root) {
        ArrayNode appeals = root.putArray("appeals_and_suggestions");
        handle.select(
                        "select state from conversation where kind in ('appeal', 'suggestion') and state like ? order by id",
                        "%\"" + learner.value() + "\"%")
                .mapTo(String.class)
                .map(Dossiers::read)
                .filter(it -> it.path("learner").asText().equals(learner.value()))
                .forEach(it -> {
                    it.remove("mending");
                    if (it.get("ruling") instanceof ObjectNode ruling) {
                        ruling.remove("by");
                    }
                    appeals.add(it);
                });
    }

    /** Those that others gave them, and those that they gave; of others it is not told who they are. */
    private void ratings(Handle handle, LearnerId learner, ObjectNode root) {
        ArrayNode ratings = root.putArray("ratings");
        handle.select(
                        "select learner, scores, note, rated_at from rating where learner = ? or rater = ? order by rated_at",
                        learner.value(),
                        learner.value())
                .map((row, context) -> JSON.createObjectNode()
                        .put("of", row.getString("learner").equals(learner.value()) ? "you" : "somebody else")
                        .put("scores", row.getString("scores"))
                        .put("note", row.getString("note"))
                        .put("at", Rows.instant(row, "rated_at").toString()))
                .forEach(ratings::add);
    }

    private static void boards(Handle handle, LearnerId learner, ObjectNode root) {
        ArrayNode names = root.putArray("names_on_boards");
        handle.select(
                        "select state from conversation where kind = 'boards' and state like ?",
                        "%\"" + learner.value() + "\"%")
                .mapTo(String.class)
                .map(it -> read(it).path("members").path(learner.value()).asText())
                .filter(it -> !it.isEmpty())
                .forEach(names::add);
    }

    private static void seen(Handle handle, LearnerId learner, ObjectNode root) {
        ArrayNode seen = root.putArray("asked");
        handle.select(
                        "select question, max(asked_at) as asked_at from asked where audience = ? group by question"
                                + " order by question",
                        "person/" + learner.value())
                .map((row, context) -> JSON.createObjectNode()
                        .put("question", row.getString("question"))
                        .put("last_at", Rows.instant(row, "asked_at").toString()))
                .forEach(seen::add);
    }

    private static void answer(ObjectNode node, Attempt attempt, Optional<Question> asked) {
        node.put("question", attempt.question().value());
        node.put("revision", attempt.revision());
        asked.ifPresent(it -> node.put("asked", it.text()));
        node.put("where", attempt.scope().key());
        node.put("asked_at", attempt.askedAt().toString());
        node.put("answered_at", attempt.at().toString());
        node.put("kind", attempt.mode().name());
        attempt.probe().ifPresent(it -> node.put("follow_up", it));
        node.put("answer", attempt.answer());
        node.put("score_permille", attempt.scorePermille());
        attempt.level().ifPresent(it -> node.put("level", it));
        node.put("hints", attempt.hints());
        node.put("late", attempt.late());
        ArrayNode points = node.putArray("points");
        attempt.points()
                .forEach(it -> points.addObject()
                        .put("point", it.point())
                        .put("mark", it.mark().key()));
        attempt.misconceptions().forEach(node.putArray("misconceptions")::add);
    }

    private static void memory(ObjectNode root, LearnerMemory memory) {
        ArrayNode reviews = root.putArray("reviews");
        memory.reviews()
                .forEach(it -> reviews.addObject()
                        .put("question", it.question().value())
                        .put("answers", it.answers())
                        .put("lapses", it.lapses())
                        .put("stability_days", it.after().stability())
                        .put("difficulty", it.after().difficulty())
                        .put("last_answered_at", it.at().toString()));
        ArrayNode points = root.putArray("points");
        memory.points()
                .forEach(it -> points.addObject()
                        .put("question", it.question().value())
                        .put("point", it.point())
                        .put("heard", it.heard())
                        .put("missed", it.missed()));
    }

    private static ObjectNode read(String text) {
        try {
            return JSON.readValue(text, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored settings are no JSON", e);
        }
    }

    private static String pretty(ObjectNode root) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
