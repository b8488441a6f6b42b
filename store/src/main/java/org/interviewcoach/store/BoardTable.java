package org.interviewcoach.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interviewcoach.core.fact.Fact.Attempt;
import org.interviewcoach.core.fact.Fact.Corrected;
import org.interviewcoach.core.items.Item;
import org.interviewcoach.core.port.Figures.Participation;
import org.interviewcoach.core.port.Standing;
import org.interviewcoach.core.state.BoardState.Range;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.Scope;
import org.jdbi.v3.core.Handle;

/**
 * What boards count, kept with every answer: each person's first answer to each question, and how many answers a channel
 * gave. A board reads sums, however many answers there are.
 */
final class BoardTable {
    /** Days begin with one in every time zone, so that each week and month is a number of them. */
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private static final String FIRST = """
            insert into first_answer (learner, question, conversation, step, platform, tenant, channel, counted, score,
                millis, answered_at)
            select a.learner, a.question, a.conversation, a.step, a.platform, a.tenant, a.channel,
                case when a.mode = 'CHOICE' and a.late = 0 and exists (select 1 from asked s
                    where s.conversation = a.conversation and s.question = a.question and s.audience like 'room/%')
                    then 1 else 0 end,
                a.score, a.answered_at - a.asked_at, a.answered_at
            from attempt a
            where a.learner = ? and a.probe = '' and (? = '' or a.question = ?) and not exists (
                select 1 from attempt b where b.learner = a.learner and b.question = a.question and b.probe = ''
                    and (b.answered_at < a.answered_at or (b.answered_at = a.answered_at
                        and (b.conversation < a.conversation or (b.conversation = a.conversation
                            and b.step < a.step)))))
            on conflict (learner, question) do update set conversation = excluded.conversation,
                step = excluded.step, platform = excluded.platform, tenant = excluded.tenant,
                channel = excluded.channel, counted = excluded.counted, score = excluded.score,
                millis = excluded.millis, answered_at = excluded.answered_at""";

    private final FactTable facts;

    BoardTable(FactTable facts) {
        this.facts = facts;
    }

    /** Counts an answer that was stored just now. */
    void add(Handle handle, Attempt attempt) {
        if (attempt.probe().isPresent()) {
            return;
        }
        first(handle, attempt.learner(), attempt.question().value());
        handle.execute(
                """
                insert into answer_count (platform, tenant, quarter, channel, answers) values (?, ?, ?, ?, 1)
                on conflict (platform, tenant, quarter, channel) do update set answers = answer_count.answers + 1""",
                attempt.scope().platform().value(),
                attempt.scope().tenant(),
                Rows.millis(attempt.at()) / QUARTER.toMillis(),
                attempt.scope().channel());
    }

    /** A ruling counts on boards as well; what people say of themselves does not. */
    void correct(Handle handle, Corrected corrected) {
        if (!corrected.cause().isOwn()) {
            first(handle, corrected.learner(), corrected.question().value());
        }
    }

    /** Counts all channels' answers anew. */
    static void recount(Handle handle) {
        handle.execute("delete from answer_count");
        handle.execute("""
                insert into answer_count (platform, tenant, quarter, channel, answers)
                select platform, tenant, answered_at / 900000, channel, count(*) from attempt where probe = ''
                group by platform, tenant, answered_at / 900000, channel""");
    }

    /** Makes one learner's rows anew. */
    void rebuild(Handle handle, LearnerId learner) {
        handle.execute("delete from first_answer where learner = ?", learner.value());
        first(handle, learner, "");
    }

    private void first(Handle handle, LearnerId learner, String question) {
        handle.execute(FIRST, learner.value(), question, question);
        List<Corrected> ruled = facts.corrections(handle, learner).stream()
                .filter(it -> !it.cause().isOwn())
                .filter(it -> question.isEmpty() || it.question().value().equals(question))
                .toList();
        // By time, so that the latest is left.
        for (Corrected it : ruled) {
            handle.execute(
                    "update first_answer set score = ? where learner = ? and question = ? and conversation = ?"
                            + " and step = ?",
                    it.scorePermille(),
                    learner.value(),
                    it.question().value(),
                    it.of().value(),
                    it.step());
        }
    }

