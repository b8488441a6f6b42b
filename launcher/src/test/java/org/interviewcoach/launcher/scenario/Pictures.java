package org.interviewcoach.launcher.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.data.LoadedPack;
import org.interviewcoach.data.PackLoader;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.launcher.picture.Browser;
import org.interviewcoach.testkit.scenario.Scenario;
import org.interviewcoach.testkit.scenario.Transcript;

/**
 * Draws what the coach's messages look like on a phone. It plays scenes, transcripts with lines of their own, through the
 * real JDA and the real Bolt, takes the messages that arrive at the loopback servers, and draws their JSON on pages that
 * resemble the platforms, light and dark:
 *
 * <pre>
 * questions django.orm.what-is-the-orm …   the quiz has these alone
 * picture NAME alice thread 2              the newest two messages that alice sees in the thread; also: direct, whisper,
 *                                          form, a channel's name
 * </pre>
 *
 * <pre>launcher/measure scenario.Pictures docs/pictures docs/pictures/*.txt</pre>
 *
 * writes {@code NAME-discord-dark.png} and the like beside the scenes. It needs Chromium or Chrome. The pages only resemble
 * the platforms: where a line wraps and how wide a letter is, the real client decides.
 */
final class Pictures {
    private static final Pattern PICTURE = Pattern.compile("picture (\\S+) (\\w+) (\\w+)(?: (\\d+))?");
    private static final Pattern QUESTIONS = Pattern.compile("(?m)^questions (.+)$");
    private static final List<Function<Stage, Pictured>> WORLDS = List.of(DiscordWorld::start, SlackWorld::overSockets);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Browser browser;

    private Pictures(Path folder, Browser browser) {
        this.folder = folder;
        this.browser = browser;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Pictures pictures = new Pictures(folder, Browser.find());
        for (String scene : Arrays.asList(arguments).subList(1, arguments.length)) {
            pictures.draw(Path.of(scene));
        }
    }

    private void draw(Path scene) throws IOException {
        String text = Files.readString(scene, StandardCharsets.UTF_8);
        Bank bank = bank(QUESTIONS.matcher(text));
        Transcript transcript = Transcript.of(
                scene.getFileName().toString(), QUESTIONS.matcher(text).replaceAll(""));
        for (Function<Stage, Pictured> start : WORLDS) {
            Config.Database database = Databases.sqlite();
            try (Pictured world = start.apply(new Stage(transcript.start(), bank, database))) {
                play(transcript, world, new Scenario(world, bank));
            } finally {
                Databases.drop(database);
            }
        }
    }

    private void play(Transcript transcript, Pictured world, Scenario scenario) throws IOException {
        for (String line : transcript.lines().split("\n", -1)) {
            Matcher picture = PICTURE.matcher(line.strip());
            if (!picture.matches()) {
                scenario.play(line, false);
                continue;
            }
            int count =
                    Optional.ofNullable(picture.group(4)).map(Integer::parseInt).orElse(1);
            take(
                    picture.group(1),
                    picture.group(3),
                    world.snapshot(picture.group(2), picture.group(3)).newest(count));
        }
    }

    private void take(String name, String where, Pictured.Snapshot snapshot) throws IOException {
        ObjectNode json = JSON.createObjectNode()
                .put("where", where)
                .put("now", snapshot.now().getEpochSecond());
        json.set("people", JSON.valueToTree(snapshot.people()));
        json.set("messages", JSON.valueToTree(snapshot.messages()));
        for (String mode : List.of("dark", "light")) {
            Path to = folder.resolve(name + "-" + snapshot.platform() + "-" + mode + ".png");
            browser.draw(snapshot.platform(), mode, json.toString(), to);
            System.out.println(to + " " + Files.size(to) / 1024 + " kB");
        }
    }

    /** The bundled packs, with the named questions alone where some are named. */
    private static Bank bank(Matcher questions) {
        Stream<Pack> packs = PackLoader.bundled().packs().stream().map(LoadedPack::pack);
        if (!questions.find()) {
            return new Bank(packs.toList());
        }
        List<String> wanted = List.of(questions.group(1).split(" ", -1));
        return new Bank(packs.map(pack -> only(pack, wanted))
                .filter(pack -> !pack.questions().isEmpty())
                .toList());
    }

    private static Pack only(Pack pack, List<String> wanted) {
        return pack.with(pack.questions().stream()
                .filter(it -> wanted.contains(it.id().value()))
                .toList());
    }
}
