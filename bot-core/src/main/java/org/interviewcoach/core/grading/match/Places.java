package org.interviewcoach.core.grading.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.interviewcoach.core.grading.analysis.AnalysedText;
import org.interviewcoach.core.grading.analysis.English;
import org.interviewcoach.core.grading.match.Find.Sense;
import org.jspecify.annotations.Nullable;

/** Where in one answer the parts of patterns stand, each searched for once. For one thread. */
final class Places {
    /** More places of one part than this add nothing to a verdict. */
    private static final int MOST_HITS = 160;

    private static final Set<String> ASSIGNING =
            Set.of("is", "to", "set", "equals", "equal", "as", "be", "being", "are");

    private final AnalysedText text;
    private final Matcher matcher;
    private @Nullable List<Hit>[] shared = newMemo(32);

    Places(AnalysedText text, Matcher matcher) {
        this.text = text;
        this.matcher = matcher;
    }

    @SuppressWarnings("unchecked") // Arrays of a generic type can be made in no other way.
    private static @Nullable List<Hit>[] newMemo(int size) {
        return (List<Hit>[]) new List<?>[size];
    }

    List<Hit> of(Node node) {
        return switch (node) {
            case Node.Unit unit -> unitHits(unit.number());
            case Node.Any any -> anyHits(any.options());
            case Node.Row row -> rowHits(row);
            case Node.All all -> allHits(all);
            case Node.Denied denied -> deniedHits(denied.inner());
            case Node.Denial denial -> denialHits();
            case Node.Shared entry -> {
                if (entry.index() >= shared.length) {
                    shared = Arrays.copyOf(shared, Math.max(entry.index() + 1, shared.length * 2));
                }
                @Nullable List<Hit> known = shared[entry.index()];
                if (known == null) {
                    known = of(entry.meaning());
                    shared[entry.index()] = known;
                }
                yield known;
            }
        };
    }

    private List<Hit> unitHits(int unit) {
        int count = Math.min(MOST_HITS, text.placeCount(unit));
        if (count == 0) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int place = text.place(unit, i);
            hits.add(new Hit(range(place >> 16, place & 0xFFFF), false));
        }
        return hits;
    }

    private static int[] range(int first, int last) {
        int[] words = new int[last - first + 1];
        for (int i = 0; i < words.length; i++) {
            words[i] = first + i;
        }
        return words;
    }

    private List<Hit> anyHits(List<Node> options) {
        List<Hit> hits = new ArrayList<>();
        boolean several = false;
        for (Node option : options) {
            List<Hit> found = of(option);
            several |= !found.isEmpty() && !hits.isEmpty();
            hits.addAll(found);
        }
        if (several) {
            hits.sort(Comparator.comparingInt(Hit::first).thenComparingInt(hit -> -hit.words().length));
            List<Hit> distinct = new ArrayList<>();
            for (Hit hit : hits) {
                if (distinct.isEmpty() || !same(distinct.getLast(), hit)) {
                    distinct.add(hit);
                }
            }
            hits = distinct;
        }
        return hits.size() > MOST_HITS ? hits.subList(0, MOST_HITS) : hits;
    }

    private static boolean same(Hit one, Hit other) {
        return one.denied() == other.denied() && Arrays.equals(one.words(), other.words());
    }

    private List<Hit> rowHits(Node.Row row) {
        List<Hit> rows = of(row.items().getFirst());
        for (int i = 1; i < row.items().size() && !rows.isEmpty(); i++) {
            List<Hit> next = of(row.items().get(i));
            if (next.isEmpty()) {
                return List.of();
            }
            rows = extend(rows, next, row);
        }
        return rows;
    }

    private List<Hit> extend(List<Hit> rows, List<Hit> next, Node.Row row) {
        List<Hit> longer = new ArrayList<>();
        int from = 0;
        for (Hit head : rows) {
            while (from < next.size() && next.get(from).first() <= head.first()) {
                from++;
            }
            for (int i = from; i < next.size(); i++) {
                Hit tail = next.get(i);
                if (tail.first() <= head.last()) {
                    continue;
                }
                if (tail.first() - head.last() > 4 || longer.size() >= MOST_HITS) {
                    break;
                }
                if (standBeside(head.last(), tail.first(), row)) {
                    longer.add(new Hit(join(head.words(), tail.words()), head.denied() || tail.denied()));
                    break;
                }
            }
        }
        return longer;
    }

    private boolean standBeside(int left, int right, Node.Row row) {
        int others = 0;
        for (int i = left + 1; i <= right; i++) {
            if (!text.isAdjacent(i)) {
                return false;
            }
            if (i == right) {
                break;
            }
            String word = text.word(i);
            if (row.strict()) {
                return false;
            }
            if (English.isFiller(word) || text.isAnyValue(i)) {
                continue;
            }
            if (row.assigns() && ASSIGNING.contains(word)) {
                continue;
            }
            // One adjective may slip in: "one SQL query". Not a verb's, preposition's or number's place.
            boolean adjective = !English.isFunctionWord(word) && English.mayFillGap(word) && !text.isCode(i);
            if (!adjective || ++others > 1) {
                return false;
            }
        }
        return true;
    }

    /** The words of both, each once. */
    static int[] join(int[] left, int[] right) {
        int[] words = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, words, left.length, right.length);
        Arrays.sort(words);
        int kept = 1;
        for (int i = 1; i < words.length; i++) {
            if (words[i] != words[kept - 1]) {
                words[kept++] = words[i];
            }
        }
        return kept == words.length ? words : Arrays.copyOf(words, kept);
    }

    private List<Hit> allHits(Node.All all) {
        List<Hit> hits = new ArrayList<>();
        for (Find it : matcher.search(all.parts())) {
            if (it.sense() == Sense.SAID) {
                hits.add(new Hit(it.words(), false));
            }
        }
        return hits;
    }

    private List<Hit> deniedHits(Node inner) {
        return of(inner).stream().map(hit -> new Hit(hit.words(), true)).toList();
    }

    private List<Hit> denialHits() {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < text.count() && hits.size() < MOST_HITS; i++) {
            if (text.denies(i)) {
                hits.add(new Hit(new int[] {i}, false));
            }
        }
        return hits;
    }
}
