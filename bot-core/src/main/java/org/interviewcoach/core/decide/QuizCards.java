package org.interviewcoach.core.decide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.bank.Choices;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.Reference;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Md.TimeStyle;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Part.Button;
import org.interviewcoach.core.message.Part.Style;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.state.QuizState;
import org.interviewcoach.core.state.QuizState.Asking;
import org.interviewcoach.core.state.QuizState.Form;
import org.interviewcoach.core.state.QuizState.Given;
import org.interviewcoach.core.state.QuizState.Planned;
import org.interviewcoach.core.state.QuizState.Player;
import org.interviewcoach.core.state.QuizState.Result;
import org.interviewcoach.core.state.QuizState.Setup;
import org.interviewcoach.core.state.QuizState.Where;

/** The messages of a quiz, from its state. Decides nothing. */
final class QuizCards {
    /** Names on a board; the rest is counted. */
    private static final int BOARD_ROWS = 15;

    /** Characters of an option that a phone shows in one line, more or less. */
    private static final int BRIEF = 36;

    private static final String LETTERS = "ABCDE";

    private final Context context;

    QuizCards(Context context) {
        this.context = context;
    }

    /** The card that a channel sees when a quiz starts. */
    Message start(Setup setup) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(
                text("quiz.start.title", setup.topic(), setup.plan().size())));
        parts.add(new Part.Prose(text("quiz.start.body", Md.escape(setup.ownerName()))));
        return new Message(
                text("quiz.start.summary", setup.topic(), setup.plan().size()), parts);
    }

    /** The card of a quiz that is open for days. */
    Message open(QuizState.Open state) {
        Setup setup = state.setup();
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(
                text("quiz.open.title", setup.topic(), setup.plan().size())));
        parts.add(new Part.Prose(text(
                "quiz.open.body",
                Md.escape(setup.ownerName()),
                Md.time(state.closesAt(), TimeStyle.DATE_TIME),
                Md.time(state.closesAt(), TimeStyle.RELATIVE))));
        parts.add(new Part.Small(text("quiz.open.taking", state.ways().size(), finished(state))));
        parts.add(new Part.Actions(
                new Button(text("button.start"), token(Need.WHISPER, QuizTokens.ENTER, setup, 0), Style.PRIMARY),
                new Button(text("button.close-now"), token(Need.WHISPER, QuizTokens.STOP, setup, state.step()))));
        return new Message(text("quiz.open.summary", setup.topic(), setup.plan().size()), parts);
    }

    /** The same once it has closed. */
    Message closedDays(Setup setup, int players) {
        return new Message(
                text("quiz.open.closed-summary", setup.topic()),
                new Part.Heading(
                        text("quiz.open.title", setup.topic(), setup.plan().size())),
                new Part.Prose(text("quiz.open.closed", players)));
    }

    private static int finished(QuizState.Open state) {
        int size = state.setup().plan().size();
        return (int) state.ways().values().stream()
                .filter(way -> way.index() >= size)
                .count();
    }

    /** The open question. */
    Message question(Asking state) {
        Setup setup = state.setup();
        Planned planned = setup.plan().get(state.index());
        List<Part> parts = new ArrayList<>(body(setup, state.index()));
        parts.add(new Part.Small(status(state)));
        parts.add(answerControls(setup, planned, state.index(), state.step()));
        parts.add(new Part.Actions(steering(state)));
        return new Message(summary(setup, state.index()), parts);
    }

    private List<Part.Control> steering(Asking state) {
        Setup setup = state.setup();
        List<Part.Control> controls = new ArrayList<>();
        hintButton(setup, state.index(), state.step(), state.hints().getOrDefault(setup.ownerLearner(), 0))
                .ifPresent(controls::add);
        controls.add(new Button(text("button.skip"), token(Need.WHISPER, QuizTokens.SKIP, setup, state.step())));
        controls.add(new Button(text("button.pause"), token(Need.WHISPER, QuizTokens.PAUSE, setup, state.step())));
        controls.add(new Button(text("button.stop"), token(Need.WHISPER, QuizTokens.STOP, setup, state.step())));
        report(setup, state.index()).ifPresent(controls::add);
        return controls;
    }

    private Optional<Part.Control> report(Setup setup, int index) {
        return find(setup, index).map(it -> new Assessor(context).report(it));
    }

    private Optional<Part.Control> hintButton(Setup setup, int index, int step, int taken) {
        int hints = find(setup, index).map(question -> question.hints().size()).orElse(0);
        boolean alone = setup.where() == Where.ALONE;
        if (hints == 0 || (alone && taken >= hints)) {
            return Optional.empty();
        }
        return Optional.of(new Button(
                text("button.hint", QuizPolicy.DEFAULT.hintCost() / 10),
                token(Need.WHISPER, QuizTokens.HINT, setup, step)));
    }

    private Part answerControls(Setup setup, Planned planned, int index, int step) {
        if (planned.form() == Form.TEXT) {
            return new Part.Actions(
                    new Button(
                            text("button.answer"),
                            token(
                                    Need.FORM,
                                    QuizTokens.ANSWER_FORM,
                                    setup,
                                    step,
                                    planned.question().value()),
                            Style.PRIMARY),
                    new Button(text("button.answer-dm"), token(Need.WHISPER, QuizTokens.ANSWER_DM, setup, step)));
        }
        Optional<Choices> choices = find(setup, index).flatMap(Question::choices);
        if (choices.isPresent() && choices.get().multiple()) {
            List<Part.Item> items = new ArrayList<>();
            for (int shown = 0; shown < planned.order().size(); shown++) {
                items.add(new Part.Item(
                        text("quiz.option", letter(shown)),
                        String.valueOf(planned.order().get(shown)),
                        false));
            }
            return new Part.Picker(
                    token(Need.WHISPER, QuizTokens.CHOOSE, setup, step),
                    text("quiz.pick-several"),
                    items,
                    1,
                    items.size());
        }
        List<Part.Control> letters = new ArrayList<>();
        for (int shown = 0; shown < planned.order().size(); shown++) {
            letters.add(new Button(
                    letter(shown),
                    token(
                            Need.WHISPER,
                            QuizTokens.CHOOSE,
                            setup,
                            step,
                            String.valueOf(planned.order().get(shown))),
                    Style.PRIMARY));
        }
        return new Part.Actions(letters);
    }

    private String status(Asking state) {
        List<String> sentences = new ArrayList<>();
        boolean together = state.setup().where() == Where.TOGETHER;
        state.closesAt().ifPresent(at -> sentences.add(text("quiz.closes", Md.time(at, TimeStyle.RELATIVE))));
        if (together) {
            sentences.add(text("quiz.answered", state.answers().size()));
            sentences.add(text("quiz.hidden"));
        } else if (state.setup().plan().get(state.index()).form() == Form.TEXT) {
            sentences.add(text("quiz.type-here"));
        }
        if (sentences.isEmpty()) {
            sentences.add(text("quiz.no-limit"));
        }
        return String.join(" ", sentences);
    }

    /** The question that somebody is at on their own way. */
    Message wayQuestion(QuizState.Open state, QuizState.Way way) {
        Setup setup = state.setup();
        Planned planned = setup.plan().get(way.index());
        List<Part> parts = new ArrayList<>(body(setup, way.index()));
        parts.add(new Part.Small(text("quiz.open.closes", Md.time(state.closesAt(), TimeStyle.RELATIVE))));
        parts.add(answerControls(setup, planned, way.index(), way.step()));
        List<Part.Control> more = new ArrayList<>();
        hintButton(setup, way.index(), way.step(), way.hints()).ifPresent(more::add);
        more.add(new Button(text("button.skip"), token(Need.WHISPER, QuizTokens.SKIP, setup, way.step())));
        report(setup, way.index()).ifPresent(more::add);
        parts.add(new Part.Actions(more));
        return new Message(summary(setup, way.index()), parts);
    }

    /** The card of somebody's question once they have answered or skipped it, without controls. */
    Message wayAnswered(QuizState.Open state, int index, Optional<Given> given) {
        List<Part> parts = new ArrayList<>(body(state.setup(), index));
        parts.add(new Part.Small(
                given.isPresent()
                        ? text("quiz.open.recorded", Md.time(state.closesAt(), TimeStyle.RELATIVE))
                        : text("quiz.skipped")));
        return new Message(summary(state.setup(), index), parts);
    }

    /** A question that takes no answers any more. */
    Message closed(Setup setup, int index, String note) {
        List<Part> parts = new ArrayList<>(body(setup, index));
        parts.add(new Part.Small(note));
        return new Message(summary(setup, index), parts);
    }

    /** A question while the quiz is paused. */
    Message paused(QuizState.Paused state, int index) {
        Setup setup = state.setup();
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(
                text("quiz.paused.title", index + 1, setup.plan().size())));
        parts.add(new Part.Prose(text("quiz.paused.body")));
        parts.add(new Part.Actions(
                new Button(
                        text("button.resume"),
                        token(Need.WHISPER, QuizTokens.RESUME, setup, state.step()),
                        Style.PRIMARY),
                new Button(text("button.stop"), token(Need.WHISPER, QuizTokens.STOP, setup, state.step()))));
        return new Message(text("quiz.paused.summary"), parts);
    }

    private List<Part> body(Setup setup, int index) {
        Planned planned = setup.plan().get(index);
        Optional<Question> found = find(setup, index);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(summary(setup, index)));
        if (found.isEmpty()) {
            parts.add(new Part.Prose(text("quiz.question-gone")));
            return parts;
        }
        Question question = found.get();
        if (planned.form() == Form.TEXT || question.choices().isEmpty()) {
            parts.add(new Part.Prose(question.text()));
            return parts;
        }
        Choices choices = question.choices().get();
        parts.add(new Part.Prose(choices.stem()));
        parts.add(new Part.Prose(options(planned, choices)));
        if (choices.multiple()) {
            parts.add(new Part.Small(text("quiz.several-right")));
        }
        return parts;
    }

    /** Options that take a line each stand line by line: on a phone the whole question is in sight then. */
    private String options(Planned planned, Choices choices) {
        boolean brief =
                choices.options().stream().allMatch(it -> isBrief(it.text().strip()));
        List<String> options = new ArrayList<>();
        for (int shown = 0; shown < planned.order().size(); shown++) {
            options.add("**" + letter(shown) + "** "
                    + choices.options().get(planned.order().get(shown)).text().strip());
        }
        return String.join(brief ? Md.LINE_BREAK : "\n\n", options);
    }

    private static boolean isBrief(String option) {
        return option.length() <= BRIEF && option.indexOf('\n') < 0;
    }

    private String summary(Setup setup, int index) {
        String where = find(setup, index)
                .map(question -> text(
                        "quiz.area-level",
                        areaTitle(question),
                        text("level." + question.level().key())))
                .orElse("");
        return text("quiz.question-of", index + 1, setup.plan().size(), where);
    }

    private String areaTitle(Question question) {
        return context.bank()
                .findPackOf(question.id())
                .flatMap(pack -> pack.findArea(question.area()))
                .map(area -> area.title())
                .orElse(question.area());
    }

    /** The explanation of a closed choice question, every option with its reason. */
    List<Part> explainChoices(Planned planned, Question question, Set<Integer> chosen) {
        Choices choices = question.choices().orElseThrow();
        List<Part> parts = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (int shown = 0; shown < planned.order().size(); shown++) {
            int option = planned.order().get(shown);
            Choices.Option it = choices.options().get(option);
            lines.append(shown == 0 ? "" : "\n\n")
                    .append("**")
                    .append(letter(shown))
                    .append(' ')
                    .append(text(it.right() ? "quiz.right" : "quiz.wrong"))
                    .append("**")
                    .append(chosen.contains(option) ? " " + text("quiz.your-choice") : "")
                    .append(" ")
                    .append(it.why().strip());
        }
        parts.add(new Part.Prose(lines.toString()));
        return parts;
    }

    /** Model answer and references. */
    List<Part> modelAnswer(Question question) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Prose(
                "**" + text("quiz.model-answer") + "**\n\n" + question.answer().strip()));
        references(question).ifPresent(parts::add);
        return parts;
    }

    Optional<Part> references(Question question) {
        if (question.references().isEmpty()) {
            return Optional.empty();
        }
        List<String> links = new ArrayList<>();
        for (Reference reference : question.references()) {
            links.add("[" + Md.escape(reference.title()) + "](" + reference.url() + ")");
        }
        return Optional.of(new Part.Small(text("quiz.read-on", String.join(", ", links))));
    }

    /** What the channel sees when a question played together has closed. */
    Message reveal(QuizState.Revealed state) {
        Setup setup = state.setup();
        int index = state.index();
        Planned planned = setup.plan().get(index);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(text("quiz.reveal.title", index + 1)));
        Optional<Question> found = find(setup, index);
        if (found.isPresent()) {
            Question question = found.get();
            if (planned.form() == Form.CHOICES && question.choices().isPresent()) {
                parts.addAll(explainChoices(planned, question, Set.of()));
                references(question).ifPresent(parts::add);
            } else {
                parts.addAll(modelAnswer(question));
            }
        }
        parts.add(new Part.Prose(who(state)));
        List<Part.Control> controls = new ArrayList<>();
        if (index + 1 < setup.plan().size()) {
            controls.add(new Button(
                    text("button.next"), token(Need.WHISPER, QuizTokens.NEXT, setup, state.step()), Style.PRIMARY));
        }
        controls.add(new Button(text("button.mine"), mine(setup, index)));
        report(setup, index).ifPresent(controls::add);
        parts.add(new Part.Actions(controls));
        state.nextAt()
                .ifPresent(at -> parts.add(new Part.Small(text(
                        index + 1 < setup.plan().size() ? "quiz.next-at" : "quiz.board-at",
                        Md.time(at, TimeStyle.RELATIVE)))));
        return new Message(text("quiz.reveal.title", index + 1), parts);
    }

    private Token mine(Setup setup, int index) {
        return token(Need.WHISPER, QuizTokens.MINE, setup, 0, String.valueOf(index));
    }

    private String who(QuizState.Revealed state) {
        List<Result> results = new ArrayList<>();
        List<String> full = new ArrayList<>();
        boolean choices = state.setup().plan().get(state.index()).form() == Form.CHOICES;
        for (Player player : state.players()) {
            for (Result result : player.results()) {
                if (result.index() == state.index()) {
                    results.add(result);
                    if (choices && result.scorePermille() == 1000) {
                        full.add(Md.escape(player.name()));
                    }
                }
            }
        }
        if (results.isEmpty()) {
            return text("quiz.reveal.nobody");
        }
        if (!choices) {
            // Levels of free text belong to their authors: only the number of answers is public.
            return text("quiz.reveal.texts", results.size());
        }
        return full.isEmpty()
                ? text("quiz.reveal.none-right", results.size())
                : text("quiz.reveal.right", full.size(), results.size(), String.join(", ", full));
    }

    /** The final board: names, points and a grid without spoilers. */
    Message board(Setup setup, List<Player> players, int asked, boolean inChannel) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(text("quiz.board.title", setup.topic())));
        List<Player> ranked = rank(players);
        if (ranked.isEmpty()) {
            parts.add(new Part.Prose(text("quiz.board.empty")));
        }
        StringBuilder rows = new StringBuilder();
        int place = 0;
        for (Player player : ranked.subList(0, Math.min(ranked.size(), BOARD_ROWS))) {
            place++;
            rows.append(place == 1 ? "" : Md.LINE_BREAK)
                    .append(place)
                    .append("\\. ")
                    .append(text(
                            "quiz.board.row",
                            Md.escape(player.name()),
                            Md.code(grid(player, asked)),
                            points(total(player)),
                            asked));
        }
        if (!rows.isEmpty()) {
            parts.add(new Part.Prose(rows.toString()));
        }
        if (ranked.size() > BOARD_ROWS) {
            parts.add(new Part.Small(text("quiz.board.more", ranked.size() - BOARD_ROWS)));
        }
        if (!ranked.isEmpty()) {
            parts.add(new Part.Small(text("quiz.board.legend")));
        }
        if (!inChannel) {
            parts.add(new Part.Small(text("quiz.board.again")));
        }
        return new Message(text("quiz.board.summary", setup.topic(), ranked.size()), parts);
    }

    /** Points first, then the shorter time, then the order of joining. */
    static List<Player> rank(List<Player> players) {
        return players.stream()
                .sorted(Comparator.comparingInt((Player player) -> -total(player))
                        .thenComparing(QuizCards::time))
                .toList();
    }

    private static int total(Player player) {
        return player.results().stream().mapToInt(Result::scorePermille).sum();
    }

    private static Duration time(Player player) {
        Duration sum = Duration.ZERO;
        for (Result result : player.results()) {
            sum = sum.plus(
                    Duration.between(result.given().askedAt(), result.given().at()));
        }
        return sum;
    }

    /** Thousandths as points with at most one decimal: 2500 is "2.5". */
    private static String points(int permille) {
        int tenths = (permille + 50) / 100;
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }

    private static String grid(Player player, int asked) {
        StringBuilder grid = new StringBuilder();
        for (int index = 0; index < asked; index++) {
            int wanted = index;
            grid.append(player.results().stream()
                    .filter(result -> result.index() == wanted)
                    .findFirst()
                    .map(result -> result.scorePermille() >= 750 ? "\u2713" : result.scorePermille() >= 250 ? "~" : "x")
                    .orElse("\u00b7"));
        }
        return grid.toString();
    }

    /** Alone: the question with its result, once answered. */
    Message aloneReveal(QuizState.Revealed state, Optional<Result> result, List<Part> verdict) {
        Setup setup = state.setup();
        int index = state.index();
        Planned planned = setup.plan().get(index);
        List<Part> parts = new ArrayList<>();
        Optional<Question> found = find(setup, index);
        parts.add(new Part.Heading(summary(setup, index)));
        parts.add(new Part.Prose(text(
                result.isEmpty() ? "quiz.result.skipped" : "quiz.result",
                result.map(it -> points(it.scorePermille())).orElse("0"))));
        parts.addAll(verdict);
        if (found.isPresent()) {
            Question question = found.get();
            if (planned.form() == Form.CHOICES && question.choices().isPresent()) {
                parts.addAll(explainChoices(
                        planned,
                        question,
                        result.map(it -> it.given().options()).orElse(Set.of())));
                references(question).ifPresent(parts::add);
            } else {
                parts.addAll(modelAnswer(question));
            }
        }
        List<Part.Control> controls = new ArrayList<>();
        boolean last = index + 1 >= setup.plan().size();
        controls.add(new Button(
                text(last ? "button.finish" : "button.next"),
                token(Need.WHISPER, QuizTokens.NEXT, setup, state.step()),
                Style.PRIMARY));
        if (result.isPresent() && planned.form() == Form.TEXT) {
            controls.add(new Button(
                    text("button.why"), token(Need.WHISPER, QuizTokens.WHY, setup, 0, String.valueOf(index))));
        }
        if (!last) {
            controls.add(new Button(text("button.stop"), token(Need.WHISPER, QuizTokens.STOP, setup, state.step())));
        }
        report(setup, index).ifPresent(controls::add);
        parts.add(new Part.Actions(controls));
        return new Message(text("quiz.reveal.title", index + 1), parts);
    }

    /** A verdict by direct message or whisper, with the follow-up that it leads to. */
    Message verdict(
            Setup setup, int index, List<Part> verdict, Optional<String> followUp, Token answer, Optional<Token> skip) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(text("quiz.verdict.title", index + 1)));
        parts.addAll(verdict);
        List<Part.Control> controls = new ArrayList<>();
        followUp.ifPresent(question -> {
            parts.add(new Part.Divider());
            parts.add(new Part.Prose(text("quiz.follow-up", question)));
            controls.add(new Button(text("button.answer"), answer, Style.PRIMARY));
            skip.ifPresent(token -> controls.add(new Button(text("button.skip-follow-up"), token)));
        });
        controls.add(
                new Button(text("button.why"), token(Need.WHISPER, QuizTokens.WHY, setup, 0, String.valueOf(index))));
        parts.add(new Part.Actions(controls));
        return new Message(text("quiz.verdict.title", index + 1), parts);
    }

    Optional<Question> find(Setup setup, int index) {
        return context.bank().find(setup.plan().get(index).question());
    }

    /** A letter for the place in which an option is shown. */
    static String letter(int shown) {
        return LETTERS.substring(shown, shown + 1);
    }

    /** The letters of chosen options as they were shown. */
    static String letters(Planned planned, Set<Integer> options) {
        StringBuilder letters = new StringBuilder();
        for (int shown = 0; shown < planned.order().size(); shown++) {
            if (options.contains(planned.order().get(shown))) {
                letters.append(letters.isEmpty() ? "" : ", ").append(letter(shown));
            }
        }
        return letters.toString();
    }

    Token token(Need need, String action, Setup setup, int step, String... arguments) {
        return Token.of(need, action, setup.id(), step, arguments);
    }

    String text(String key, Object... arguments) {
        return context.texts().of(key, arguments);
    }
}
