package org.interviewcoach.launcher.picture;

import java.awt.AWTError;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.interviewcoach.core.port.Pictures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws with Java's own two-dimensional graphics, without a screen. The picture brings its own dark ground with a lighter
 * frame, so that it reads alike wherever it stands.
 */
public final class ChartPictures implements Pictures {
    static final Color GROUND = new Color(0x1B2230);
    static final Color TEXT = new Color(0xF2F5FA);
    static final Color QUIET = new Color(0xB4BFD0);
    static final Color BAR = new Color(0x5CC8A8);

    private static final Color TRACK = new Color(0x39445A);
    private static final Color FRAME = new Color(0x7C8AA5);

    private static final Logger log = LoggerFactory.getLogger(ChartPictures.class);

    /** Twice a phone's width in points, so that letters stay sharp there. */
    private static final int WIDTH = 800;

    private static final int MARGIN = 40;
    private static final int ROW = 76;
    private static final int COLUMNS_HEIGHT = 120;

    /** Pictures that are kept, some 20 kB each. */
    private static final int KEPT = 100;

    static {
        // A server may have a DISPLAY that leads nowhere; nothing here is ever shown on a screen.
        System.setProperty("java.awt.headless", "true");
    }

    private final Supplier<List<String>> families;

    /** A card is drawn anew whenever somebody presses something on it, and its picture is mostly the same. */
    private final Map<Chart, String> drawn = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Chart, String> eldest) {
            return size() > KEPT;
        }
    };

    public ChartPictures() {
        this(ChartPictures::installed);
    }

    ChartPictures(Supplier<List<String>> families) {
        this.families = families;
    }

    private static List<String> installed() {
        return List.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
    }

    @Override
    public Optional<String> draw(Chart chart) {
        try {
            if (families.get().isEmpty()) {
                return Optional.empty();
            }
            synchronized (drawn) {
                String known = drawn.get(chart);
                if (known == null) {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    ImageIO.write(image(chart), "png", out);
                    known = Base64.getEncoder().encodeToString(out.toByteArray());
                    drawn.put(chart, known);
                }
                return Optional.of(known);
            }
        } catch (IOException | RuntimeException | LinkageError | InternalError | AWTError e) {
            // What a Java without fonts or without its graphics library throws is not the same everywhere.
            log.warn("No picture can be drawn on this machine: {}", e.toString());
            return Optional.empty();
        }
    }

    private static BufferedImage image(Chart chart) {
        int bars = 150 + chart.bars().size() * ROW;
        int height = bars + (chart.columns().isEmpty() ? 0 : COLUMNS_HEIGHT + 90) + MARGIN / 2;
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            pen.setColor(GROUND);
            pen.fillRect(0, 0, WIDTH, height);
            pen.setColor(FRAME);
            pen.setStroke(new BasicStroke(4));
            pen.drawRect(2, 2, WIDTH - 5, height - 5);
            text(pen, chart.title(), Font.BOLD, 36, TEXT, MARGIN, 66, WIDTH - 2 * MARGIN);
            text(pen, chart.subtitle(), Font.PLAIN, 26, QUIET, MARGIN, 108, WIDTH - 2 * MARGIN);
            for (int i = 0; i < chart.bars().size(); i++) {
                bar(pen, chart.bars().get(i), 140 + i * ROW);
            }
            if (!chart.columns().isEmpty()) {
                columns(pen, chart, bars + 20);
            }
        } finally {
            pen.dispose();
        }
        return image;
    }

    private static void bar(Graphics2D pen, Bar bar, int top) {
        int wide = WIDTH - 2 * MARGIN;
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 26));
        int value = pen.getFontMetrics().stringWidth(bar.value());
        text(pen, bar.label(), Font.PLAIN, 26, TEXT, MARGIN, top + 26, wide - value - 20);
        text(pen, bar.value(), Font.PLAIN, 26, TEXT, WIDTH - MARGIN - value, top + 26, value + 1);
        pen.setColor(TRACK);
        pen.fillRoundRect(MARGIN, top + 38, wide, 20, 20, 20);
        pen.setColor(BAR);
        int full = wide * Math.clamp(bar.permille(), 0, 1000) / 1000;
        if (full > 0) {
            pen.fillRoundRect(MARGIN, top + 38, Math.max(20, full), 20, 20, 20);
        }
    }

    private static void columns(Graphics2D pen, Chart chart, int top) {
        text(pen, chart.columnsTitle(), Font.PLAIN, 26, QUIET, MARGIN, top + 26, WIDTH - 2 * MARGIN);
        int each = (WIDTH - 2 * MARGIN) / chart.columns().size();
        int floor = top + 50 + COLUMNS_HEIGHT;
        for (int i = 0; i < chart.columns().size(); i++) {
            int left = MARGIN + i * each;
            pen.setColor(TRACK);
            pen.fillRect(left, floor, each - 12, 4);
            int permille = chart.columns().get(i);
            if (permille >= 0) {
                int high = Math.max(4, COLUMNS_HEIGHT * Math.min(permille, 1000) / 1000);
                pen.setColor(BAR);
                pen.fillRect(left, floor - high, each - 12, high);
            }
        }
    }

    /** One line, shortened with a visible mark where it is too long. */
    private static void text(
            Graphics2D pen, String words, int style, int size, Color color, int left, int base, int room) {
        pen.setFont(new Font(Font.SANS_SERIF, style, size));
        pen.setColor(color);
        FontMetrics metrics = pen.getFontMetrics();
        String line = words;
        while (metrics.stringWidth(line) > room && line.length() > 1) {
            line = line.substring(0, line.length() - (line.endsWith("\u2026") ? 2 : 1))
                            .stripTrailing() + "\u2026";
        }
        pen.drawString(line, left, base);
    }
}
