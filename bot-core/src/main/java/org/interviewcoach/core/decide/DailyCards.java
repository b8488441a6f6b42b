package org.interviewcoach.core.decide;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.interviewcoach.core.bank.Choices;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Level;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.grading.Mark;
import org.interviewcoach.core.grading.PointVerdict;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Md.TimeStyle;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Part.Button;
import org.interviewcoach.core.message.Part.Style;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.port.Pictures;
import org.interviewcoach.core.state.DailyRule;
import org.interviewcoach.core.state.DailyState.Answer;
import org.interviewcoach.core.state.DailyState.Member;
import org.interviewcoach.core.state.DailyState.Past;
import org.interviewcoach.core.state.DailyState.Pause;
import org.interviewcoach.core.state.DailyState.Plan;
import org.interviewcoach.core.state.DailyState.Reveal;
import org.interviewcoach.core.state.DailyState.Round;
import org.interviewcoach.core.state.DailyState.Score;
import org.interviewcoach.core.state.DailyState.Standing;
import org.interviewcoach.core.state.DailyState.Verdict;
import org.interviewcoach.core.state.DailyState.When;
import org.interviewcoach.core.state.QuizState.Form;
import org.interviewcoach.core.state.QuizState.Planned;
import org.interviewcoach.core.who.LearnerId;

/** The messages of a daily, from its state. Decides nothing. */
final class DailyCards {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    /** Levels are told of a group only; of two people each knows the other's. */
    private static final int SMALLEST_GROUP = 3;

    /** A block of code in Markdown. */
    private static final Pattern CODE = Pattern.compile("(?s)```.*?(```|$)");

    private static final int MOST_OF_A_QUESTION = 200;

    /** In a line beside its bar. */
    private static final int MOST_OF_AN_OPTION = 40;

    /** Names in a line; nobody reads more. */
    private static final int NAMES = 5;

    private final Context context;
    private final DailyDraft draft;
    private final DailyPolicy policy;
    private final QuizCards quiz;

    DailyCards(Context context, DailyDraft draft, DailyPolicy policy) {
        this.context = context;
        this.draft = draft;
        this.policy = policy;
        this.quiz = new QuizCards(context);
    }

    static Planned planned(Round round) {
        return new Planned(round.question(), round.form(), round.order());
    }

    // ---- the post

    /**
     * A round's post in one channel.
     *
     * @param answerable whether it is open
     */
    Message post(Round round, String channel, boolean answerable) {
        List<Part> parts = new ArrayList<>();
        String title = text("daily.post.title", DAY.format(round.date()));
        parts.add(new Part.Heading(title));
        if (answerable) {
            lastResult(round, channel).ifPresent(last -> {
                parts.add(new Part.Prose(text("daily.last", title(last))));
                parts.addAll(result(last));
                parts.add(new Part.Divider());
            });
        }
        parts.addAll(body(round));
        parts.add(new Part.Small(answerable ? status(round) : closedStatus(round)));
        Button mine = new Button(text("button.mine"), token(Need.WHISPER, DailyTokens.MINE, round));
        Button typed = new Button(text("button.answer-dm"), token(Need.WHISPER, DailyTokens.ANSWER_DM, round));
        if (answerable) {
            controls(round).ifPresent(parts::add);
            List<Part.Control> more = new ArrayList<>();
            if (round.form() == Form.TEXT) {
                more.add(new Button(
                        text("button.answer"),
                        token(
                                Need.FORM,
                                DailyTokens.ANSWER_FORM,
                                round,
                                round.question().value()),
                        Style.PRIMARY));
            }
            more.add(typed);
            more.add(mine);
            report(round).ifPresent(more::add);
            parts.add(new Part.Actions(more));
        } else {
            parts.add(new Part.Actions(typed, mine));
        }
        return new Message(title, parts);
    }

