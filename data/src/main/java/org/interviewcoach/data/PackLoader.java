package org.interviewcoach.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.interviewcoach.data.yaml.Position;

/**
 * Loads question packs, from a folder or from those that come with the program.
 *
 * <p>All problems of all files are found in one pass. A broken question is left out of its pack, a pack with a broken
 * {@code pack.yaml} out of the result; who must not go on with less calls {@link LoadResult#orThrow()}.
 */
public final class PackLoader {
    private static final String BUNDLED = "packs";

    private PackLoader() {}

    /**
     * Loads a folder of packs, or the folder of one pack.
     *
     * @throws UncheckedIOException where a file cannot be read
     */
    public static LoadResult load(Path folder) {
        try {
            return load(folder, folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Loads a pack that stands nowhere.
     *
     * @param id what its folder would be called
     * @param files content by path within that folder, with slashes
     */
    public static LoadResult load(String id, Map<String, String> files) {
        try {
            return new PackFolder(FolderFiles.of(files), id, id).load();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Loads the packs that are packed with this class: from the classes' folder during development, from the archive
     * that it runs in afterwards.
     *
     * @throws UncheckedIOException where the archive cannot be read
     */
    public static LoadResult bundled() {
        String name = PackLoader.class.getSimpleName() + ".class";
        return bundledBeside(Objects.requireNonNull(PackLoader.class.getResource(name)));
    }

    /** Starts at where this class was loaded from: that way an archive needs no entries for its folders. */
    static LoadResult bundledBeside(URL self) {
        try {
            if (self.openConnection() instanceof JarURLConnection connection) {
                Path archive = Path.of(connection.getJarFileURL().toURI());
                try (FileSystem files = FileSystems.newFileSystem(archive, (ClassLoader) null)) {
                    return load(files.getPath(BUNDLED), BUNDLED);
                }
            }
            String path = PackLoader.class.getName().replace('.', '/') + ".class";
            String root = self.toString().substring(0, self.toString().length() - path.length());
            return load(Path.of(new URI(root)).resolve(BUNDLED), BUNDLED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(self.toString(), e);
        }
    }

    private static LoadResult load(Path folder, String shown) throws IOException {
        if (!Files.isDirectory(folder)) {
            return failed(shown, "This is not a folder. Name a folder of packs, or one with a pack.yaml.");
        }
        if (Files.exists(folder.resolve(PackFolder.HEADER))) {
            String id = FolderFiles.nameOf(folder.toAbsolutePath().normalize());
            return new PackFolder(FolderFiles.in(folder), id, shown).load();
        }
        LoadResult all = new LoadResult(List.of(), List.of());
        boolean found = false;
        for (Path entry : FolderFiles.entries(folder)) {
            if (Files.isDirectory(entry)) {
                String id = FolderFiles.nameOf(entry);
                all = all.plus(new PackFolder(FolderFiles.in(entry), id, shown + "/" + id).load());
                found = true;
            }
        }
        return found ? all : failed(shown, "There is no pack in this folder. Add one: <name>/pack.yaml.");
    }

    private static LoadResult failed(String shown, String message) {
        return new LoadResult(List.of(), List.of(new Problem(shown, Position.START, message)));
    }
}
