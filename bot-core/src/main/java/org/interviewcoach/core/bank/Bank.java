package org.interviewcoach.core.bank;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All packs that are installed. Immutable; a reload makes a new bank.
 *
 * <p>Order is stable: packs as given, questions as their pack lists them, so that a seeded choice is repeatable.
 */
public final class Bank {
    private final Map<String, Pack> packs;
    private final Map<QuestionId, Question> questions;

    /** @throws IllegalArgumentException where two packs or two questions have the same id */
    public Bank(List<Pack> packs) {
        Map<String, Pack> byId = new LinkedHashMap<>();
        Map<QuestionId, Question> byQuestion = new LinkedHashMap<>();
        for (Pack pack : packs) {
            if (byId.putIfAbsent(pack.id(), pack) != null) {
                throw new IllegalArgumentException("Two packs are called " + pack.id());
            }
            for (Question question : pack.questions()) {
                if (byQuestion.putIfAbsent(question.id(), question) != null) {
                    throw new IllegalArgumentException("Two questions are called " + question.id());
                }
            }
        }
        this.packs = Collections.unmodifiableMap(byId);
        this.questions = Collections.unmodifiableMap(byQuestion);
    }

    public Collection<Pack> packs() {
        return packs.values();
    }

    public Optional<Pack> findPack(String id) {
        return Optional.ofNullable(packs.get(id));
    }

    /** The pack that somebody means who types that word, in lower case. */
    public Optional<Pack> findTopic(String word) {
        return findPack(word)
                .or(() -> packs.values().stream()
                        .filter(it -> it.word().equals(word)
                                || it.title().toLowerCase(Locale.ROOT).equals(word))
                        .findFirst());
    }

    /** The question that somebody means who types that id, perhaps with the short word for their workspace's pack. */
    public Optional<QuestionId> findTyped(String id) {
        int dot = id.indexOf('.');
        return dot < 0
                ? QuestionId.find(id)
                : findPack(id.substring(0, dot))
                        .or(() -> findTopic(id.substring(0, dot)))
                        .flatMap(it -> QuestionId.find(it.id() + id.substring(dot)))
                        .or(() -> QuestionId.find(id));
    }

    /** The same with one more pack. */
    public Bank plus(Pack pack) {
        List<Pack> all = new ArrayList<>(packs.values());
        all.add(pack);
        return new Bank(all);
    }

    public Optional<Question> find(QuestionId id) {
        return Optional.ofNullable(questions.get(id));
    }

    /** The pack that the question belongs to. */
    public Optional<Pack> findPackOf(QuestionId id) {
        return findPack(id.pack());
    }

    public Collection<Question> questions() {
        return questions.values();
    }

    /** All questions that the filter accepts, in the bank's order. */
    public List<Question> pool(Filter filter) {
        return questions.values().stream().filter(filter::accepts).toList();
    }

    /** The questions that people confuse with this one, itself not included. */
    public List<Question> neighboursOf(QuestionId id) {
        return findPackOf(id).stream()
                .flatMap(pack -> pack.neighbours().stream())
                .filter(group -> group.contains(id))
                .flatMap(List::stream)
                .filter(other -> !other.equals(id))
                .distinct()
                .flatMap(other -> find(other).stream())
                .toList();
    }
}
