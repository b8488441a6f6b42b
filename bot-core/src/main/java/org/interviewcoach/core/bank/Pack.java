package org.interviewcoach.core.bank;

import java.util.List;
import java.util.Optional;

/**
 * A topic: its areas, lexicon and questions.
 *
 * @param locale BCP 47 tag that chooses the analyser and the negation words, for example {@code en}
 * @param versions versions of the framework that the pack speaks of, oldest first; may be empty
 * @param neighbours groups of questions whose answers people give in place of one another
 */
public record Pack(
        String id,
        String title,
        String description,
        String licence,
        String locale,
        List<String> versions,
        List<Area> areas,
        Lexicon lexicon,
        List<List<QuestionId>> neighbours,
        List<Question> questions) {
    public Pack {
        versions = List.copyOf(versions);
        areas = List.copyOf(areas);
        neighbours = neighbours.stream().map(List::copyOf).toList();
        questions = List.copyOf(questions);
    }

    public record Area(String id, String title) {}

    public Optional<Area> findArea(String areaId) {
        return areas.stream().filter(area -> area.id().equals(areaId)).findFirst();
    }
}
