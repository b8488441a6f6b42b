package org.interviewcoach.core.grading.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interviewcoach.core.bank.Window;
import org.interviewcoach.core.grading.analysis.AnalysedText;
import org.interviewcoach.core.grading.analysis.AnalysedText.Leniency;
import org.interviewcoach.core.grading.analysis.English;
import org.interviewcoach.core.grading.match.Find.Sense;
import org.jspecify.annotations.Nullable;

/**
 * Searches one analysed answer for patterns. Made for one answer and one thread; every search is bounded, so that no
 * answer is slow.
 */
public final class Matcher {
    /** More places of one part than this add nothing to a verdict. */
    private static final int MOST_HITS = 160;

    private static final BitSet NAMELESS = new BitSet(0);
    private static final int MOST_FINDS = 40;
    private static final int MOST_TRIES = 240;
    private static final int LONGEST_WINDOW = 60;

    /** Words that are further apart have nothing to do with each other, whatever their sentences. */
    private static final int LONGEST_LOOSE = 22;

    private static final Set<String> ASSIGNING =
            Set.of("is", "to", "set", "equals", "equal", "as", "be", "being", "are");

    private final AnalysedText text;
    private final Setting setting;
    private final Attribution attribution;
    private final @Nullable Matcher given;
    private @Nullable List<Hit>[] shared = newMemo(32);
    private final Map<CompiledPhrasing, List<Find>> finds = new HashMap<>();

    /** Searches an answer to the question of the setting. */
    public Matcher(AnalysedText text, Setting setting) {
        this(text, setting, null);
    }

    /** Searches a reply to a follow-up, whose own text counts as said. */
    public Matcher(AnalysedText text, Setting setting, @Nullable AnalysedText asked) {
        this.text = text;
        this.setting = setting;
        given = asked == null ? null : new Matcher(asked, Setting.NONE);
        int named = asked == null ? 0 : setting.named(asked);
        attribution = new Attribution(text, setting, Integer.bitCount(named) == 1 ? named : 0);
    }

    @SuppressWarnings("unchecked") // Arrays of a generic type can be made in no other way.
    private static @Nullable List<Hit>[] newMemo(int size) {
        return (List<Hit>[]) new List<?>[size];
    }

    /** Everywhere that the pattern is found in any sense, by first word. */
    public List<Find> find(CompiledPhrasing phrasing) {
        @Nullable List<Find> known = finds.get(phrasing);
        if (known == null) {
            known = new Search(phrasing.parts, phrasing.names, phrasing.window, Sense.SAID, 0).run();
            finds.put(phrasing, known);
        }
        return known;
    }

    /** Where the pattern is found when its window is taken more widely, or without the least telling of its parts. */
    public List<Find> findLoosely(CompiledPhrasing phrasing) {
        Window wider = switch (phrasing.window) {
            case Window.Clause clause -> Window.SENTENCE;
            case Window.Sentences sentences -> new Window.Sentences(Math.min(10, sentences.count() + 1));
            case Window.Words words -> new Window.Words(Math.min(100, words.count() * 2));
        };
        List<Find> wide = new Search(phrasing.parts, phrasing.names, wider, Sense.LOOSELY, 1).run();
        if (!wide.isEmpty() || phrasing.parts.size() < 3) {
            return wide;
        }
        int least = Integer.MAX_VALUE;
        for (Node part : phrasing.parts) {
            least = Math.min(least, Node.weight(part));
        }
        List<Find> most = new ArrayList<>();
        for (int drop = 0; drop < phrasing.parts.size(); drop++) {
            if (Node.weight(phrasing.parts.get(drop)) > least) {
                continue;
            }
            List<Node> parts = new ArrayList<>(phrasing.parts);
            List<BitSet> names = new ArrayList<>(phrasing.names);
            parts.remove(drop);
            names.remove(drop);
            most.addAll(new Search(parts, names, phrasing.window, Sense.LOOSELY, 2).run());
        }
        return most;
    }

