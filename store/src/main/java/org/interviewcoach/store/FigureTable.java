package org.interviewcoach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.items.Item;
import org.interviewcoach.core.items.ItemAnswer;
import org.interviewcoach.core.items.ItemCollector;
import org.interviewcoach.core.port.Figures.Participation;
import org.interviewcoach.core.port.Standing;
import org.interviewcoach.core.state.AppealState;
import org.interviewcoach.core.state.BoardState.Range;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.Scope;
import org.jdbi.v3.core.Handle;

/** What all answers add up to, row by row, so that a million of them need no million objects. */
final class FigureTable {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private final PersistedJson json;

    FigureTable(PersistedJson json) {
        this.json = json;
    }

    void collect(Handle handle, Optional<Scope> workspace, ItemCollector collector) {
        String where = workspace.isPresent() ? " and platform = ? and tenant = ?" : "";
        Object[] which = workspace
                .map(it -> new Object[] {it.platform().value(), it.tenant()})
                .orElse(new Object[0]);
        handle.select(
                        "select question, learner, mode, answer, score, hints, asked_at, answered_at from attempt"
                                + " where probe = ''" + where + " order by answered_at, conversation, version, place",
                        which)
                .map((row, context) -> answer(row))
                .forEach(collector::add);
        handle.select("select question from correction where cause = 'SAID'" + where, which)
                .mapTo(String.class)
                .forEach(it -> collector.said(new QuestionId(it)));
        handle.select("select question from report where 1 = 1" + where, which)
                .mapTo(String.class)
                .forEach(it -> collector.reported(new QuestionId(it)));
        handle.select("select format, state from conversation where kind = 'appeal'" + where, which)
                .map((row, context) ->
                        json.readState(new PersistedJson.Written(row.getInt("format"), row.getString("state"))))
                .forEach(it -> {
                    if (it instanceof AppealState appeal) {
                        collector.appealed(appeal.question());
                    }
                });
    }

    /** Each learner by themselves: they are few, and the index leads to their answers at once. */
    List<Standing> standings(Handle handle, Scope workspace, Range range, Collection<LearnerId> learners) {
        List<Standing> standings = new ArrayList<>();
        for (LearnerId learner : learners) {
            handle.select(
                            """
                            select count(*) as answers, coalesce(sum(a.score), 0) as score,
                                coalesce(sum(a.answered_at - a.asked_at), 0) as millis
                            from attempt a
                            where a.learner = ? and a.answered_at >= ? and a.answered_at < ? and a.platform = ?
                                and a.tenant = ? and (? = '' or a.channel = ?) and a.mode = 'CHOICE' and a.late = 0
                                and not exists (select 1 from attempt b where b.learner = a.learner
                                    and b.question = a.question and b.probe = '' and b.answered_at < a.answered_at)""",
                            learner.value(),
                            Rows.millis(range.from()),
                            Rows.millis(range.until()),
                            workspace.platform().value(),
                            workspace.tenant(),
                            range.channel().orElse(""),
                            range.channel().orElse(""))
                    .map((row, context) ->
                            new Standing(learner, row.getInt("answers"), row.getLong("score"), row.getLong("millis")))
                    .forEach(standings::add);
        }
        return standings;
    }

    /** Two counts: telling all people apart would take ten times as long, and nobody asks for more than a few. */
    Participation participation(Handle handle, Scope workspace, Range range) {
        String which = """
                from attempt where platform = ? and tenant = ? and answered_at >= ? and answered_at < ?
                    and (? = '' or channel = ?) and probe = ''""";
        Object[] arguments = {
            workspace.platform().value(),
            workspace.tenant(),
            Rows.millis(range.from()),
            Rows.millis(range.until()),
            range.channel().orElse(""),
            range.channel().orElse("")
        };
        int answers = handle.select("select count(*) " + which, arguments)
                .mapTo(Integer.class)
                .one();
        int people = handle.select(
                        "select count(*) from (select distinct learner " + which + " limit " + Item.LEAST_PEOPLE
                                + ") as counted",
                        arguments)
                .mapTo(Integer.class)
                .one();
        return new Participation(answers, people);
    }

    private static ItemAnswer answer(ResultSet row) throws SQLException {
        List<Integer> chosen = new ArrayList<>();
        if (row.getString("mode").equals(Fact.Mode.CHOICE.name())) {
            Matcher number = NUMBER.matcher(row.getString("answer"));
            while (number.find()) {
                chosen.add(Integer.parseInt(number.group()));
            }
        }
        return new ItemAnswer(
                new QuestionId(row.getString("question")),
                new LearnerId(row.getString("learner")),
                chosen,
                row.getInt("score"),
                row.getInt("hints"),
                Duration.ofMillis(Math.max(0, row.getLong("answered_at") - row.getLong("asked_at"))));
    }
}
