package org.interviewcoach.data.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interviewcoach.core.bank.QuestionId;
import org.jspecify.annotations.Nullable;

/**
 * A pack's files, made from an import.
 *
 * <p>What the list did not say is left open: the loader then names each missing answer and reason by file and line, which
 * is the list of what there is to write.
 *
 * @param files content by path within the pack's folder
 * @param notes what was assumed, by the line of the import
 */
public record Skeleton(String pack, Map<String, String> files, List<Note> notes) {
    /** The order in which question files have their keys. */
    private static final List<String> KEYS = List.of(
            "id",
            "question",
            "level",
            "tier",
            "tags",
            "since",
            "until",
            "sources",
            "answer",
            "key_points",
            "misconceptions",
            "follow_ups",
            "choices",
            "hints",
            "samples",
            "proof",
            "references");

    private static final String SCHEMA = "# yaml-language-server: $schema=";

    public Skeleton {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        notes = List.copyOf(notes);
    }

    /**
     * Makes the files.
     *
     * @param pack the new pack's id, lower-case letters and digits joined by hyphens
     */
    public static Skeleton of(Imported imported, String pack) {
        return new Maker(pack, imported).make();
    }

    /**
     * Writes the files below a folder, which becomes the pack's.
     *
     * @throws FileAlreadyExistsException where one of them is there already; nothing is written then
     */
    public void writeTo(Path folder) throws IOException {
        for (String name : files.keySet()) {
            if (Files.exists(folder.resolve(name))) {
                throw new FileAlreadyExistsException(folder.resolve(name).toString());
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Path parent = target.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(target, file.getValue());
        }
    }

    private static final class Maker {
        private final String pack;
        private final Imported imported;
        private final Map<String, String> areas = new LinkedHashMap<>();
        private final Map<String, Slugs> slugs = new HashMap<>();
        private final Map<String, String> questions = new LinkedHashMap<>();
        private final List<Note> notes = new ArrayList<>();

        Maker(String pack, Imported imported) {
            this.pack = pack;
            this.imported = imported;
        }

        Skeleton make() {
            imported.pack()
                    .ifPresent(own -> own.path("areas")
                            .forEach(area -> areas.put(
                                    area.path("id").asText(), area.path("title").asText())));
            // Ids that questions bring along are theirs before any is made up.
            imported.drafts()
                    .forEach(draft ->
                            ownId(draft).ifPresent(id -> slugsOf(id.area()).take(slugOf(id))));
            for (Draft draft : imported.drafts()) {
                if (draft.kind() != Note.Kind.RESOURCE) {
                    question(draft);
                }
            }
            Map<String, String> files = new LinkedHashMap<>();
            files.put("pack.yaml", SCHEMA + "../../schema/pack.schema.json\n" + YamlWriter.write(header()));
            lexicon()
                    .ifPresent(lexicon -> files.put(
                            "lexicon.yaml", SCHEMA + "../../schema/lexicon.schema.json\n" + YamlWriter.write(lexicon)));
            files.putAll(questions);
            return new Skeleton(pack, files, notes);
        }

        private void question(Draft draft) {
            Optional<QuestionId> own = ownId(draft);
            String area = own.map(QuestionId::area).orElseGet(() -> Slugs.area(draft.section()));
            areas.putIfAbsent(area, title(draft.section(), area));
            int longest = Math.min(48, QuestionId.MAX_LENGTH - pack.length() - area.length() - 2);
            String slug = own.map(Maker::slugOf).orElseGet(() -> slugsOf(area).question(draft.text(), longest));
            ObjectNode content = draft.content().deepCopy();
            content.put("id", pack + "." + area + "." + slug);
            if (!content.has("level")) {
                content.put("level", "mid");
                notes.add(new Note(draft.line(), Note.Kind.ASSUMED, "level mid: " + draft.text()));
            }
            if (!content.has("tier")
                    || (!content.has("key_points")
                            && !content.path("tier").asText().equals("starter"))) {
                content.put("tier", "starter");
            }
            answer(content, draft);
            ObjectNode sorted = Trees.object();
            KEYS.stream().filter(content::has).forEach(key -> sorted.set(key, content.get(key)));
            questions.put(
                    area + "/" + slug + ".yaml",
                    SCHEMA + "../../../schema/question.schema.json\n" + YamlWriter.write(sorted));
        }

        private void answer(ObjectNode content, Draft draft) {
            JsonNode options = content.path("choices").path("options");
            if (content.path("answer").asText().isBlank()) {
                List<String> right = new ArrayList<>();
                options.forEach(option -> {
                    if (option.path("right").asBoolean()) {
                        right.add(option.path("text").asText());
                    }
                });
                content.put("answer", String.join("\n", right));
                if (!right.isEmpty()) {
                    notes.add(new Note(draft.line(), Note.Kind.ASSUMED, "the right option is the answer"));
                }
            }
            for (JsonNode option : options) {
                if (option instanceof ObjectNode node) {
                    if (!node.path("right").asBoolean()) {
                        node.remove("right");
                    }
                    if (!node.has("why")) {
                        node.put("why", "");
                    }
                }
            }
        }

        private ObjectNode header() {
            ObjectNode header = Trees.object();
            String title = imported.title().orElse(pack);
            header.put("id", pack);
            header.put("title", title);
            header.put("description", "Imported questions, " + questions.size() + " in all.");
            header.put("licence", "");
            header.put("locale", "en");
            imported.pack().ifPresent(own -> {
                for (String key : List.of("title", "description", "licence", "locale", "versions", "neighbours")) {
                    if (own.has(key)
                            && (!key.equals("neighbours")
                                    || own.path("id").asText().equals(pack))) {
                        header.set(key, own.get(key));
                    }
                }
            });
            ArrayNode list = Trees.array();
            areas.forEach((id, text) -> list.addObject().put("id", id).put("title", text));
            @Nullable JsonNode neighbours = header.remove("neighbours");
            header.set("areas", list);
            if (neighbours != null) {
                header.set("neighbours", neighbours);
            }
            return header;
        }

        private Optional<ObjectNode> lexicon() {
            return imported.pack()
                    .map(own -> own.get("lexicon"))
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast);
        }

        /** An id that the question brings along counts only within the pack that it names. */
        private Optional<QuestionId> ownId(Draft draft) {
            String id = draft.content().path("id").asText();
            try {
                return id.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new QuestionId(id)).filter(it -> it.pack().equals(pack));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        private Slugs slugsOf(String area) {
            return slugs.computeIfAbsent(area, it -> new Slugs());
        }

        private static String slugOf(QuestionId id) {
            return id.value().substring(id.value().lastIndexOf('.') + 1);
        }

        private static String title(String section, String area) {
            String bare = Wording.withoutNumber(section).strip();
            return bare.isEmpty() ? area : bare;
        }
    }
}
