package org.interviewcoach.data.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.interviewcoach.core.bank.Lexicon;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;

/** What files say of a pack and of a question, as trees with the files' keys. */
final class PackTree {
    private PackTree() {}

    /** The content of {@code pack.yaml}. */
    static ObjectNode header(Pack pack) {
        ObjectNode header = Trees.object();
        header.put("id", pack.id());
        header.put("title", pack.title());
        header.put("description", pack.description());
        header.put("licence", pack.licence());
        header.put("locale", pack.locale());
        if (!pack.versions().isEmpty()) {
            pack.versions().forEach(header.putArray("versions")::add);
        }
        ArrayNode areas = header.putArray("areas");
        pack.areas().forEach(area -> areas.addObject().put("id", area.id()).put("title", area.title()));
        if (!pack.neighbours().isEmpty()) {
            ArrayNode groups = header.putArray("neighbours");
            for (List<QuestionId> group : pack.neighbours()) {
                ArrayNode ids = groups.addArray();
                group.forEach(id -> ids.add(id.value()));
            }
        }
        return header;
    }

    static ObjectNode lexicon(Lexicon lexicon) {
        ObjectNode tree = Trees.object();
        ObjectNode entries = tree.putObject("entries");
        lexicon.entries().forEach((name, alternatives) -> alternatives.forEach(entries.withArray("/" + name)::add));
        lexicon.identifiers().forEach(tree.putArray("identifiers")::add);
        lexicon.terms().forEach(tree.putArray("terms")::add);
        return tree;
    }

    /** What Markdown and the like have no visible place for. */
    static ObjectNode meta(Question question) {
        ObjectNode meta = Trees.object();
        meta.put("id", question.id().value());
        meta.put("level", question.level().key());
        meta.put("tier", question.tier().name().toLowerCase(Locale.ROOT));
        if (!question.tags().isEmpty()) {
            question.tags().forEach(meta.putArray("tags")::add);
        }
        question.since().ifPresent(since -> meta.put("since", since));
        question.until().ifPresent(until -> meta.put("until", until));
        if (!question.sources().isEmpty()) {
            ArrayNode sources = meta.putArray("sources");
            question.sources()
                    .forEach(source ->
                            sources.addObject().put("seed", source.seed()).put("item", source.item()));
        }
        return meta;
    }
}
