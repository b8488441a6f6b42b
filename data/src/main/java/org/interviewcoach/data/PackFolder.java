package org.interviewcoach.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.interviewcoach.core.bank.Lexicon;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.grading.pattern.PatternParser;
import org.interviewcoach.data.yaml.Position;
import org.interviewcoach.data.yaml.Yaml;
import org.interviewcoach.data.yaml.YamlFile;
import org.interviewcoach.data.yaml.YamlReader;

/** Reads the folder of one pack. */
final class PackFolder {
    static final String HEADER = "pack.yaml";

    private static final String LEXICON = "lexicon";
    private static final String PUBLISHED = "published.txt";
    private static final String EXTENSION = ".yaml";

    private final FolderFiles folder;
    private final String shownFolder;
    private final String id;
    private final List<Faults> files = new ArrayList<>();

    /** The folder is shown in problems as the caller named it. */
    PackFolder(FolderFiles folder, String id, String shownFolder) {
        this.folder = folder;
        this.id = id;
        this.shownFolder = shownFolder;
    }

    LoadResult load() throws IOException {
        Faults headerFaults = faultsOf(HEADER);
        Optional<PackHeader> header =
                parse(HEADER, headerFaults).flatMap(root -> PackHeader.read(root, id, headerFaults));
        LexiconReader lexiconReader = new LexiconReader();
        if (folder.isFile(LEXICON + EXTENSION)) {
            readLexicon(LEXICON + EXTENSION, lexiconReader);
        }
        List<String> areas = new ArrayList<>();
        for (String name : folder.list("")) {
            if (folder.isFolder(name)) {
                if (name.equals(LEXICON)) {
                    readLexiconFolder(lexiconReader);
                } else {
                    areas.add(name);
                }
            } else if (!name.equals(HEADER) && !name.equals(LEXICON + EXTENSION)) {
                checkStray(name, "Questions stand in a folder named as their area, " + id + "/<area>/<name>.yaml.");
            }
        }
        Lexicon lexicon = lexiconReader.build();
        Map<QuestionId, QuestionReader.Read> read = readAreas(areas, header, new PatternParser(lexicon));
        Map<QuestionId, LoadedPack.Place> published = readPublished();
        Optional<LoadedPack> pack =
                header.map(it -> assemble(it, lexicon, lexiconReader.places(), read, published, headerFaults));
        List<Problem> problems =
                files.stream().flatMap(it -> it.problems().stream()).toList();
        return new LoadResult(pack.map(List::of).orElse(List.of()), problems);
    }

    private void readLexiconFolder(LexiconReader reader) throws IOException {
        for (String file : folder.list(LEXICON)) {
            String name = LEXICON + "/" + file;
            if (folder.isFolder(name)) {
                faultsOf(name).add(Position.START, "The lexicon has no folders. Move the files up.");
            } else if (isYaml(name)) {
                readLexicon(name, reader);
            } else {
                checkStray(name, "");
            }
        }
    }

    private void readLexicon(String name, LexiconReader reader) {
        Faults faults = faultsOf(name);
        parse(name, faults).ifPresent(root -> reader.add(root, faults));
    }

    private Map<QuestionId, QuestionReader.Read> readAreas(
            List<String> areas, Optional<PackHeader> header, PatternParser patterns) throws IOException {
        Map<QuestionId, QuestionReader.Read> questions = new HashMap<>();
        Set<String> known = header.map(
                        it -> it.areas().stream().map(Pack.Area::id).collect(Collectors.toSet()))
                .orElse(Set.of());
        List<QuestionFile> found = new ArrayList<>();
        for (String name : areas) {
            if (header.isPresent() && !known.contains(name)) {
                faultsOf(name)
                        .add(
                                Position.START,
                                "The folder is not an area of the pack. "
                                        + Suggestion.or(
                                                name, known, "Add {id: " + name + ", title: ...} to pack.yaml."));
            }
            listArea(name, found);
        }
        // Most of the coach's start is this; each file has faults of its own, so they do not meet.
        found.parallelStream()
                .map(it -> parse(it.file(), it.faults())
                        .flatMap(root -> QuestionReader.read(root, it.expected(), patterns, it.faults())))
                .flatMap(Optional::stream)
                .forEachOrdered(it -> questions.put(it.question().id(), it));
        return questions;
    }

    /** @param expected the id that its path asks for */
    private record QuestionFile(String file, Faults faults, String expected) {}

    private void listArea(String areaId, List<QuestionFile> found) throws IOException {
        for (String file : folder.list(areaId)) {
            String name = areaId + "/" + file;
            if (folder.isFolder(name)) {
                faultsOf(name).add(Position.START, "An area has no folders. Move the questions up.");
            } else if (isYaml(name)) {
                Faults faults = faultsOf(name);
                String slug = file.substring(0, file.length() - EXTENSION.length());
                String expected = id + "." + areaId + "." + slug;
                found.add(new QuestionFile(name, faults, expected));
            } else {
                checkStray(name, "");
            }
        }
    }

