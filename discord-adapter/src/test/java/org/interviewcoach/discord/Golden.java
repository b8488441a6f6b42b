package org.interviewcoach.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.dv8tion.jda.api.utils.data.SerializableData;

/** Compares what would be sent with a file that was read by a human; {@code -Dgolden.update=true} writes the files. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT);

    private Golden() {}

    static void assertMatches(String name, SerializableData data) {
        Path file = FOLDER.resolve(name + ".json");
        String actual = pretty(data);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, actual);
            }
            assertThat(actual).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Read or write " + file, e);
        }
    }

    private static String pretty(SerializableData data) {
        try {
            // By way of a map: only those are written in the order of their keys.
            Object sorted = JSON.treeToValue(JSON.readTree(data.toData().toString()), Object.class);
            return JSON.writeValueAsString(sorted) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
