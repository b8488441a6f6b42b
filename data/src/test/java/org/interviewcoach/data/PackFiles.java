package org.interviewcoach.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** A copy of the valid pack in a folder of its own, to break it there. */
public final class PackFiles {
    public static final String LISTS = "basics/lists.yaml";
    public static final String TUPLES = "basics/tuples.yaml";

    private final Path folder;

    private PackFiles(Path folder) {
        this.folder = folder;
    }

    /** Copies the pack into the folder {@code demo} of an empty one. */
    public static PackFiles validIn(Path packs) {
        try {
            Path valid = Path.of(
                    Objects.requireNonNull(PackFiles.class.getResource("valid")).toURI());
            try (Stream<Path> files = Files.walk(valid)) {
                for (Path file : files.toList()) {
                    Path target = packs.resolve(valid.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(file, target);
                    }
                }
            }
            return new PackFiles(packs.resolve("demo"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    public Path folder() {
        return folder;
    }

    public String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public PackFiles write(String name, String content) {
        return write(name, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public PackFiles write(String name, byte[] content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the one place where {@code old} stands. */
    public PackFiles replace(String name, String old, String fresh) {
        String content = read(name);
        int at = content.indexOf(old);
        if (at < 0 || content.indexOf(old, at + 1) >= 0) {
            throw new IllegalArgumentException("Not exactly one place in " + name + " has: " + old);
        }
        return write(name, content.replace(old, fresh));
    }

    public LoadResult load() {
        return PackLoader.load(folder);
    }
}
