package org.interviewcoach.core.decide;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.Fnv;
import org.interviewcoach.core.bank.Choices;
import org.interviewcoach.core.bank.Lexicon;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.bank.Rubric;
import org.interviewcoach.core.bank.Tier;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.port.PackReader;
import org.interviewcoach.core.state.PackState;
import org.interviewcoach.core.state.PackState.Entry;
import org.interviewcoach.core.state.State;
import org.interviewcoach.core.state.SuggestionState;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.Scope;

/**
 * The pack that a workspace has of its own: what its members suggested and its reviewers accepted or uploaded. Drawn
 * from the conversations that hold it; an id, once given, stays.
 */
public final class OwnPack {
    private static final int LONGEST_AREA = 16;
    private static final int LONGEST_SLUG = 21;
    private static final String NO_SECTION = "own";

    private OwnPack() {}

    /** Whether there can be one: Discord's direct messages belong to no workspace. */
    public static boolean possible(Scope workspace) {
        return !workspace.tenant().equals(Actor.NO_TENANT);
    }

    /**
     * The pack.
     *
     * @param states the conversations that hold a workspace's own questions
     * @param reader of the files that were uploaded
     * @return empty where there are none
     */
    public static Optional<Pack> of(Scope workspace, List<State> states, Texts texts, PackReader reader) {
        String id = id(workspace);
        Optional<Pack> files =
                Optional.of(files(states)).filter(it -> !it.isEmpty()).flatMap(reader::pack);
        Map<String, String> areas = new LinkedHashMap<>();
        Map<QuestionId, Question> questions = new LinkedHashMap<>();
        files.ifPresent(it -> it.areas().forEach(area -> areas.put(area.id(), area.title())));
        for (Credited it : all(states)) {
            QuestionId question = new QuestionId(id + "." + it.entry().id());
            areas.putIfAbsent(question.area(), title(it.entry().section(), texts));
            questions.put(question, question(question, it, texts));
        }
        for (Question it : files.map(Pack::questions).orElse(List.of())) {
            renamed(it.id(), id).ifPresent(own -> questions.put(own, renamed(it, own)));
        }
        return questions.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pack(
                        id,
                        texts.of("own.title"),
                        texts.of("own.description"),
                        files.map(Pack::licence).orElse(""),
                        files.map(Pack::locale).orElse("en"),
                        files.map(Pack::versions).orElse(List.of()),
                        areas.entrySet().stream()
                                .map(it -> new Pack.Area(it.getKey(), it.getValue()))
                                .toList(),
                        files.map(Pack::lexicon).orElse(Lexicon.EMPTY),
                        neighbours(files, id),
                        List.copyOf(questions.values())));
    }

    /** A suggested question without its author's name, which has to go when they want it to; empty for all others. */
    public static Optional<Question> uncredited(Scope workspace, List<State> states, Texts texts, QuestionId question) {
        String pack = id(workspace);
        return all(states).stream()
                .filter(it -> !it.credit().isEmpty()
                        && question.value().equals(pack + "." + it.entry().id()))
                .findFirst()
                .map(it -> question(question, new Credited(it.entry(), ""), texts));
    }

    static String id(Scope workspace) {
        return "ws-" + hash(workspace.tenantKey());
    }

    /** The files of the pack that was uploaded; empty where none was. */
    public static Map<String, String> files(List<State> states) {
        return states.stream()
                .filter(PackState.class::isInstance)
                .map(PackState.class::cast)
                .map(PackState::files)
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse(Map.of());
    }

    /** The id within the workspace's own pack; empty where it gets too long. */
    static Optional<QuestionId> renamed(QuestionId question, String pack) {
        return QuestionId.find(
                pack + question.value().substring(question.value().indexOf('.')));
    }

    private static Question renamed(Question it, QuestionId id) {
        return new Question(
                id,
                it.revision(),
                it.tier(),
                it.text(),
                it.level(),
                it.tags(),
                it.since(),
                it.until(),
                it.answer(),
                it.rubric(),
                it.choices(),
                it.hints(),
                it.samples(),
                it.references(),
                it.sources());
    }

    private static List<List<QuestionId>> neighbours(Optional<Pack> files, String pack) {
        return files.map(Pack::neighbours).orElse(List.of()).stream()
                .map(group ->
                        group.stream().flatMap(it -> renamed(it, pack).stream()).toList())
                .toList();
    }

    /** The same as a table that {@link QuestionTable} and the packs' importer read; empty where there are none. */
    public static Optional<String> table(List<State> states) {
        List<Credited> all = all(states);
        return all.isEmpty() ? Optional.empty() : Optional.of(QuestionTable.write(all));
    }

    /** The id of that suggestion's question, as people type it. */
    static String typed(SuggestionState it) {
        return Pack.OWN + "." + entry(it).id();
    }

    /**
     * A question with its author's name.
     *
     * @param credit empty for none
     */
    record Credited(Entry entry, String credit) {}

    private static List<Credited> all(List<State> states) {
        Map<String, Credited> all = new LinkedHashMap<>();
        states.stream()
                .filter(SuggestionState.class::isInstance)
                .map(SuggestionState.class::cast)
                .filter(it -> it.stage() == SuggestionState.Stage.ACCEPTED)
                .sorted(Comparator.comparing(SuggestionState::at).thenComparing(SuggestionState::id))
                .map(it -> new Credited(entry(it), it.credit()))
                .forEach(it -> all.put(it.entry().id(), it));
        for (State state : states) {
            if (state instanceof PackState uploaded) {
                uploaded.entries()
                        .forEach(it -> all.merge(
                                it.id(),
                                new Credited(it, ""),
                                (suggested, mended) -> new Credited(mended.entry(), suggested.credit())));
                uploaded.removed().forEach(all::remove);
            }
        }
        return List.copyOf(all.values());
    }

    private static Entry entry(SuggestionState it) {
        SuggestionState.Content content = it.content();
        // Two suggestions may begin alike, and neither may take the other's id when one of them goes.
        String slug = slug(content.question()) + "-" + hash(it.id().value()).substring(0, 4);
        return new Entry(
                area(content.section()) + "." + slug,
                content.section(),
                content.question(),
                content.answer(),
                content.level(),
                Optional.empty());
    }

    private static Question question(QuestionId id, Credited it, Texts texts) {
        Entry entry = it.entry();
        // The author's name is no part of the revision: it goes when they want it to, and the question stays the same.
        String credit = it.credit().isEmpty() ? "" : "\n\n" + texts.of("own.credit", Md.escape(it.credit()));
        return new Question(
                id,
                hash(entry.question() + "\n" + entry.answer() + "\n" + entry.level()
                        + entry.choices().map(Choices::toString).orElse("")),
                Tier.STARTER,
                entry.question() + credit,
                entry.level(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                entry.answer(),
                Rubric.NONE,
                entry.choices(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** An id for a question that has none yet. */
    static String newId(String section, String question, Set<String> taken) {
        String wanted = area(section) + "." + slug(question);
        String free = wanted;
        for (int i = 2; taken.contains(free); i++) {
            free = wanted + "-" + i;
        }
        return free;
    }

    private static String area(String section) {
        String words = words(section, LONGEST_AREA);
        return words.isEmpty() ? NO_SECTION : words;
    }

    private static String title(String section, Texts texts) {
        return area(section).equals(NO_SECTION) ? texts.of("own.title") : section;
    }

    private static String slug(String question) {
        String words = words(question, LONGEST_SLUG);
        return words.isEmpty() ? "question" : words;
    }

    /** In lower case, joined by hyphens, as many whole words as fit. */
    private static String words(String text, int longest) {
        StringBuilder joined = new StringBuilder();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)) {
            if (joined.length() + word.length() + 1 > longest && !joined.isEmpty()) {
                break;
            }
            if (!word.isEmpty()) {
                joined.append(joined.isEmpty() ? "" : "-").append(word, 0, Math.min(word.length(), longest));
            }
        }
        return joined.toString();
    }

    private static String hash(String text) {
        long hash = Fnv.hash(text);
        // Its high bits hardly know the last letters.
        hash ^= hash >>> 32;
        hash *= 0x9e3779b97f4a7c15L;
        return String.format(Locale.ROOT, "%016x", hash ^ (hash >>> 29));
    }
}
