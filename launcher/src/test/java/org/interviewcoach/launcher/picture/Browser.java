package org.interviewcoach.launcher.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Draws messages with a Chromium that is on the machine, as wide as a phone and as high as they are. */
public final class Browser {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

    private static final int WIDTH = 400;
    /** Higher than any exchange; what stays empty is cut off. */
    private static final int HEIGHT = 4000;

    private static final double SCALE = 1.5;

    private final Path program;

    private Browser(Path program) {
        this.program = program;
    }

    /** The first Chromium or Chrome on the path. */
    public static Browser find() {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Browser::new)
                .orElseThrow(() -> new IllegalStateException("Pictures need Chromium or Chrome on the path"));
    }

    /**
     * Draws one picture.
     *
     * @param page {@code discord} or {@code slack}
     * @param mode {@code dark} or {@code light}
     * @param json what the page draws
     */
    public void draw(String page, String mode, String json, Path to) throws IOException {
        Path folder = Files.createTempDirectory("coach-picture");
        try {
            Path html = folder.resolve("page.html");
            Files.writeString(html, html(page, mode, json));
            Path shot = folder.resolve("shot.png");
            run(folder, shot, html);
            ImageIO.write(trimmed(ImageIO.read(shot.toFile())), "png", to.toFile());
        } finally {
            delete(folder);
        }
    }

    private static String html(String page, String mode, String json) throws IOException {
        // A closing tag within the data would end the script.
        return resource("page.html")
                .replace("/*STYLE*/", resource(page + ".css"))
                .replace("/*SCRIPT*/", resource("page.js") + resource(page + ".js"))
                .replace("MODE", mode)
                .replace("\"EXCHANGE\"", json.replace("</", "<\\/"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Browser.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void run(Path folder, Path shot, Path html) throws IOException {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--force-device-scale-factor=" + SCALE,
                        "--window-size=" + WIDTH + "," + HEIGHT,
                        "--screenshot=" + shot,
                        html.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            if (process.waitFor() != 0 || !Files.exists(shot)) {
                throw new IOException(program + " drew nothing: " + Files.readString(folder.resolve("log")));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }

    /** Without the empty rest below: rows that are all of the colour of the last one. */
    private static BufferedImage trimmed(BufferedImage image) {
        int ground = image.getRGB(0, image.getHeight() - 1);
        int height = image.getHeight();
        while (height > 1 && isEmpty(image, height - 1, ground)) {
            height--;
        }
        int margin = (int) (12 * SCALE);
        BufferedImage cut = image.getSubimage(0, 0, image.getWidth(), Math.min(image.getHeight(), height + margin));
        BufferedImage plain = new BufferedImage(cut.getWidth(), cut.getHeight(), BufferedImage.TYPE_INT_RGB);
        plain.getGraphics().drawImage(cut, 0, 0, null);
        return plain;
    }

    private static boolean isEmpty(BufferedImage image, int row, int ground) {
        for (int x = 0; x < image.getWidth(); x++) {
            if (image.getRGB(x, row) != ground) {
                return false;
            }
        }
        return true;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(it -> it.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
