package org.interviewcoach.launcher.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.interviewcoach.core.port.Pictures.Bar;
import org.interviewcoach.core.port.Pictures.Chart;
import org.junit.jupiter.api.Test;

final class ChartPicturesTest {
    private static final Chart CHART = new Chart(
            "Your progress",
            "42 of 199 questions, 3 weeks in a row",
            List.of(
                    new Bar(
                            "Queries and the ORM, with a title that is far too long for any phone's width",
                            380,
                            "38 %"),
                    new Bar("Views", 1000, "100 %"),
                    new Bar("Deployment", 0, "0 %")),
            "The last eight weeks",
            List.of(-1, 200, 350, -1, 500, 640, 700, 1000));

    @Test
    void drawsBarsAsLongAsTheyAreWorth() throws IOException {
        BufferedImage image = image();

        assertThat(image.getWidth()).isEqualTo(800);
        assertThat(colored(image, 140 + 48, 0, 800)).isBetween(255, 285);
        assertThat(colored(image, 140 + 76 + 48, 0, 800)).isBetween(700, 720);
        assertThat(colored(image, 140 + 2 * 76 + 48, 0, 800)).isZero();
    }

    @Test
    void wordsStandOutFromTheGround() {
        assertThat(contrast(ChartPictures.TEXT)).isGreaterThan(7);
        assertThat(contrast(ChartPictures.QUIET)).isGreaterThan(4.5);
        assertThat(contrast(ChartPictures.BAR)).isGreaterThan(4.5);
    }

    @Test
    void drawsNothingWhereThereAreNoFonts() {
        assertThat(new ChartPictures(List::of).draw(CHART)).isEmpty();
        assertThat(new ChartPictures(() -> {
                            throw new InternalError("no fontconfig");
                        })
                        .draw(CHART))
                .isEmpty();
    }

    @Test
    void theSameChartIsDrawnOnce() {
        ChartPictures pictures = new ChartPictures();

        assertThat(pictures.draw(CHART).orElseThrow())
                .isSameAs(pictures.draw(CHART).orElseThrow());
    }

    private static BufferedImage image() throws IOException {
        byte[] png = Base64.getDecoder().decode(new ChartPictures().draw(CHART).orElseThrow());
        String kept = System.getProperty("picture.to", "");
        if (!kept.isEmpty()) {
            Files.write(Path.of(kept), png);
        }
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    /** Pixels of the bar's colour in that row. */
    private static int colored(BufferedImage image, int y, int from, int until) {
        int count = 0;
        for (int x = from; x < until; x++) {
            if ((image.getRGB(x, y) & 0xFFFFFF) == (ChartPictures.BAR.getRGB() & 0xFFFFFF)) {
                count++;
            }
        }
        return count;
    }

    /** As the Web Content Accessibility Guidelines reckon it. */
    private static double contrast(Color color) {
        return (luminance(color) + 0.05) / (luminance(ChartPictures.GROUND) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * part(color.getRed()) + 0.7152 * part(color.getGreen()) + 0.0722 * part(color.getBlue());
    }

    private static double part(int value) {
        double share = value / 255.0;
        return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