    /** For whoever finds something wrong with the question; nobody has to answer it first. */
    private Optional<Button> report(Round round) {
        return context.bank().find(round.question()).map(new Assessor(context)::report);
    }

    /** The same when it is new: a post pings, a later edit of it does not. */
    Message newPost(Round round, String channel) {
        Message message = post(round, channel, true);
        return draft.plan
                .mention()
                .map(whom -> {
                    List<Part> parts = new ArrayList<>(message.parts());
                    parts.add(1, new Part.Mention(group(whom)));
                    return new Message(message.summary(), parts);
                })
                .orElse(message);
    }

    /** The id in {@code <@&123>} or {@code <!subteam^S1>}; none in {@code @here}. */
    private static Optional<String> group(String whom) {
        String id = whom.replaceAll("<@&|<!subteam\\^|>", "");
        return id.equals("@here") ? Optional.empty() : Optional.of(id);
    }

    /** The round before, where its result was not told on its own and this channel had it. */
    private Optional<Round> lastResult(Round round, String channel) {
        return draft.rounds.stream()
                .filter(it -> it.serial() == round.serial() - 1)
                .filter(it -> !it.open()
                        && it.revealAt()
                                .filter(at -> !at.isAfter(round.postedAt()))
                                .isEmpty())
                .filter(it -> it.channels().getOrDefault(channel, Standing.FAILED) != Standing.FAILED)
                .findFirst();
    }

    private List<Part> body(Round round) {
        List<Part> parts = new ArrayList<>();
        Optional<Question> found = context.bank().find(round.question());
        if (found.isEmpty()) {
            parts.add(new Part.Prose(text("quiz.question-gone")));
            return parts;
        }
        Question question = found.get();
        parts.add(new Part.Small(where(question)));
        if (round.form() == Form.TEXT || question.choices().isEmpty()) {
            parts.add(new Part.Prose(question.text()));
            return parts;
        }
        Choices choices = question.choices().get();
        parts.add(new Part.Prose(choices.stem()));
        StringBuilder options = new StringBuilder();
        for (int shown = 0; shown < round.order().size(); shown++) {
            options.append(shown == 0 ? "" : "\n\n")
                    .append("**")
                    .append(QuizCards.letter(shown))
                    .append("** ")
                    .append(choices.options()
                            .get(round.order().get(shown))
                            .text()
                            .strip());
        }
        parts.add(new Part.Prose(options.toString()));
        if (choices.multiple()) {
            parts.add(new Part.Small(text("quiz.several-right")));
        }
        return parts;
    }

    /** Level and area. */
    private String where(Question question) {
        return text("daily.where", text("level." + question.level().key()), area(question));
    }

    String area(Question question) {
        return context.bank()
                .findPackOf(question.id())
                .flatMap(pack -> pack.findArea(question.area()))
                .map(Pack.Area::title)
                .orElse(question.area());
    }

    private String title(Round round) {
        return context.bank()
                .find(round.question())
                .map(it -> round.form() == Form.CHOICES
                        ? it.choices().map(Choices::stem).orElse(it.text())
                        : it.text())
                .map(DailyCards::asked)
                .map(Md::escape)
                .orElse(text("quiz.question-gone"));
    }

    /** A question on one line, without its code. */
    private static String asked(String text) {
        return shortened(Md.plain(CODE.matcher(text).replaceAll(" ")), MOST_OF_A_QUESTION);
    }

    private static String shortened(String line, int most) {
        if (line.length() <= most) {
            return line;
        }
        int cut = Character.isHighSurrogate(line.charAt(most - 1)) ? most - 1 : most;
        return line.substring(0, cut) + "\u2026";
    }

    private String status(Round round) {
        int answered = round.answers().size();
        return text("daily.answered", answered) + " " + until(round) + " " + text("quiz.hidden");
    }

    private String until(Round round) {
        return round.revealAt()
                .map(at -> text("daily.until", Md.time(at, TimeStyle.DATE_TIME)))
                .orElse(text("daily.until-next"));
    }

