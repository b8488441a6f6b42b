package org.interviewcoach.data.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.interviewcoach.core.bank.SeedSource;

/**
 * An item of the lists that the bundled bank has to cover.
 *
 * @param seed the list
 * @param number the item's number in it
 */
public record SeedItem(int seed, int number, String section, String text, Kind kind) {
    /** What the item is. Resources are links and need no question. */
    public enum Kind {
        QUESTION,
        TOPIC,
        RESOURCE
    }

    public SeedSource source() {
        return new SeedSource(seed, number);
    }

    /** The items that come with the program, in order. */
    public static List<SeedItem> bundled() {
        try (InputStream in = Objects.requireNonNull(SeedItem.class.getResourceAsStream("/seeds/items.json"))) {
            List<SeedItem> items = new ArrayList<>();
            for (JsonNode item : Trees.JSON.readTree(in)) {
                items.add(new SeedItem(
                        item.path("seed").asInt(),
                        item.path("n").asInt(),
                        item.path("section").asText(),
                        item.path("text").asText(),
                        Kind.valueOf(item.path("kind").asText().toUpperCase(Locale.ROOT))));
            }
            return items;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
