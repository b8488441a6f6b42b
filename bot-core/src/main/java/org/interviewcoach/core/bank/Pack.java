package org.interviewcoach.core.bank;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
    /** What people type for their workspace's own pack, whose id nobody could remember. */
    public static final String OWN = "own";

    private static final Pattern OWN_ID = Pattern.compile("ws-[0-9a-f]{16}");

    public Pack {
        versions = List.copyOf(versions);
        areas = List.copyOf(areas);
        neighbours = neighbours.stream().map(List::copyOf).toList();
        questions = List.copyOf(questions);
    }

    public record Area(String id, String title) {}

    /** The same pack with other questions; neighbours that are not among them are named no longer. */
    public Pack with(List<Question> others) {
        Set<QuestionId> left = others.stream().map(Question::id).collect(Collectors.toSet());
        return new Pack(
                id,
                title,
                description,
                licence,
                locale,
                versions,
                areas,
                lexicon,
                neighbours.stream()
                        .map(group -> group.stream().filter(left::contains).toList())
                        .filter(group -> group.size() > 1)
                        .toList(),
                others);
    }

    /** What people type for it: its id, or a short word for the one pack that a workspace has of its own. */
    public String word() {
        return wordOf(id);
    }

    /** The same for a pack of that id. */
    public static String wordOf(String packId) {
        return isOwn(packId) ? OWN : packId;
    }

    /** Whether it is a workspace's own, and nobody else's business. */
    public static boolean isOwn(String packId) {
        return OWN_ID.matcher(packId).matches();
    }

    public Optional<Area> findArea(String areaId) {
        return areas.stream().filter(area -> area.id().equals(areaId)).findFirst();
    }
}