    private String closedStatus(Round round) {
        return text("daily.revealed", inTime(round));
    }

    private static int inTime(Round round) {
        return (int) round.answers().values().stream().filter(it -> !it.late()).count();
    }

    private Optional<Part> controls(Round round) {
        if (round.form() == Form.TEXT) {
            return Optional.empty();
        }
        Optional<Choices> choices = context.bank().find(round.question()).flatMap(Question::choices);
        if (choices.isPresent() && choices.get().multiple()) {
            List<Part.Item> items = new ArrayList<>();
            for (int shown = 0; shown < round.order().size(); shown++) {
                items.add(new Part.Item(
                        text("quiz.option", QuizCards.letter(shown)),
                        String.valueOf(round.order().get(shown)),
                        false));
            }
            return Optional.of(new Part.Picker(
                    token(Need.WHISPER, DailyTokens.CHOOSE, round), text("quiz.pick-several"), items, 1, items.size()));
        }
        List<Part.Control> letters = new ArrayList<>();
        for (int shown = 0; shown < round.order().size(); shown++) {
            letters.add(new Button(
                    QuizCards.letter(shown),
                    token(
                            Need.WHISPER,
                            DailyTokens.CHOOSE,
                            round,
                            String.valueOf(round.order().get(shown))),
                    Style.PRIMARY));
        }
        return Optional.of(new Part.Actions(letters));
    }

    String threadName(Round round) {
        return text("daily.thread", SHORT_DAY.format(round.date()));
    }

    /** The question in somebody's direct messages. */
    Message byMessage(Round round) {
        List<Part> parts = new ArrayList<>();
        String title = text("daily.post.title", DAY.format(round.date()));
        parts.add(new Part.Heading(title));
        parts.addAll(body(round));
        parts.add(new Part.Small(text(round.open() ? "quiz.type-here" : "daily.type-late")));
        controls(round).ifPresent(parts::add);
        if (round.form() == Form.TEXT) {
            parts.add(new Part.Actions(new Button(
                    text("button.answer"),
                    token(
                            Need.FORM,
                            DailyTokens.ANSWER_FORM,
                            round,
                            round.question().value()),
                    Style.PRIMARY)));
        }
        return new Message(title, parts);
    }

    // ---- the reveal

    /** The reveal as a post of its own. */
    Message reveal(Round round) {
        List<Part> parts = new ArrayList<>();
        String heading = text("daily.reveal.title", DAY.format(round.date()));
        parts.add(new Part.Heading(heading));
        parts.add(new Part.Prose(text("daily.reveal.question", title(round))));
        parts.addAll(result(round));
        parts.add(new Part.Actions(
                new Button(text("button.mine"), token(Need.WHISPER, DailyTokens.MINE, round), Style.PRIMARY)));
        return new Message(heading, parts);
    }

