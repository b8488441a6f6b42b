package org.interviewcoach.core.port;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.state.PackState.Entry;

/**
 * Reads the packs that people hand in, and says of them what the author's own tools would say. Thread-safe; it touches
 * no file, and the same content always gives the same answer.
 */
public interface PackReader {
    /** Where nothing but tables can be read. */
    PackReader TABLES = new PackReader() {
        @Override
        public Opened open(String name, String base64) {
            return name.endsWith(".csv")
                    ? new Opened.Table(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8))
                    : new Opened.Refused(Opened.Why.WRONG_KIND);
        }

        @Override
        public Optional<Pack> pack(Map<String, String> files) {
            return Optional.empty();
        }

        @Override
        public List<Finding> check(Map<String, String> files) {
            return List.of();
        }

        @Override
        public List<Finding> check(List<Entry> entries) {
            return List.of();
        }

        @Override
        public String zip(Map<String, String> files) {
            return "";
        }
    };

    /**
     * Finds out what a file holds.
     *
     * @param name as its owner called it: hostile
     * @param base64 its bytes
     */
    Opened open(String name, String base64);

    /**
     * What can be used of a pack's files, its broken questions left out; empty where {@code pack.yaml} is broken.
     *
     * @param files content by path
     */
    Optional<Pack> pack(Map<String, String> files);

    /** What the loader and the lint find in a pack's files. */
    List<Finding> check(Map<String, String> files);

    /** What the lint finds in questions of a table; the file of a finding is the question's id. */
    List<Finding> check(List<Entry> entries);

    /** The files packed, in Base64. */
    String zip(Map<String, String> files);

    /** What came of opening a file. */
    sealed interface Opened {
        /** A table with commas. */
        record Table(String text) implements Opened {}

        /** One file of a pack, to stand beside or in place of those that are there. */
        record OneFile(String path, String content) implements Opened {}

        /** All files of a pack, by path within its folder. */
        record WholePack(Map<String, String> files) implements Opened {
            public WholePack {
                files = Map.copyOf(files);
            }
        }

        record Refused(Why why) implements Opened {}

        /** Why a file is not taken. */
        enum Why {
            /** Neither its name nor its content is that of a pack. */
            WRONG_KIND,
            /** It is no archive that could be read to its end. */
            BROKEN,
            /** What it holds is too much, or too many files. */
            TOO_LARGE,
            /** It has names of files that no pack has. */
            BAD_NAME,
            /** Its words are not in UTF-8. */
            NOT_TEXT
        }
    }

    /**
     * Something that is not well.
     *
     * @param line from 1
     * @param column from 1
     * @param error whether nothing may be taken because of it
     * @param message says what is wrong and what would be right; quotes what was handed in
     */
    record Finding(String file, int line, int column, boolean error, String message) {
        /** As compilers write it. */
        @Override
        public String toString() {
            return file + ":" + line + ":" + column + ": " + (error ? "error: " : "warning: ") + message;
        }
    }
}
