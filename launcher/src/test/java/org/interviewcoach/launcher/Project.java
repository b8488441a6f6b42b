package org.interviewcoach.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where the project's files are, from whichever folder the tests run. */
public final class Project {
    private Project() {}

    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("LICENSE"))) {
            folder = Objects.requireNonNull(folder.getParent(), "Not inside the project");
        }
        return folder;
    }
}
