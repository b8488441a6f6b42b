package org.interviewcoach.core.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.memory.Progress;
import org.interviewcoach.core.memory.Progress.Mastery;
import org.interviewcoach.core.memory.Progress.MissedPoint;
import org.interviewcoach.core.memory.Progress.Next;
import org.interviewcoach.core.memory.Week;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.port.Pictures;
import org.interviewcoach.core.text.Texts;

/** How far somebody has come, as they see it and as they may show it. */
final class ProgressCards {
    private static final int BAR = 10;
    private static final int MOST_AREAS = 8;
    private static final String STEPS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";

    private final Progress progress;
    private final Bank bank;
    private final Texts texts;

    ProgressCards(Progress progress, Bank bank, Texts texts) {
        this.progress = progress;
        this.bank = bank;
        this.texts = texts;
    }

    /** All of it, for the person alone. */
    Message mine() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(text("progress.title")));
        if (isEmpty()) {
            parts.add(new Part.Prose(suggestion()));
            parts.add(new Part.Actions(suggested()));
            return new Message(text("progress.title"), parts);
        }
        parts.addAll(figures());
        if (!progress.missed().isEmpty()) {
            StringBuilder lines = new StringBuilder("**" + text("progress.missed") + "**");
            for (MissedPoint it : progress.missed()) {
                lines.append("\n- ")
                        .append(text("progress.missed-point", it.point().says(), it.times()));
            }
            parts.add(new Part.Prose(lines.toString()));
        }
        parts.add(new Part.Prose(suggestion()));
        parts.add(new Part.Actions(
                suggested(),
                new Part.Button(text("button.picture"), Token.start(Need.WHISPER, SettingsTokens.DRAW_PROGRESS)),
                new Part.Button(
                        text("button.share-progress"), Token.start(Need.WHISPER, SettingsTokens.SHARE_PROGRESS))));
        return new Message(summary(), parts);
    }

    /** What the person shows to a channel: how far, and nothing of what they missed. */
    Message shared(String name) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(text("progress.shared", name)));
        parts.addAll(figures());
        return new Message(text("progress.shared", name), parts);
    }

    /** As a picture, with the same in words below it. */
    Message picture(Pictures pictures) {
        List<Pictures.Bar> bars = progress.areas().stream()
                .limit(MOST_AREAS)
                .map(it -> new Pictures.Bar(title(it.key()), it.permille(), percent(it.permille()) + " %"))
                .toList();
        List<Integer> weeks = progress.trend().stream()
                .map(it -> it.answers() == 0 ? -1 : it.meanPermille())
                .toList();
        Optional<String> png = pictures.draw(
                new Pictures.Chart(text("progress.title"), Md.plain(summary()), bars, text("progress.trend"), weeks));
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(text("progress.title")));
        png.ifPresent(it -> parts.add(new Part.Picture("progress", it, alt(bars))));
        if (png.isEmpty()) {
            parts.add(new Part.Small(text("progress.no-fonts")));
        }
        parts.addAll(figures());
        return new Message(summary(), parts);
    }

    private String alt(List<Pictures.Bar> bars) {
        String all = bars.stream().map(it -> it.label() + " " + it.value()).collect(Collectors.joining(", "));
        return text("progress.alt", all, Md.plain(trend()));
    }

    /** The home page: what is due, how it goes, the settings. */
    Message home() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(text("progress.home")));
        parts.add(new Part.Prose(suggestion()));
        parts.add(new Part.Actions(
                suggested(),
                new Part.Button(text("button.settings"), Token.start(Need.WHISPER, SettingsTokens.OPEN_PROFILE)),
                new Part.Button(text("button.help"), Token.start(Need.WHISPER, SettingsTokens.HELP))));
        if (progress.answered() > 0) {
            parts.addAll(figures());
        }
        return new Message(text("progress.home"), parts);
    }

    /** Whether there is nothing to show yet. */
    boolean isEmpty() {
        return progress.answered() == 0;
    }

    private String summary() {
        return text("progress.answered", progress.answered(), progress.total());
    }

    private List<Part> figures() {
        List<Part> parts = new ArrayList<>();
        String streak = progress.streak() > 1 ? " " + text("progress.streak", progress.streak()) : "";
        parts.add(new Part.Prose(summary() + streak));
        parts.add(new Part.Prose("**" + text("progress.areas") + "**"
                + rows(progress.areas()
                        .subList(0, Math.min(MOST_AREAS, progress.areas().size())))));
        if (progress.areas().size() > MOST_AREAS) {
            parts.add(
                    new Part.Small(text("progress.more-areas", progress.areas().size() - MOST_AREAS)));
        }
        parts.add(new Part.Prose("**" + text("progress.levels") + "**" + rows(progress.levels())));
        parts.add(new Part.Prose("**" + text("progress.trend") + "** " + Md.code(spark()) + "\n\n" + trend()));
        parts.add(new Part.Small(text("progress.legend")));
        return parts;
    }

    private String rows(List<Mastery> all) {
        StringBuilder rows = new StringBuilder();
        for (Mastery it : all) {
            rows.append("\n\n")
                    .append(text(
                            "progress.row",
                            Md.code(bar(it.permille())),
                            percent(it.permille()),
                            Md.escape(title(it.key())),
                            it.answered(),
                            it.total()));
        }
        return rows.toString();
    }

    private static String bar(int permille) {
        int full = (permille * BAR + 500) / 1000;
        return "\u2588".repeat(full) + "\u2591".repeat(BAR - full);
    }

    /** The weeks as a line of little columns; a gap where nothing was answered. */
    private String spark() {
        StringBuilder line = new StringBuilder();
        for (Week week : progress.trend()) {
            line.append(
                    week.answers() == 0 ? '\u00b7' : STEPS.charAt(week.meanPermille() * (STEPS.length() - 1) / 1000));
        }
        return line.toString();
    }

    private String trend() {
        Optional<Integer> recent = progress.recentPermille();
        Optional<Integer> earlier = progress.earlierPermille();
        if (recent.isEmpty()) {
            return text("progress.trend.none");
        }
        String now = text("progress.trend.now", percent(recent.get()));
        if (earlier.isEmpty()) {
            return now;
        }
        int change = percent(recent.get()) - percent(earlier.get());
        if (change == 0) {
            return now + " " + text("progress.trend.same");
        }
        return now + " " + text(change > 0 ? "progress.trend.up" : "progress.trend.down", Math.abs(change));
    }

    private static int percent(int permille) {
        return (permille + 5) / 10;
    }

    private String title(String key) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            return text("level." + key);
        }
        String pack = key.substring(0, dot);
        String area = key.substring(dot + 1);
        return bank.findPack(pack)
                .flatMap(it -> it.findArea(area))
                .map(it -> it.title())
                .orElse(area);
    }

    private String suggestion() {
        return switch (progress.next()) {
            case Next.ReviewDue it -> text("progress.next.review", it.questions());
            case Next.Practise it ->
                text("progress.next.practise", Md.escape(it.area().title()));
            case Next.Explore it ->
                text("progress.next.explore", Md.escape(it.area().title()));
            case Next.PlayOn it -> text(progress.answered() == 0 ? "progress.next.begin" : "progress.next.play");
        };
    }

    private Part.Button suggested() {
        return switch (progress.next()) {
            case Next.ReviewDue it ->
                new Part.Button(
                        text("button.review"), Token.start(Need.WHISPER, SettingsTokens.REVIEW), Part.Style.PRIMARY);
            case Next.Practise it -> practise(it.pack().id(), it.area().id());
            case Next.Explore it -> practise(it.pack().id(), it.area().id());
            case Next.PlayOn it -> practise("", "");
        };
    }

    private Part.Button practise(String pack, String area) {
        return new Part.Button(
                text("button.practise"),
                Token.start(Need.WHISPER, SettingsTokens.PRACTISE, pack, area),
                Part.Style.PRIMARY);
    }

    private String text(String key, Object... arguments) {
        return texts.of(key, arguments);
    }
}
