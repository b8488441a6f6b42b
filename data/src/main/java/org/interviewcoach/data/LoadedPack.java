package org.interviewcoach.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.data.yaml.Position;

/**
 * A pack with what its files hold beyond the bank's values.
 *
 * @param file its {@code pack.yaml}
 * @param sources by question, in the pack's order
 * @param published ids that {@code published.txt} lists, which must never vanish
 * @param lexicon where each entry of the lexicon is defined, in the files' order
 */
public record LoadedPack(
        Pack pack,
        String file,
        Map<QuestionId, QuestionSource> sources,
        Map<String, Place> lexicon,
        Map<QuestionId, Place> published) {
    public LoadedPack {
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        lexicon = Collections.unmodifiableMap(new LinkedHashMap<>(lexicon));
        published = Collections.unmodifiableMap(new LinkedHashMap<>(published));
    }

    /** The source of a question of this pack. */
    public QuestionSource sourceOf(Question question) {
        QuestionSource source = sources.get(question.id());
        if (source == null) {
            throw new IllegalArgumentException("Pack " + pack.id() + " has no question " + question.id());
        }
        return source;
    }

    /** A place in one of the pack's files. */
    public record Place(String file, Position at) {}
}