    /** Takes one learner's answers out of everything; to be called while they still stand. */
    static void forget(Handle handle, LearnerId learner) {
        handle.execute("delete from first_answer where learner = ?", learner.value());
        handle.execute("""
                update answer_count set answers = answers - (select count(*) from attempt a
                    where a.learner = ? and a.probe = '' and a.platform = answer_count.platform
                        and a.tenant = answer_count.tenant and a.channel = answer_count.channel
                        and a.answered_at / 900000 = answer_count.quarter)
                where exists (select 1 from attempt a
                    where a.learner = ? and a.probe = '' and a.platform = answer_count.platform
                        and a.tenant = answer_count.tenant and a.channel = answer_count.channel
                        and a.answered_at / 900000 = answer_count.quarter)""", learner.value(), learner.value());
    }

    /** All of them in one query; who has no answer that counts is told with none. */
    List<Standing> standings(Handle handle, Scope workspace, Range range, Collection<LearnerId> learners) {
        if (learners.isEmpty()) {
            return List.of();
        }
        List<Object> arguments = new ArrayList<>(List.of(workspace.platform().value(), workspace.tenant()));
        learners.forEach(it -> arguments.add(it.value()));
        String session = range.session().map(ConversationId::value).orElse("");
        String channel = range.channel().orElse("");
        arguments.addAll(
                List.of(Rows.millis(range.from()), Rows.millis(range.until()), channel, channel, session, session));
        Map<LearnerId, Standing> found = new HashMap<>();
        handle.select(
                        "select learner, count(*) as answers, sum(score) as score, sum(millis) as millis"
                                + " from first_answer where platform = ? and tenant = ? and learner in ("
                                + String.join(", ", Collections.nCopies(learners.size(), "?"))
                                + ") and counted = 1 and answered_at >= ? and answered_at < ?"
                                + " and (? = '' or channel = ?) and (? = '' or conversation = ?) group by learner",
                        arguments.toArray())
                .map((row, context) -> new Standing(
                        new LearnerId(row.getString("learner")),
                        row.getInt("answers"),
                        row.getLong("score"),
                        row.getLong("millis")))
                .forEach(it -> found.put(it.learner(), it));
        return learners.stream()
                .map(it -> found.getOrDefault(it, new Standing(it, 0, 0, 0)))
                .toList();
    }

    /** Telling all people apart would take a hundred times as long, and nobody asks for more than a few. */
    Participation participation(Handle handle, Scope workspace, Range range) {
        String channel = range.channel().orElse("");
        int answers = handle.select(
                        """
                        select coalesce(sum(answers), 0) from answer_count where platform = ? and tenant = ?
                            and quarter >= ? and quarter < ? and (? = '' or channel = ?)""",
                        workspace.platform().value(),
                        workspace.tenant(),
                        Rows.millis(range.from()) / QUARTER.toMillis(),
                        Rows.millis(range.until()) / QUARTER.toMillis(),
                        channel,
                        channel)
                .mapTo(Integer.class)
                .one();
        int people = handle.select(
                        "select count(*) from (select distinct learner from attempt where platform = ? and tenant = ?"
                                + " and answered_at >= ? and answered_at < ? and (? = '' or channel = ?)"
                                + " and probe = '' limit " + Item.LEAST_PEOPLE + ") as counted",
                        workspace.platform().value(),
                        workspace.tenant(),
                        Rows.millis(range.from()),
                        Rows.millis(range.until()),
                        channel,
                        channel)
                .mapTo(Integer.class)
                .one();
        return new Participation(answers, people);
    }

    /** The quiz of the channel's latest answer that counts. */
    Optional<ConversationId> latestSession(Handle handle, Scope channel) {
        return handle.select("""
                        select conversation from first_answer where platform = ? and tenant = ? and channel = ?
                            and counted = 1 and exists (select 1 from conversation c
                                where c.id = first_answer.conversation and c.kind = 'quiz')
                        order by answered_at desc limit 1""", channel.platform().value(), channel.tenant(), channel.channel())
                .map((row, context) -> Rows.conversation(row))
                .findFirst();
    }
}