    /** The week's questions, participation, the hardest point and a board. */
    Message digest() {
        List<Past> weeks = draft.weeks;
        List<Part> parts = new ArrayList<>();
        String heading = text(
                "daily.digest.title",
                SHORT_DAY.format(weeks.getFirst().date()),
                SHORT_DAY.format(weeks.getLast().date()));
        parts.add(new Part.Heading(heading));
        List<String> lines = new ArrayList<>();
        Map<LearnerId, Integer> sums = new TreeMap<>();
        Optional<Past> hardest = Optional.empty();
        for (Past past : weeks) {
            lines.add(text(
                    "daily.digest.line",
                    SHORT_DAY.format(past.date()),
                    questionTitle(past.question()),
                    past.permille().size()));
            past.permille().forEach((learner, permille) -> sums.merge(learner, permille, Integer::sum));
            if (!past.missed().isEmpty()
                    && hardest.filter(it -> mean(it) <= mean(past)).isEmpty()) {
                hardest = Optional.of(past);
            }
        }
        parts.add(new Part.Prose(String.join("\n", lines)));
        parts.add(new Part.Prose(text("daily.digest.people", sums.size())));
        hardest.ifPresent(it ->
                parts.add(new Part.Prose(text("daily.digest.hardest", questionTitle(it.question()), it.missed()))));
        List<String> board = sums.entrySet().stream()
                .sorted(Map.Entry.<LearnerId, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(NAMES)
                .flatMap(it -> Optional.ofNullable(draft.members.get(it.getKey()))
                        .map(member -> text("daily.digest.row", Md.escape(member.name()), points(it.getValue())))
                        .stream())
                .toList();
        if (!board.isEmpty()) {
            parts.add(new Part.Prose(text("daily.digest.board", String.join(", ", board))));
        }
        return new Message(heading, parts);
    }

    private static int mean(Past past) {
        return past.permille().values().stream().mapToInt(it -> it).sum()
                / Math.max(1, past.permille().size());
    }

    private String questionTitle(QuestionId question) {
        return context.bank()
                .find(question)
                .map(it -> Md.escape(asked(it.text())))
                .orElse(text("quiz.question-gone"));
    }

    /** Explanation, distribution, what most missed, quotes, references, streaks. */
    private List<Part> result(Round round) {
        List<Part> parts = new ArrayList<>();
        Optional<Question> found = context.bank().find(round.question());
        if (found.isEmpty()) {
            parts.add(new Part.Prose(text("quiz.question-gone")));
            return parts;
        }
        Question question = found.get();
        if (round.form() == Form.CHOICES && question.choices().isPresent()) {
            parts.addAll(quiz.explainChoices(planned(round), question, Set.of()));
        } else {
            parts.addAll(quiz.modelAnswer(question).stream()
                    .filter(it -> it instanceof Part.Prose)
                    .toList());
        }
        distribution(round, question, parts);
        String missed = missed(round);
        if (!missed.isEmpty()) {
            parts.add(new Part.Prose(text("daily.missed", missed)));
        }
        quotes(round).forEach(parts::add);
        streaks().ifPresent(parts::add);
        quiz.references(question).ifPresent(parts::add);
        return parts;
    }

    private void distribution(Round round, Question question, List<Part> parts) {
        List<Answer> answers =
                round.answers().values().stream().filter(it -> !it.late()).toList();
        if (answers.isEmpty()) {
            parts.add(new Part.Prose(text("daily.nobody")));
            return;
        }
        if (round.form() == Form.TEXT) {
            String count = text("quiz.reveal.texts", answers.size());
            if (answers.size() < SMALLEST_GROUP) {
                parts.add(new Part.Prose(count));
            } else {
                bars(round, text("daily.chart.levels", answers.size()), levels(answers), parts);
            }
            return;
        }
        String right = text(
                "daily.right",
                answers.stream()
                        .filter(it -> it.score()
                                .filter(score -> score.permille() == 1000)
                                .isPresent())
                        .count(),
                answers.size());
        bars(round, right, chosen(round, question, answers), parts);
        parts.add(new Part.Prose(right));
    }

    /** A bar with what it is called in short and in full. */
    private record Bar(String label, String name, int count, int of) {}

    private List<Bar> levels(List<Answer> answers) {
        List<Bar> bars = new ArrayList<>();
        for (int level = 4; level >= 0; level--) {
            int wanted = level;
            int count = (int) answers.stream()
                    .filter(it -> it.score().flatMap(Score::level).equals(Optional.of(wanted)))
                    .count();
            String label = text("verdict.level." + level);
            bars.add(new Bar(label, label, count, answers.size()));
        }
        return bars;
    }

    private List<Bar> chosen(Round round, Question question, List<Answer> answers) {
        List<Choices.Option> options = question.choices().map(Choices::options).orElse(List.of());
        List<Bar> bars = new ArrayList<>();
        for (int shown = 0; shown < round.order().size(); shown++) {
            int option = round.order().get(shown);
            int count = (int) answers.stream()
                    .filter(it -> it.scored().options().contains(option))
                    .count();
            Optional<Choices.Option> known =
                    option < options.size() ? Optional.of(options.get(option)) : Optional.empty();
            String letter = QuizCards.letter(shown);
            boolean right = known.filter(Choices.Option::right).isPresent();
            String label = right ? text("daily.chart.right", letter) : letter;
            String words = known.map(it -> Md.plain(it.text())).orElse("");
            bars.add(new Bar(label, text("daily.chart.option", label, words), count, answers.size()));
        }
        return bars;
    }

    /** How the answers were spread: in words, and as a picture where one can be drawn. */
    private void bars(Round round, String subtitle, List<Bar> bars, List<Part> parts) {
        bars.forEach(it -> parts.add(new Part.Progress(shortened(it.name(), MOST_OF_AN_OPTION), it.count(), it.of())));
        String title = text("daily.chart.title", SHORT_DAY.format(round.date()));
        List<Pictures.Bar> drawn = bars.stream()
                .map(it -> new Pictures.Bar(
                        it.name(), it.count() * 1000 / it.of(), text("daily.chart.value", it.count(), it.of())))
                .toList();
        String spoken = bars.stream().map(it -> it.label() + " " + it.count()).collect(Collectors.joining(", "));
        context.pictures()
                .draw(new Pictures.Chart(title, subtitle, drawn, "", List.of()))
                .ifPresent(png -> parts.add(new Part.Picture(
                        "answers",
                        png,
                        text("daily.chart.alt", title, spoken, bars.getFirst().of()))));
    }

    /** What most people lacked: the key point missed most often, or the wrong option chosen most often. */
    String missed(Round round) {
        Optional<Question> found = context.bank().find(round.question());
        List<Answer> answers =
                round.answers().values().stream().filter(it -> !it.late()).toList();
        if (found.isEmpty() || answers.isEmpty()) {
            return "";
        }
        return round.form() == Form.CHOICES
                ? missedChoice(round, found.get(), answers)
                : missedPoint(found.get(), answers);
    }

    private String missedPoint(Question question, List<Answer> answers) {
        Map<String, Integer> lacking = new TreeMap<>();
        for (Answer answer : answers) {
            for (PointVerdict point :
                    context.grader().grade(question, answer.scored().text()).points()) {
                if (point.mark() != Mark.COVERED) {
                    lacking.merge(point.id(), 1, Integer::sum);
                }
            }
        }
        return lacking.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Integer>comparingByKey().reversed()))
                .filter(it -> answers.size() >= SMALLEST_GROUP || it.getValue() == answers.size())
                .flatMap(it -> question.rubric().findKeyPoint(it.getKey()))
                .map(KeyPoint::says)
                .orElse("");
    }

    private String missedChoice(Round round, Question question, List<Answer> answers) {
        List<Choices.Option> options = question.choices().map(Choices::options).orElse(List.of());
        int most = 0;
        String letter = "";
        for (int shown = 0; shown < round.order().size(); shown++) {
            int option = round.order().get(shown);
            boolean right = option < options.size() && options.get(option).right();
            int wrong = (int) answers.stream()
                    .filter(it -> it.scored().options().contains(option) != right)
                    .count();
            if (wrong > most) {
                most = wrong;
                letter = text(right ? "daily.missed-right" : "daily.missed-wrong", QuizCards.letter(shown));
            }
        }
        return letter;
    }

    /** Good answers whose authors agreed, named. */
    private List<Part> quotes(Round round) {
        List<Part> parts = new ArrayList<>();
        if (round.form() == Form.TEXT) {
            round.answers().values().stream()
                    .filter(it -> it.quotable() && !it.late() && it.counted().isEmpty())
                    .filter(it -> it.score().flatMap(Score::level).orElse(0) >= policy.quoteFrom())
                    .sorted(Comparator.comparingInt((Answer it) ->
                                    -it.score().map(Score::permille).orElse(0))
                            .thenComparing(it -> it.given().at()))
                    .limit(policy.quotes())
                    .forEach(it -> {
                        parts.add(new Part.Prose(text("daily.quote", Md.escape(it.name()))));
                        parts.add(new Part.Quote(it.given().text()));
                    });
        }
        return parts;
    }

    private Optional<Part> streaks() {
        List<String> names = draft.members.values().stream()
                .filter(it -> it.streak() > 1)
                .sorted(Comparator.comparingInt((Member it) -> -it.streak()).thenComparing(Member::name))
                .limit(NAMES)
                .map(it -> text("daily.streak-of", Md.escape(it.name()), it.streak()))
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part.Small(text("daily.streaks", String.join(", ", names))));
    }

    // ---- one's own

    /** What somebody is told right after answering. */
    Message recorded(Round round, Answer answer) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Prose(recordedLine(round, answer)));
        if (draft.plan.verdict() == Verdict.AT_ONCE) {
            if (answer.counted().isPresent()) {
                parts.add(new Part.Small(text("daily.counted-first")));
            }
            parts.addAll(verdict(round, answer, true));
        }
        return new Message(Md.plain(recordedLine(round, answer)), parts);
    }

    private String recordedLine(Round round, Answer answer) {
        String what = round.form() == Form.CHOICES
                ? text(
                        "quiz.recorded-letters",
                        QuizCards.letters(planned(round), answer.given().options()))
                : text("quiz.recorded-text");
        return what + " " + text("daily.change-until", until(round));
    }

    private List<Part> verdict(Round round, Answer answer, boolean before) {
        Optional<Question> found = context.bank().find(round.question());
        if (found.isEmpty()) {
            return List.of(new Part.Prose(text("quiz.question-gone")));
        }
        Question question = found.get();
        if (round.form() == Form.TEXT) {
            return new Assessor(context).feedback(question, answer.given().text());
        }
        if (before) {
            boolean right = question.choices()
                            .map(it -> it.scorePermille(answer.given().options()))
                            .orElse(0)
                    == 1000;
            return List.of(new Part.Prose(text(right ? "daily.once-right" : "daily.once-wrong")));
        }
        return quiz.explainChoices(planned(round), question, answer.given().options());
    }

    /** Everything that is somebody's own about a round and what it means for their streak. */
    Message mine(Round round, LearnerId learner) {
        List<Part> parts = new ArrayList<>();
        String title = text("daily.mine.title", DAY.format(round.date()));
        parts.add(new Part.Heading(title));
        Optional<Answer> answer = Optional.ofNullable(round.answers().get(learner));
        if (answer.isEmpty()) {
            parts.add(
                    new Part.Prose(round.open() ? text("daily.mine.not-yet", until(round)) : text("daily.mine.none")));
        } else if (round.open()) {
            parts.add(new Part.Prose(recordedLine(round, answer.get())));
            if (draft.plan.verdict() == Verdict.AT_ONCE) {
                parts.addAll(verdict(round, answer.get(), true));
            }
        } else {
            parts.add(new Part.Prose(score(answer.get())));
            parts.addAll(verdict(round, answer.get(), false));
            parts.addAll(contest(round, answer.get()));
        }
        if (round.open()) {
            earlier(round, learner, parts);
        }
        Optional<Member> member = Optional.ofNullable(draft.members.get(learner));
        member.ifPresent(it -> {
            parts.add(new Part.Small(standing(it, learner)));
            parts.add(new Part.Actions(new Button(
                    text(it.tell() ? "daily.button.tell-off" : "daily.button.tell-on"),
                    token(Need.WHISPER, DailyTokens.TELL, round, it.tell() ? "off" : "on"))));
        });
        return new Message(title, parts);
    }

    /** What somebody can hold against the verdict or the question, once the answer counts. */
    private List<Part> contest(Round round, Answer answer) {
        Assessor assessor = new Assessor(context);
        List<Part> parts = new ArrayList<>();
        context.bank().find(round.question()).ifPresent(it -> {
            if (round.form() == Form.TEXT) {
                assessor.contest(it, answer.scored().text(), draft.setup.id(), round.serial())
                        .ifPresent(parts::add);
                parts.add(assessor.object(it, draft.setup.id(), round.serial()));
            } else {
                parts.add(new Part.Actions(assessor.report(it)));
            }
        });
        return parts;
    }

    /** On an open post the last result belongs to it. */
    private void earlier(Round round, LearnerId learner, List<Part> parts) {
        draft.round(round.serial() - 1)
                .filter(it -> !it.open())
                .ifPresent(last -> Optional.ofNullable(last.answers().get(learner))
                        .ifPresent(answer -> {
                            parts.add(new Part.Divider());
                            parts.add(new Part.Prose(
                                    text("daily.mine.last", DAY.format(last.date())) + " " + score(answer)));
                            parts.addAll(verdict(last, answer, false));
                        }));
    }

    private String score(Answer answer) {
        String points =
                text("quiz.result", points(answer.score().map(Score::permille).orElse(0)));
        return answer.late() ? text("daily.late", points) : points;
    }

    /** Thousandths as points with at most one decimal. */
    private static String points(int permille) {
        int tenths = (permille + 50) / 100;
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }

    /** Streak, freezes, and whether today is done or how long the streak is safe. */
    private String standing(Member member, LearnerId learner) {
        List<String> sentences = new ArrayList<>();
        sentences.add(text("daily.streak", member.streak(), member.best(), member.freezes()));
        Optional<Round> open = draft.open();
        if (open.isPresent()) {
            boolean done = open.get().answers().containsKey(learner);
            sentences.add(done ? text("daily.done-today") : text("daily.not-done", until(open.get())));
        }
        if (open.isEmpty() || open.get().answers().containsKey(learner)) {
            safeUntil().ifPresent(at -> sentences.add(text("daily.safe-until", Md.time(at, TimeStyle.DATE_TIME))));
        }
        return String.join(" ", sentences);
    }

    /** When the slot that comes closes: until then nothing can be missed. */
    private Optional<Instant> safeUntil() {
        if (draft.paused.isPresent()) {
            return Optional.empty();
        }
        DailyRule rule = draft.plan.rule();
        Reveal reveal = draft.plan.reveal();
        return draft.next.flatMap(coming -> switch (reveal.when()) {
            case SAME_DAY -> Optional.of(rule.instant(coming.date(), reveal.at()));
            case NEXT_MORNING -> Optional.of(rule.instant(coming.date().plusDays(1), reveal.at()));
            case WITH_NEXT -> rule.next(coming.date(), draft::off).map(rule::instant);
        });
    }

    // ---- what admins see

    String name() {
        return text("daily.name", draft.setup.number());
    }

    /** A channel as the platforms show it is beyond the small Markdown: its id serves to tell them apart. */
    String channel(String id) {
        return Md.escape(id);
    }

    /** What is true now, in a few lines. */
    List<Part> settings() {
        Plan plan = draft.plan;
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Prose(summary()));
        List<Part.Field> fields = new ArrayList<>();
        fields.add(new Part.Field(text("daily.field.when"), Md.escape(when(plan.rule()))));
        fields.add(new Part.Field(text("daily.field.questions"), questions(plan)));
        fields.add(new Part.Field(text("daily.field.reveal"), reveal(plan)));
        fields.add(new Part.Field(
                text("daily.field.channels"),
                text("daily.channels", plan.channels().size())));
        if (!draft.queue.isEmpty()) {
            fields.add(new Part.Field(text("daily.field.queue"), String.valueOf(draft.queue.size())));
        }
        if (!draft.holidays.isEmpty() || !draft.skips.isEmpty()) {
            fields.add(new Part.Field(text("daily.field.off"), off()));
        }
        parts.add(new Part.Fields(fields));
        return parts;
    }

    private String off() {
        List<String> days = new ArrayList<>();
        draft.skips.forEach(it -> days.add(SHORT_DAY.format(it)));
        draft.holidays.stream()
                .filter(it -> !draft.skips.contains(it))
                .limit(20)
                .forEach(it -> days.add(SHORT_DAY.format(it)));
        return String.join(", ", days);
    }

    String summary() {
        if (draft.paused.isPresent()) {
            return text(
                    draft.paused.filter(Pause::byItself).isPresent() ? "daily.is-paused-itself" : "daily.is-paused",
                    name());
        }
        return draft.next
                .map(it -> text(
                        "daily.runs",
                        name(),
                        SHORT_DAY.format(it.date()) + ", " + draft.plan.rule().at(),
                        Md.time(it.at(), TimeStyle.DATE_TIME)))
                .orElse(text("daily.no-date", name()));
    }

    static String when(DailyRule rule) {
        return rule.at() + " " + rule.zone().getId() + ", " + days(rule);
    }

    private static String days(DailyRule rule) {
        return DailyDesk.dayWords(rule.days());
    }

    private String questions(Plan plan) {
        List<String> words = new ArrayList<>();
        words.add(plan.filter()
                .pack()
                .flatMap(context.bank()::findPack)
                .map(Pack::title)
                .map(Md::escape)
                .orElse(text("quiz.all-topics")));
        plan.filter().areas().forEach(it -> words.add(Md.escape(it)));
        if (!plan.filter().levels().isEmpty()) {
            EnumSet.copyOf(plan.filter().levels()).stream()
                    .map(Level::key)
                    .map(it -> text("level." + it))
                    .forEach(words::add);
        }
        words.add(text("daily.mode." + plan.mode().name().toLowerCase(Locale.ROOT)));
        return String.join(", ", words);
    }

    private String reveal(Plan plan) {
        Reveal reveal = plan.reveal();
        String when = reveal.when() == When.WITH_NEXT
                ? text("daily.reveal.with-next")
                : text(
                        reveal.when() == When.SAME_DAY ? "daily.reveal.same-day" : "daily.reveal.next-morning",
                        Md.escape(reveal.at().toString()));
        return when + " "
                + text(plan.verdict() == Verdict.AT_ONCE ? "daily.verdict.at-once" : "daily.verdict.at-reveal");
    }

    /** The dates that come with their questions' areas, in the schedule's zone and in the reader's own. */
    List<Part> dates(DailyPlanner planner, int count) {
        List<DailyPlanner.Pick> picks = planner.upcoming(draft.queue, draft.serial + 1, count);
        List<String> lines = new ArrayList<>();
        LocalDate date = draft.done;
        for (DailyPlanner.Pick pick : picks) {
            Optional<LocalDate> next = draft.plan.rule().next(date, draft::off);
            if (next.isEmpty()) {
                break;
            }
            date = next.get();
            lines.add(text(
                    "daily.preview.line",
                    SHORT_DAY.format(date) + ", " + draft.plan.rule().at(),
                    Md.time(draft.plan.rule().instant(date), TimeStyle.DATE_TIME),
                    area(pick.question()),
                    text("level." + pick.question().level().key())));
        }
        return lines.isEmpty()
                ? List.of(new Part.Prose(text("daily.preview.none")))
                : List.of(new Part.Prose(String.join("\n", lines)));
    }

    private Token token(Need need, String action, Round round, String... arguments) {
        return Token.of(need, action, draft.setup.id(), round.serial(), arguments);
    }

    private String text(String key, Object... arguments) {
        return context.texts().of(key, arguments);
    }
}
