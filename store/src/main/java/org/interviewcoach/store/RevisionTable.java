package org.interviewcoach.store;

import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.port.Store.Commit;
import org.jdbi.v3.core.Handle;

/** Questions as they were when somebody was first asked them, so that an old verdict can always be explained. */
final class RevisionTable {
    private final PersistedJson json;
    private final Function<QuestionId, Optional<Question>> bank;

    /** Seen in the table by this process; saves a look there for every fact. */
    private final Set<Revision> known = ConcurrentHashMap.newKeySet();

    RevisionTable(PersistedJson json, Function<QuestionId, Optional<Question>> bank) {
        this.json = json;
        this.bank = bank;
    }

    /**
     * Stores the revisions that the facts speak of, where they are new.
     *
     * @return those that stand once this transaction is committed; {@link #remember} wants them then
     */
    Set<Revision> add(Handle handle, Commit commit) {
        // Sorted, so that two transactions never wait for each other.
        TreeMap<String, Revision> used = new TreeMap<>();
        for (Fact fact : commit.facts()) {
            Optional<Revision> revision = switch (fact) {
                case Fact.Asked asked -> Optional.of(new Revision(asked.question(), asked.revision()));
                case Fact.Attempt attempt -> Optional.of(new Revision(attempt.question(), attempt.revision()));
                case Fact.Rated rated -> Optional.empty();
                case Fact.Corrected corrected -> Optional.of(new Revision(corrected.question(), corrected.revision()));
                case Fact.Reported reported -> Optional.of(new Revision(reported.question(), reported.revision()));
            };
            revision.filter(it -> !known.contains(it)).ifPresent(it -> used.put(it.question() + "@" + it.hash(), it));
        }
        return used.values().stream()
                .filter(it -> isStored(handle, it) || store(handle, it, commit))
                .collect(Collectors.toSet());
    }

    void remember(Set<Revision> committed) {
        known.addAll(committed);
    }

    /** A quiz may outlive its question's revision; that one was stored when the quiz asked it. */
    private boolean store(Handle handle, Revision revision, Commit commit) {
        Optional<Question> question = commit.own().stream()
                .filter(it -> it.id().equals(revision.question()))
                .findFirst()
                .or(() -> bank.apply(revision.question()))
                .filter(it -> it.revision().equals(revision.hash()));
        if (question.isEmpty()) {
            return false;
        }
        PersistedJson.Written written = json.write(question.get());
        handle.execute(
                """
                insert into question_revision (question, revision, first_used_at, format, content)
                values (?, ?, ?, ?, ?) on conflict (question, revision) do nothing""",
                revision.question().value(),
                revision.hash(),
                Rows.millis(commit.at()),
                written.format(),
                Rows.text(written.text()));
        return true;
    }

    private static boolean isStored(Handle handle, Revision revision) {
        return handle.select(
                        "select 1 from question_revision where question = ? and revision = ?",
                        revision.question().value(),
                        revision.hash())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    Optional<Question> find(Handle handle, QuestionId question, String revision) {
        return handle.select(
                        "select format, content from question_revision where question = ? and revision = ?",
                        question.value(),
                        revision)
                .map((row, context) ->
                        json.readQuestion(new PersistedJson.Written(row.getInt("format"), row.getString("content"))))
                .findOne();
    }

    /** A question in one of its revisions. */
    record Revision(QuestionId question, String hash) {}
}
