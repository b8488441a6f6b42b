package org.interviewcoach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.items.ItemAnswer;
import org.interviewcoach.core.items.ItemCollector;
import org.interviewcoach.core.state.AppealState;
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
