package org.interviewcoach.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.data.yaml.Yaml;

/** What {@code pack.yaml} says; lexicon and questions come from other files. */
record PackHeader(
        String id,
        String title,
        String description,
        String licence,
        String locale,
        List<String> versions,
        List<Pack.Area> areas,
        List<List<Neighbour>> neighbours) {
    /** A question's id and where it stands, as the question may turn out not to exist. */
    record Neighbour(QuestionId id, Yaml.Scalar node) {}

    /** Reads {@code pack.yaml}; nothing where it has faults. */
    static Optional<PackHeader> read(Yaml root, String folder, Faults faults) {
        return Fields.of(root, "the pack", faults).flatMap(fields -> new Reading(faults).read(fields, folder));
    }

    private static final class Reading {
        private final Faults faults;

        Reading(Faults faults) {
            this.faults = faults;
        }

        Optional<PackHeader> read(Fields fields, String folder) {
            String id = fields.text("id", "the folder's name, " + folder);
            if (!id.isEmpty() && !id.equals(folder)) {
                faults.add(
                        fields.at("id"),
                        "The id is \"" + id + "\", but the folder is \"" + folder + "\". Make them the same.");
            } else if (!id.isEmpty() && !Words.isSlug(id)) {
                faults.add(fields.at("id"), "The id \"" + id + "\" is not a name. Use " + Words.SLUG_ADVICE + ".");
            }
            PackHeader header = new PackHeader(
                    id,
                    fields.text("title", "what people read in lists"),
                    fields.text("description", "a sentence or two on what the pack asks"),
                    fields.text("licence", "an SPDX identifier such as Apache-2.0"),
                    locale(fields),
                    versions(fields),
                    areas(fields),
                    neighbours(fields, id));
            fields.rejectOthers();
            return faults.isEmpty() ? Optional.of(header) : Optional.empty();
        }

        private String locale(Fields fields) {
            String locale = fields.text("locale", "the language's tag, for example en");
            try {
                new Locale.Builder().setLanguageTag(locale);
            } catch (IllformedLocaleException e) {
                faults.add(
                        fields.at("locale"),
                        "\"" + locale + "\" is not a language tag. Write for example en or pt-BR.");
            }
            return locale;
        }

        private List<String> versions(Fields fields) {
            List<String> versions = new ArrayList<>();
            for (Yaml.Scalar version : fields.texts("versions", "versions in quotes, oldest first")) {
                if (!Words.VERSION.matcher(version.value()).matches()) {
                    faults.add(version, "\"" + version.value() + "\" is not a version. Write for example \"5.2\".");
                } else if (!versions.isEmpty() && Words.compareVersions(versions.getLast(), version.value()) >= 0) {
                    faults.add(
                            version,
                            "Version " + version.value() + " stands after " + versions.getLast()
                                    + ". List each once, oldest first.");
                }
                versions.add(version.value());
            }
            return versions;
        }

        private List<Pack.Area> areas(Fields fields) {
            List<Pack.Area> areas = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (Yaml item : fields.list("areas", "at least one {id: ..., title: ...}")) {
                Optional<Fields> read = Fields.of(item, "the area", faults);
                if (read.isEmpty()) {
                    continue;
                }
                Fields area = read.get();
                String id = area.text("id", "the name of the area's folder");
                if (!id.isEmpty() && !Words.isSlug(id)) {
                    faults.add(area.at("id"), "The id \"" + id + "\" is not a name. Use " + Words.SLUG_ADVICE + ".");
                } else if (!id.isEmpty() && !seen.add(id)) {
                    faults.add(area.at("id"), "The area \"" + id + "\" stands here again. Keep one of them.");
                }
                areas.add(new Pack.Area(id, area.text("title", "what people read in lists")));
                area.rejectOthers();
            }
            return areas;
        }

        private List<List<Neighbour>> neighbours(Fields fields, String pack) {
            List<List<Neighbour>> groups = new ArrayList<>();
            for (Yaml item : fields.findList("neighbours", "groups, each a list of question ids")) {
                if (!(item instanceof Yaml.Sequence group)) {
                    faults.add(
                            item, "A group of neighbours is " + Fields.words(item) + ". Write a list of question ids.");
                    continue;
                }
                List<Neighbour> ids = new ArrayList<>();
                for (Yaml member : group.items()) {
                    neighbour(member, pack).ifPresent(ids::add);
                }
                if (group.items().size() < 2) {
                    faults.add(group, "A group of neighbours has fewer than two questions. Add one, or remove it.");
                }
                groups.add(ids);
            }
            return groups;
        }

        private Optional<Neighbour> neighbour(Yaml member, String pack) {
            if (!(member instanceof Yaml.Scalar scalar)) {
                faults.add(member, "A neighbour is " + Fields.words(member) + ". Write a question's id.");
                return Optional.empty();
            }
            Optional<QuestionId> id = QuestionReader.parseId(scalar.value())
                    .filter(it -> it.pack().equals(pack));
            if (id.isEmpty()) {
                faults.add(
                        member,
                        "\"" + scalar.value() + "\" is not a question's id of this pack. Write " + pack
                                + ".area.question.");
            }
            return id.map(it -> new Neighbour(it, scalar));
        }
    }
}
