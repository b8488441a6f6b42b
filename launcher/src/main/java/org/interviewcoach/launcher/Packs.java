package org.interviewcoach.launcher;

import java.nio.file.Path;
import java.util.Optional;
import org.interviewcoach.data.LoadResult;
import org.interviewcoach.data.PackLoader;

/** The packs that an installation has: the bundled ones and the operator's own. */
public final class Packs {
    private Packs() {}

    /**
     * Loads them.
     *
     * @param folder the operator's own packs, where there are any
     */
    public static LoadResult load(Optional<Path> folder) {
        LoadResult bundled = PackLoader.bundled();
        return folder.map(it -> bundled.plus(PackLoader.load(it))).orElse(bundled);
    }
}
