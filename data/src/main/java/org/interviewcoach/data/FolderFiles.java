package org.interviewcoach.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.interviewcoach.data.yaml.YamlReader;

/** The files of one pack, wherever they stand; paths are those within its folder, with slashes. */
interface FolderFiles {
    boolean isFolder(String path);

    boolean isFile(String path);

    /** The names in a folder, sorted, without what is hidden; an empty path is the pack's own folder. */
    List<String> list(String path) throws IOException;

    /** A file's content, cut one byte after the most that is taken: enough to know that it is too large. */
    byte[] bytes(String path) throws IOException;

    /** Those of a folder of a file system. */
    static FolderFiles in(Path folder) {
        return new InFolder(folder);
    }

    /** Those of a map, by path. */
    static FolderFiles of(Map<String, String> files) {
        return new InMemory(files);
    }

    /** What stands in a folder, sorted, without what is hidden. */
    static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(it -> !nameOf(it).startsWith("."))
                    .sorted((left, right) -> nameOf(left).compareTo(nameOf(right)))
                    .toList();
        }
    }

    /** The last name of a path; those of directories in archives end in a slash. */
    static String nameOf(Path path) {
        String text =
                Optional.ofNullable(path.getFileName()).map(Path::toString).orElse("");
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** A folder of a file system. */
    record InFolder(Path folder) implements FolderFiles {
        @Override
        public boolean isFolder(String path) {
            return Files.isDirectory(folder.resolve(path));
        }

        @Override
        public boolean isFile(String path) {
            return Files.isRegularFile(folder.resolve(path));
        }

        @Override
        public List<String> list(String path) throws IOException {
            return entries(path.isEmpty() ? folder : folder.resolve(path)).stream()
                    .map(FolderFiles::nameOf)
                    .toList();
        }

        @Override
        public byte[] bytes(String path) throws IOException {
            try (InputStream in = Files.newInputStream(folder.resolve(path))) {
                return in.readNBytes(YamlReader.MAX_BYTES + 1);
            }
        }
    }

    /** Files that were handed in and stand nowhere. */
    record InMemory(Map<String, String> files) implements FolderFiles {
        public InMemory {
            files = Map.copyOf(files);
        }

        @Override
        public boolean isFolder(String path) {
            return files.keySet().stream().anyMatch(it -> it.startsWith(path + "/"));
        }

        @Override
        public boolean isFile(String path) {
            return files.containsKey(path);
        }

        @Override
        public List<String> list(String path) {
            String start = path.isEmpty() ? "" : path + "/";
            Map<String, String> names = new TreeMap<>();
            files.keySet().stream()
                    .filter(it -> it.startsWith(start))
                    .map(it -> it.substring(start.length()).split("/", 2)[0])
                    .filter(it -> !it.startsWith("."))
                    .forEach(it -> names.put(it, it));
            return List.copyOf(names.keySet());
        }

        @Override
        public byte[] bytes(String path) {
            return files.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
        }
    }
}
