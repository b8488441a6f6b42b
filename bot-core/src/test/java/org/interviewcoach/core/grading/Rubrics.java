package org.interviewcoach.core.grading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.bank.FollowUp;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Level;
import org.interviewcoach.core.bank.Lexicon;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Phrasing;
import org.interviewcoach.core.bank.Probe;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.bank.Rubric;
import org.interviewcoach.core.bank.Tier;
import org.interviewcoach.core.bank.Window;

/** Rubrics for tests, and short ways to write them. */
final class Rubrics {
    static final Lexicon LEXICON = new Lexicon(
            Map.of(
                    "fk",
                    List.of("`ForeignKey`", "foreign key", "FK"),
                    "m2m",
                    List.of("`ManyToManyField`", "many-to-many", "M2M"),
                    "one-query",
                    List.of("(one | single | same) query", "one round trip", "one DB hit")),
            Set.of("select_related", "prefetch_related", "null=True", "blank=True", "@login_required", "on_delete"),
            Set.of("queryset", "middleware", "serializer"));

    private Rubrics() {}

    static KeyPoint point(String id, int weight, boolean required, String... accept) {
        return new KeyPoint(
                id,
                "The point " + id,
                "It matters.",
                weight,
                required,
                phrasings(Window.SENTENCE, accept),
                List.of(),
                Optional.of("Think of " + id + "."),
                Optional.of(new Probe("What about " + id + "?", List.of())));
    }

    static Misconception wrong(String id, int caps, List<String> match, List<String> unless) {
        return new Misconception(
                id,
                "The belief " + id,
                phrasings(Window.CLAUSE, match.toArray(String[]::new)),
                phrasings(Window.CLAUSE, unless.toArray(String[]::new)),
                "It is not so.",
                caps,
                Optional.of(new Probe("How many?", phrasings(Window.SENTENCE, "two", "one more query"))));
    }

    static List<Phrasing> phrasings(Window window, String... patterns) {
        List<Phrasing> phrasings = new ArrayList<>();
        for (String pattern : patterns) {
            phrasings.add(new Phrasing(pattern, window));
        }
        return phrasings;
    }

    static Question question(String slug, String text, String answer, Rubric rubric) {
        return new Question(
                new QuestionId("django.orm." + slug),
                "r1",
                Tier.PROVEN,
                text,
                Level.MID,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                answer,
                rubric,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    static Pack pack(List<List<QuestionId>> neighbours, Question... questions) {
        return pack("Django", neighbours, questions);
    }

    static Pack pack(String title, List<List<QuestionId>> neighbours, Question... questions) {
        return new Pack(
                "django",
                title,
                "",
                "",
                "en",
                List.of(),
                List.of(new Pack.Area("orm", "ORM")),
                LEXICON,
                neighbours,
                List.of(questions));
    }

    static final Question RELATED = question(
            "select-related-vs-prefetch-related",
            "What is the difference between `select_related` and `prefetch_related`, and when do you use which?",
            """
            `select_related()` follows foreign keys and one-to-one relations with a SQL JOIN, so the related row comes
            along in the same query. `prefetch_related()` runs one more query per relation with `IN (...)` and joins the
            rows in Python, so it also works for many-to-many and reverse relations. Both avoid the N+1 problem.
            """,
            new Rubric(
                    List.of(
                            point(
                                    "join",
                                    2,
                                    true,
                                    "`select_related` + (join | @one-query)",
                                    "(follow | fetch | grab) + (@fk | one-to-one) + @one-query",
                                    "@fk + join",
                                    "related (row | object | record) + @one-query"),
                            point(
                                    "second-query",
                                    2,
                                    true,
                                    "`prefetch_related` + ((second | separate | extra | another | more | two) query)",
                                    "@m2m + two query",
                                    "`prefetch_related` + in Python"),
                            point("many", 1, false, "`prefetch_related` + (@m2m | reverse | many)", "@m2m + two query"),
                            point(
                                    "n-plus-1",
                                    1,
                                    false,
                                    "N+1",
                                    "no query per (row | object)",
                                    "(again | query) per row")),
                    List.of(wrong(
                            "prefetch-joins",
                            2,
                            List.of("`prefetch_related` + join"),
                            List.of("in Python", "(second | separate | extra | another) query"))),
                    List.of(new FollowUp(
                            "deeper",
                            FollowUp.Strength.STRONG,
                            "How would you filter the prefetched rows?",
                            "With a Prefetch object.",
                            List.of(point("prefetch-object", 1, true, "`Prefetch`", "queryset argument"))))));

    static final Question LAZY = question(
            "what-is-a-queryset",
            "What is a QuerySet, and when does it hit the database?",
            """
            A QuerySet describes a database query. It is lazy: building, filtering and chaining run no SQL. The query runs
            when the rows are needed: on iteration, `list()`, `len()`, `bool()` or slicing with a step. The results are
            cached in the QuerySet afterwards, so iterating twice costs one query.
            """,
            new Rubric(
                    List.of(
                            point(
                                    "lazy",
                                    2,
                                    true,
                                    "lazy",
                                    "no (query | SQL | database) + until",
                                    "not hit database + until"),
                            point(
                                    "when",
                                    2,
                                    true,
                                    "(run | hit | evaluate | execute | query) + (iterate | loop | `list` | `len` | `bool`)"),
                            point("cache", 1, false, "(cache | remember | keep) + (result | row)", "result + cache"),
                            point("chain", 1, false, "(chain | filter) + (new | another) queryset", "chain")),
                    List.of(wrong(
                            "eager",
                            1,
                            List.of("(filter | `filter`) + (immediately | right away | at once) + (run | hit)"),
                            List.of())),
                    List.of()));

    static final Question NULL_BLANK = question(
            "null-vs-blank",
            "What is the difference between `null=True` and `blank=True`?",
            """
            `null=True` is about the database: the column may hold NULL. `blank=True` is about validation: the form field
            may stay empty. For text use `blank=True` alone, since the empty string already stands for "no value".
            """,
            new Rubric(
                    List.of(
                            point("null-db", 2, true, "null + (database | column | SQL)"),
                            point("blank-form", 2, true, "blank + (form | validate | admin)"),
                            point(
                                    "text",
                                    1,
                                    false,
                                    "(text | string | `CharField`) + (avoid | only | alone | two | empty string)")),
                    List.of(wrong("same", 1, List.of("(null | blank) + same + thing"), List.of("not"))),
                    List.of()));

    static final Pack PACK = pack(List.of(List.of(RELATED.id(), LAZY.id())), RELATED, LAZY, NULL_BLANK);
}