    /** Whether the pattern is found, affirmed, in the sentences from the first word to the last. */
    public boolean findsWithin(CompiledPhrasing phrasing, int first, int last) {
        for (Find it : find(phrasing)) {
            if (isSpokenOf(it)
                    && text.sentence(it.first()) <= text.sentence(last)
                    && text.sentence(it.last()) >= text.sentence(first)) {
                return true;
            }
        }
        return false;
    }

    /** As {@link #findsWithin}, but a bare denial counts in the clauses from the first word to the last only. */
    public boolean findsBeside(CompiledPhrasing phrasing, int first, int last) {
        for (Find it : find(phrasing)) {
            boolean near = text.sentence(it.first()) <= text.sentence(last)
                    && text.sentence(it.last()) >= text.sentence(first);
            boolean beside =
                    text.clause(it.first()) <= text.clause(last) && text.clause(it.last()) >= text.clause(first);
            if (isSpokenOf(it) && near && (beside || !isDenial(it))) {
                return true;
            }
        }
        return false;
    }

    /** What takes a find back need not be claimed itself, only not be denied. */
    private static boolean isSpokenOf(Find find) {
        return switch (find.sense()) {
            case SAID, SUPPOSED, SET_ASIDE -> true;
            case LOOSELY, ASKED, REPORTED, DENIED -> false;
        };
    }