    /** One id a line; a line that starts with # is a remark. */
    private Map<QuestionId, LoadedPack.Place> readPublished() throws IOException {
        Map<QuestionId, LoadedPack.Place> published = new LinkedHashMap<>();
        if (!folder.isFile(PUBLISHED)) {
            return published;
        }
        Faults faults = faultsOf(PUBLISHED);
        int line = 0;
        for (String text : new String(folder.bytes(PUBLISHED), StandardCharsets.UTF_8).split("\n", -1)) {
            line++;
            Position at = new Position(line, 1);
            String id = text.strip();
            if (!id.isEmpty() && !id.startsWith("#")) {
                QuestionReader.parseId(id)
                        .ifPresentOrElse(
                                it -> published.put(it, new LoadedPack.Place(faults.file(), at)),
                                () -> faults.add(at, "\"" + id + "\" is not a question's id. Write one a line."));
            }
        }
        return published;
    }

    /** Questions come in the order of the areas, then of their names, on every machine. */
    private LoadedPack assemble(
            PackHeader header,
            Lexicon lexicon,
            Map<String, LoadedPack.Place> places,
            Map<QuestionId, QuestionReader.Read> read,
            Map<QuestionId, LoadedPack.Place> published,
            Faults headerFaults) {
        List<Question> questions = new ArrayList<>();
        for (Pack.Area area : header.areas()) {
            read.keySet().stream()
                    .filter(question -> question.area().equals(area.id()))
                    .sorted()
                    .forEach(question -> questions.add(found(read, question).question()));
        }
        Map<QuestionId, QuestionSource> sources = new LinkedHashMap<>();
        questions.forEach(question ->
                sources.put(question.id(), found(read, question.id()).source()));
        Pack pack = new Pack(
                header.id(),
                header.title(),
                header.description(),
                header.licence(),
                header.locale(),
                header.versions(),
                header.areas(),
                lexicon,
                neighbours(header, sources.keySet(), headerFaults),
                questions);
        return new LoadedPack(pack, headerFaults.file(), sources, places, published);
    }

    private static QuestionReader.Read found(Map<QuestionId, QuestionReader.Read> read, QuestionId question) {
        QuestionReader.Read found = read.get(question);
        if (found == null) {
            throw new AssertionError(question);
        }
        return found;
    }

    private List<List<QuestionId>> neighbours(PackHeader header, Set<QuestionId> loaded, Faults faults) {
        Set<String> names = loaded.stream().map(QuestionId::value).collect(Collectors.toSet());
        List<List<QuestionId>> groups = new ArrayList<>();
        for (List<PackHeader.Neighbour> group : header.neighbours()) {
            List<QuestionId> present = new ArrayList<>();
            for (PackHeader.Neighbour neighbour : group) {
                if (loaded.contains(neighbour.id())) {
                    present.add(neighbour.id());
                } else if (!folder.isFile(fileOf(neighbour.id()))) {
                    // A file that is there but broken has been reported itself.
                    faults.add(
                            neighbour.node(),
                            "There is no question " + neighbour.id() + ". "
                                    + Suggestion.or(
                                            neighbour.id().value(), names, "Write it, or take it out of the group."));
                }
            }
            if (present.size() > 1) {
                groups.add(present);
            }
        }
        return groups;
    }

    private static String fileOf(QuestionId question) {
        String value = question.value();
        return question.area() + "/" + value.substring(value.lastIndexOf('.') + 1) + EXTENSION;
    }

    private Optional<Yaml> parse(String file, Faults faults) {
        if (!folder.isFile(file)) {
            faults.add(
                    Position.START,
                    "The file is missing. Add it, with id, title, description, licence, locale, areas.");
            return Optional.empty();
        }
        try {
            YamlFile read = YamlReader.read(folder.bytes(file));
            faults.addAll(read.faults());
            return read.root();
        } catch (IOException e) {
            faults.add(
                    Position.START,
                    "The file cannot be read (" + e.getClass().getSimpleName() + "). Check its rights.");
            return Optional.empty();
        }
    }

    private void checkStray(String name, String advice) {
        if (name.endsWith(".yml")) {
            faultsOf(name).add(Position.START, "The file would be passed over. Rename it to end in .yaml.");
        } else if (isYaml(name)) {
            faultsOf(name).add(Position.START, "This file has no place here. " + advice);
        }
    }

    private static boolean isYaml(String name) {
        return name.endsWith(EXTENSION);
    }

    private Faults faultsOf(String name) {
        Faults faults = new Faults(shownFolder + "/" + name);
        files.add(faults);
        return faults;
    }
}
