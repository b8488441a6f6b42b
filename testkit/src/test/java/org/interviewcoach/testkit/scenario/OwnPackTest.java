package org.interviewcoach.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.Messenger;
import org.interviewcoach.core.route.CommandCatalog;
import org.interviewcoach.core.shell.Knowledge;
import org.interviewcoach.core.shell.Shell;
import org.interviewcoach.core.shell.ShellPolicy;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.Place;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.interviewcoach.testkit.CountedIds;
import org.interviewcoach.testkit.ManualClock;
import org.interviewcoach.testkit.MemoryStore;
import org.interviewcoach.testkit.SampleBank;
import org.junit.jupiter.api.Test;

/** A workspace's own questions are there and nowhere else. On Discord, where one person is in many servers. */
final class OwnPackTest {
    private static final Pattern ID = Pattern.compile("own\\.stove\\.why-salt-the-water-[0-9a-f]{4}");
    private static final Scope HERE = new Scope(PlatformId.DISCORD, "100", "1");
    private static final Scope ELSEWHERE = new Scope(PlatformId.DISCORD, "200", "2");
    private static final Scope DIRECT = new Scope(PlatformId.DISCORD, Actor.NO_TENANT, "3");

    private final ManualClock clock = new ManualClock(Transcript.START);
    private final CountedIds ids = new CountedIds();
    private MemoryStore store = new MemoryStore(ids);
    private final Recorder platform = new Recorder();
    private Shell shell = start();
    private int inbound;

    @Test
    void noOtherWorkspaceSeesThem() {
        accept("Why salt the water first?");

        assertThat(words(slash(HERE, "quiz", "own text private"))).contains("direct message");
        assertThat(platform.posted()).contains("Why salt the water first?");
        assertThat(topics(HERE)).contains("own");
        assertThat(words(slash(ELSEWHERE, "quiz", "own text private"))).contains("do not know");
        assertThat(topics(ELSEWHERE)).doesNotContain("own");
        assertThat(words(slash(DIRECT, "quiz", "own text private"))).contains("do not know");
    }

    @Test
    void answersThemByDirectMessageAlsoAfterARestart() {
        accept("Why salt the water first?");
        Reply unusedSent = slash(HERE, "quiz", "own text private");
        Token answer = platform.button("Answer");

        shell = start();
        Reply form = handle(new Inbound.Press(header(DIRECT), answer, List.of(), platform.lastRef()));
        Reply.OpenForm open = (Reply.OpenForm) form;
        Reply unusedGiven = handle(new Inbound.Submit(
                header(DIRECT), open.form().token(), Map.of(name(open.form()), List.of("It seasons from within."))));

        assertThat(platform.posted()).contains("like the model answer");
    }

    @Test
    void namesTheAuthorUntilTheyAreForgotten() {
        accept("Why salt the water first?");
        Reply unusedFirst = slash(HERE, "quiz", "own text private");
        assertThat(platform.posted()).contains("Suggested by Ann Author");

        Reply unusedForgotten = handle(new Inbound.Press(
                header(HERE), Token.start(Need.WHISPER, "forget-yes"), List.of(), platform.lastRef()));
        platform.messages.clear();
        assertThat(words(slash(HERE, "quiz", "own text private"))).contains("direct message");

        assertThat(platform.posted()).contains("Why salt the water first?").doesNotContain("Ann Author");
    }

    @Test
    void whoAsksForTheirDataGetsTheQuestionAsItWasAsked() {
        String id = accept("Why salt the water first?");
        Reply unusedSent = slash(HERE, "quiz", "own text private");
        Reply.OpenForm open = (Reply.OpenForm)
                handle(new Inbound.Press(header(DIRECT), platform.button("Answer"), List.of(), platform.lastRef()));
        Reply unusedGiven = handle(new Inbound.Submit(
                header(DIRECT), open.form().token(), Map.of(name(open.form()), List.of("It seasons from within."))));

        Reply unusedTaken =
                take((Reply.Whisper) upload("id,question,answer\n" + id + ",Why salt the sea?,Nobody does."));
        platform.messages.clear();
        Reply unusedExport = handle(
                new Inbound.Press(header(HERE), Token.start(Need.WHISPER, "export"), List.of(), platform.lastRef()));

        assertThat(platform.posted())
                .contains("Why salt the water first?")
                .doesNotContain("Why salt the sea?")
                .doesNotContain("Suggested by");
    }

    @Test
    void anUploadIsStaleOnceAnotherOneCameAfterIt() {
        Reply.Whisper first = (Reply.Whisper) upload("question,answer\nWhy stir a risotto?,For the starch.");
        Reply.Whisper second = (Reply.Whisper) upload("question,answer\nWhy rest a steak?,For the juice.");

        assertThat(words(take(first))).contains("Somebody has uploaded since then");
        assertThat(words(take(second))).contains("one question new");
        assertThat(words(take(second))).contains("Somebody has uploaded since then");
        assertThat(topics(HERE)).contains("own");
    }