    private boolean isDenial(Find find) {
        for (int word : find.words()) {
            if (!text.denies(word)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a denial reaches into a clause of the find and is neither part of it nor lifted by what follows. */
    public boolean isShadowed(Find find) {
        int first = find.first();
        int last = find.last();
        while (first > 0 && text.clause(first - 1) == text.clause(find.first())) {
            first--;
        }
        while (last + 1 < text.count() && text.clause(last + 1) == text.clause(find.last())) {
            last++;
        }
        for (int i = first; i <= last && i < first + LONGEST_WINDOW; i++) {
            for (int negator : text.negators(i)) {
                if (text.deniesAFact(negator)
                        && text.negatorRescue(negator) > text.count()
                        && !contains(find.words(), text.negatorWord(negator))
                        && !denies(find, negator)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the negation is the one that the find's own words stand under, which the pattern then wanted. */
    private boolean denies(Find find, int negator) {
        for (int word : find.words()) {
            for (int other : text.negators(word)) {
                if (other == negator) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<Hit> hits(Node node) {
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
                    known = hits(entry.meaning());
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
            List<Hit> found = hits(option);
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
        List<Hit> rows = hits(row.items().getFirst());
        for (int i = 1; i < row.items().size() && !rows.isEmpty(); i++) {
            List<Hit> next = hits(row.items().get(i));
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
            if (English.isFiller(word)) {
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

    private static int[] join(int[] left, int[] right) {
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
        for (Find it : new Search(all.parts(), List.of(), Window.SENTENCE, Sense.SAID, 0).run()) {
            if (it.sense() == Sense.SAID) {
                hits.add(new Hit(it.words(), false));
            }
        }
        return hits;
    }

    private List<Hit> deniedHits(Node inner) {
        return hits(inner).stream().map(hit -> new Hit(hit.words(), true)).toList();
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

    /** One pattern over the whole text. */
    private final class Search {
        private final List<Node> parts;
        private final boolean denial;
        private final Window window;
        private final Sense best;
        private final List<Find> finds = new ArrayList<>();
        private final List<List<Hit>> found = new ArrayList<>();
        private final int telling;
        private final int[] subjects;
        private int lead;
        private boolean relates;
        private final boolean[] givens;
        private int tries;

        /**
         * Prepares a search.
         *
         * @param telling how many parts, subjects and givens not counted, have to be said in words of content
         */
        Search(List<Node> all, List<BitSet> names, Window window, Sense best, int telling) {
            this.telling = telling;
            this.window = window;
            this.best = best;
            parts = new ArrayList<>(all.size());
            List<BitSet> named = new ArrayList<>(all.size());
            for (int i = 0; i < all.size(); i++) {
                if (!(all.get(i) instanceof Node.Denial)) {
                    parts.add(all.get(i));
                    named.add(names.isEmpty() ? NAMELESS : names.get(i));
                }
            }
            denial = parts.size() < all.size();
            subjects = new int[parts.size()];
            givens = new boolean[parts.size()];
            for (int i = 0; i < subjects.length; i++) {
                subjects[i] = setting.subjectsIn(named.get(i));
                givens[i] = isGiven(parts.get(i), named.get(i));
                // "project + contain + app" relates two things: both have to be said, and it is said of the first.
                relates |= lead != 0 && subjects[i] != 0 && (lead & subjects[i]) == 0;
                lead = lead == 0 ? subjects[i] : lead;
            }
        }

        List<Find> run() {
            if (parts.isEmpty()) {
                return List.of();
            }
            int rarest = -1;
            for (int i = 0; i < parts.size(); i++) {
                List<Hit> hits = hits(parts.get(i));
                found.add(hits);
                if (hits.isEmpty() || givens[i]) {
                    if (!givens[i] && (subjects[i] == 0 || relates)) {
                        return List.of();
                    }
                } else if ((subjects[i] == 0 || parts.size() == 1)
                        && (rarest < 0 || hits.size() < found.get(rarest).size())) {
                    rarest = i;
                }
            }
            if (rarest < 0) {
                // Every part is a given or a subject; at least one of them has to be said.
                for (int i = 0; i < parts.size() && rarest < 0; i++) {
                    if (!found.get(i).isEmpty() && !(givens[i] && parts.size() > 1)) {
                        rarest = i;
                    }
                }
                if (rarest < 0) {
                    return List.of();
                }
            }
            for (Hit anchor : found.get(rarest)) {
                if (finds.size() >= MOST_FINDS) {
                    break;
                }
                tries = 0;
                Hit[] chosen = new Hit[parts.size()];
                chosen[rarest] = anchor;
                Best result = new Best();
                choose(0, rarest, chosen, anchor.first(), anchor.last(), result);
                if (result.words != null && result.sense != null) {
                    finds.add(named(result.words, result.sense, result.naming));
                }
            }
            return finds;
        }

        /** Adds the word that names the thing spoken of, where it stands near enough to be shown with the rest. */
        private Find named(int[] words, Sense sense, int naming) {
            if (naming < 0) {
                return new Find(words, sense, false);
            }
            boolean far = text.sentence(naming) != text.sentence(words[0]);
            boolean shown = text.sentence(words[0]) - text.sentence(naming) <= 1;
            return new Find(shown ? join(new int[] {naming}, words) : words, sense, far && !text.refersBack(words[0]));
        }

        private void choose(int part, int anchor, @Nullable Hit[] chosen, int first, int last, Best result) {
            if (result.sense == best || tries > MOST_TRIES) {
                return;
            }
            if (part == parts.size()) {
                tries++;
                judge(chosen, result);
                return;
            }
            if (part == anchor) {
                choose(part + 1, anchor, chosen, first, last, result);
                return;
            }
            List<Hit> hits = found.get(part);
            int from = firstFrom(hits, first - LONGEST_WINDOW - 4);
            for (int i = from; i < hits.size(); i++) {
                Hit hit = hits.get(i);
                if (hit.first() > last + LONGEST_WINDOW) {
                    break;
                }
                int low = Math.min(first, hit.first());
                int high = Math.max(last, hit.last());
                if (!fits(low, high) || overlaps(chosen, hit)) {
                    continue;
                }
                chosen[part] = hit;
                choose(part + 1, anchor, chosen, low, high, result);
                chosen[part] = null;
                if (result.sense == best || tries > MOST_TRIES) {
                    return;
                }
            }
            // A thing that need not be said again; tried last, since words are better evidence.
            if (givens[part] || (subjects[part] != 0 && !relates)) {
                chosen[part] = null;
                choose(part + 1, anchor, chosen, first, last, result);
            }
        }

        private boolean overlaps(@Nullable Hit[] chosen, Hit hit) {
            for (Hit other : chosen) {
                if (other != null && other.meets(hit)) {
                    return true;
                }
            }
            return false;
        }

        private boolean fits(int low, int high) {
            if (telling > 0 && (high - low > LONGEST_LOOSE || text.paragraph(low) != text.paragraph(high))) {
                return false;
            }
            return switch (window) {
                case Window.Clause clause -> text.clause(low) == text.clause(high);
                case Window.Sentences sentences ->
                    text.sentence(high) - text.sentence(low) < sentences.count()
                            && high - low <= LONGEST_WINDOW * sentences.count();
                case Window.Words words -> high - low < words.count();
            };
        }

        private void judge(@Nullable Hit[] chosen, Best result) {
            int subject = 0;
            int needed = 0;
            boolean implied = false;
            int[] words = {};
            for (int i = 0; i < chosen.length; i++) {
                Hit hit = chosen[i];
                if (hit == null) {
                    implied = true;
                    needed |= givens[i] ? 0 : subjects[i];
                } else {
                    words = words.length == 0 ? hit.words() : join(words, hit.words());
                    if (subjects[i] != 0) {
                        for (int word : hit.words()) {
                            subject |= attribution.named(word);
                        }
                    }
                }
            }
            if (!isSaidOf(chosen, subject, needed)
                    || (implied && !hasContent(words))
                    || (telling > 0 && !tells(chosen))) {
                return;
            }
            @Nullable Sense sense = senseOf(chosen, words);
            if (sense != null && (result.sense == null || sense.compareTo(result.sense) < 0)) {
                result.sense = sense;
                result.words = words;
                result.naming = needed == 0 ? -1 : attribution.namingBefore(words[0], needed);
            }
        }

        private boolean hasContent(int[] words) {
            for (int word : words) {
                if (!English.isFunctionWord(text.word(word)) || text.isCode(word)) {
                    return true;
                }
            }
            return false;
        }

        private boolean tells(@Nullable Hit[] chosen) {
            int parts = 0;
            int said = 0;
            for (int i = 0; i < chosen.length; i++) {
                Hit hit = chosen[i];
                if (hit == null) {
                    continue;
                }
                boolean content = false;
                for (int word : hit.words()) {
                    content |= !English.isFunctionWord(text.word(word));
                }
                said += content ? 1 : 0;
                parts += content && !givens[i] && subjects[i] == 0 ? 1 : 0;
            }
            return parts >= telling && said >= 2;
        }

        /** Whether what is said is said of the things that the pattern names. */
        private boolean isSaidOf(@Nullable Hit[] chosen, int subject, int needed) {
            int wanted = relates ? subject & lead : subject | needed;
            if (wanted == 0) {
                return true;
            }
            for (int i = 0; i < chosen.length; i++) {
                Hit hit = chosen[i];
                if (hit == null || subjects[i] != 0) {
                    continue;
                }
                int owners = attribution.owners(hit.first());
                if (needed != 0 && (owners & needed) == 0) {
                    return false;
                }
                if (owners != 0 && (owners & wanted) == 0) {
                    return false;
                }
            }
            return true;
        }

        private @Nullable Sense senseOf(@Nullable Hit[] chosen, int[] words) {
            boolean denialMet = !denial;
            boolean firm = false;
            boolean aside = false;
            boolean wantedMissing = false;
            boolean asked = false;
            boolean reported = false;
            boolean supposed = false;
            boolean purpose = false;
            int consumed = -1;
            if (denial) {
                for (int word : words) {
                    for (int negator : text.negators(word)) {
                        if (consumed < 0 && !text.isOfStatement(negator)) {
                            consumed = negator;
                        }
                    }
                }
                denialMet = consumed >= 0 || hasLenient(words);
            }
            for (Hit hit : chosen) {
                if (hit == null) {
                    continue;
                }
                boolean denied = false;
                boolean deniedFirmly = false;
                for (int word : hit.words()) {
                    asked |= text.isAsked(word);
                    reported |= text.isHedged(word);
                    int count = 0;
                    boolean firmHere = false;
                    for (int negator : text.negators(word)) {
                        if (negator == consumed
                                || (contains(words, text.negatorWord(negator)) && !text.isOfStatement(negator))) {
                            continue;
                        }
                        if (!hit.denied() && words[words.length - 1] >= text.negatorRescue(negator)) {
                            continue;
                        }
                        count++;
                        firmHere |= text.isFirm(negator);
                    }
                    if (hit.denied()) {
                        denied |= count > 0 || text.lenientNegators(word).length > 0;
                    } else if ((count & 1) == 1) {
                        denied = true;
                        deniedFirmly |= firmHere;
                    }
                    supposed |= !hit.denied() && stands(words, word, Leniency.SUPPOSED);
                    purpose |= !hit.denied() && stands(words, word, Leniency.PURPOSE);
                }
                if (hit.denied()) {
                    wantedMissing |= !denied;
                } else if (denied) {
                    firm |= deniedFirmly;
                    aside |= !deniedFirmly;
                }
            }
            if (!denialMet || wantedMissing) {
                // What has to be denied and is not is no contradiction, it is something else.
                return null;
            }
            if (firm) {
                return Sense.DENIED;
            }
            if (aside) {
                return Sense.SET_ASIDE;
            }
            if (reported) {
                return Sense.REPORTED;
            }
            if (asked) {
                return Sense.ASKED;
            }
            if (!denial && (isDeniedSubject(words) || (purpose && best == Sense.SAID))) {
                return Sense.SET_ASIDE;
            }
            return supposed && best == Sense.SAID ? Sense.SUPPOSED : best;
        }

        private boolean hasLenient(int[] words) {
            for (int word : words) {
                if (text.lenientNegators(word).length > 0) {
                    return true;
                }
            }
            return false;
        }

        private boolean stands(int[] words, int word, Leniency leniency) {
            if (denial) {
                return false;
            }
            for (int negator : text.lenientNegators(word)) {
                if (text.leniency(negator) == leniency && !contains(words, text.negatorWord(negator))) {
                    return true;
                }
            }
            return false;
        }

        /** Whether all that is found is what a denial is said of, and the denial is no part of the pattern. */
        private boolean isDeniedSubject(int[] words) {
            for (int negator : text.lenientNegators(words[0])) {
                if (text.leniency(negator) == Leniency.SUBJECT
                        && !contains(words, text.negatorWord(negator))
                        && words[words.length - 1] < text.negatorWord(negator)
                        && !wantsDenial()) {
                    return true;
                }
            }
            return false;
        }

        private boolean wantsDenial() {
            for (List<Hit> hits : found) {
                if (!hits.isEmpty() && hits.getFirst().denied()) {
                    return true;
                }
            }
            return false;
        }

        private boolean isGiven(Node part, BitSet units) {
            if (parts.size() < 2) {
                return false;
            }
            return setting.isTopic(units) || (given != null && !given.hits(part).isEmpty());
        }
    }

    private static final class Best {
        @Nullable
        Sense sense;

        int @Nullable [] words;
        int naming = -1;
    }

    private static boolean contains(int[] words, int word) {
        return Arrays.binarySearch(words, word) >= 0;
    }

    private static int firstFrom(List<Hit> hits, int word) {
        int low = 0;
        int high = hits.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (hits.get(middle).first() < word) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