    private Reply upload(String table) {
        return handle(new Inbound.Submit(
                header(HERE), Token.start(Need.WHISPER, "pack-up"), Map.of("table", List.of(table))));
    }

    private Reply take(Reply.Whisper preview) {
        return handle(new Inbound.Press(
                header(HERE), button(preview.message(), "Take it over"), List.of(), platform.lastRef()));
    }

    /** The id of the question that it became. */
    private String accept(String question) {
        Reply unusedThanks = handle(new Inbound.Submit(
                header(HERE),
                Token.start(Need.WHISPER, "suggest"),
                Map.of(
                        "question", List.of(question),
                        "answer", List.of("It seasons from within."),
                        "section", List.of("Stove"),
                        "level", List.of("junior"),
                        "credit", List.of("yes"))));
        Reply.Whisper card = (Reply.Whisper) slash(HERE, "coach", "suggestions");
        Token accept = button(card.message(), "Accept");
        Matcher id = ID.matcher(words(handle(new Inbound.Press(header(HERE), accept, List.of(), platform.lastRef()))));
        assertThat(id.find()).isTrue();
        return id.group();
    }

    private Shell start() {
        store = store.reopen();
        return new Shell(
                store,
                clock,
                ids,
                ShellPolicy.DEFAULT,
                Knowledge.of(SampleBank.bank(), Texts.of(Locale.ENGLISH)),
                List.of(platform),
                Runnable::run,
                Runnable::run);
    }

    private List<String> topics(Scope where) {
        return shell.suggest(where, "quiz", "topic", "", Map.of()).stream()
                .map(CommandCatalog.Suggestion::value)
                .toList();
    }

    private Reply slash(Scope where, String command, String text) {
        return handle(new Inbound.SlashCommand(header(where), command, Map.of(), text));
    }

    private Reply handle(Inbound it) {
        Reply reply = shell.handle(it).join();
        new Pump(shell, store, clock).settle();
        return reply;
    }

    private Inbound.Header header(Scope where) {
        return new Inbound.Header(
                "in" + ++inbound,
                new Inbound.Sender(
                        new Actor(PlatformId.DISCORD, where.tenant(), "9007"),
                        "Ann Author",
                        "en",
                        Set.of(Capability.REVIEW_APPEALS)),
                where.equals(DIRECT) ? Place.direct(where) : Place.channel(where),
                clock.instant());
    }

    private static String name(Form form) {
        return form.inputs().getFirst().name();
    }

    private static Token button(Message message, String label) {
        return message.parts().stream()
                .filter(Part.Actions.class::isInstance)
                .flatMap(it -> ((Part.Actions) it).controls().stream())
                .filter(it -> it instanceof Part.Button button && button.label().equals(label))
                .map(it -> ((Part.Button) it).token())
                .findFirst()
                .orElseThrow();
    }

    private static String words(Reply reply) {
        return switch (reply) {
            case Reply.Whisper it -> words(it.message());
            case Reply.Redraw it -> words(it.message());
            default -> reply.toString();
        };
    }

    private static String words(Message message) {
        StringBuilder words = new StringBuilder();
        for (Part part : message.parts()) {
            words.append(part instanceof Part.Prose it ? it.markdown() : part.toString())
                    .append(' ');
        }
        return words.toString();
    }

    /** Keeps what it is sent. */
    private static final class Recorder implements Messenger {
        private final List<Message> messages = new ArrayList<>();

        String posted() {
            return String.join("\n", messages.stream().map(OwnPackTest::words).toList());
        }

        Token button(String label) {
            return OwnPackTest.button(messages.getLast(), label);
        }

        MessageRef lastRef() {
            return new MessageRef(PlatformId.DISCORD, Actor.NO_TENANT, "3", Optional.empty(), "9" + messages.size());
        }

        @Override
        public PlatformId platform() {
            return PlatformId.DISCORD;
        }

        private Result keep(Message message) {
            messages.add(message);
            return new Result.Done(new Delivery.Delivered(lastRef(), Transcript.START));
        }

        @Override
        public Result post(EffectId key, Destination destination, Message message) {
            return keep(message);
        }

        @Override
        public Result edit(MessageRef ref, Message message) {
            return keep(message);
        }

        @Override
        public Result openThread(EffectId key, MessageRef under, String name) {
            return new Result.Done(new Delivery.Delivered(under, Transcript.START));
        }

        @Override
        public Result remove(MessageRef ref) {
            return new Result.Done(new Delivery.Delivered(ref, Transcript.START));
        }

        @Override
        public Result find(EffectId key, Destination destination) {
            return new Result.Done(new Delivery.Failed(Delivery.Reason.MESSAGE_GONE, Optional.empty()));
        }
    }
}
