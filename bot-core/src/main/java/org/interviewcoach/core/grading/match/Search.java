package org.interviewcoach.core.grading.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.interviewcoach.core.bank.Window;
import org.interviewcoach.core.grading.analysis.AnalysedText;
import org.interviewcoach.core.grading.analysis.AnalysedText.Leniency;
import org.interviewcoach.core.grading.analysis.English;
import org.interviewcoach.core.grading.match.Find.Sense;
import org.jspecify.annotations.Nullable;

/** One pattern over the whole of one answer: around each place of its rarest part the best choice of the others. */
final class Search {
    private static final BitSet NAMELESS = new BitSet(0);
    private static final int MOST_FINDS = 40;
    private static final int MOST_TRIES = 240;

    /** No window is wider, so that a long answer is not slow. */
    static final int LONGEST_WINDOW = 60;

    /** Words that are further apart have nothing to do with each other, whatever their sentences. */
    private static final int LONGEST_LOOSE = 22;

    private final AnalysedText text;
    private final Attribution attribution;
    private final Places places;
    private final @Nullable Matcher given;
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
    Search(Matcher matcher, List<Node> all, List<BitSet> names, Window window, Sense best, int telling) {
        text = matcher.text;
        attribution = matcher.attribution;
        places = matcher.places;
        given = matcher.given;
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
            subjects[i] = matcher.setting.subjectsIn(named.get(i));
            givens[i] = isGiven(matcher.setting, parts.get(i), named.get(i));
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
            List<Hit> hits = places.of(parts.get(i));
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
        return new Find(
                shown ? Places.join(new int[] {naming}, words) : words, sense, far && !text.refersBack(words[0]));
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
                words = words.length == 0 ? hit.words() : Places.join(words, hit.words());
                if (subjects[i] != 0) {
                    for (int word : hit.words()) {
                        subject |= attribution.named(word);
                    }
                }
            }
        }
        if (!isSaidOf(chosen, subject, needed) || (implied && !hasContent(words)) || (telling > 0 && !tells(chosen))) {
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
                            || (Matcher.contains(words, text.negatorWord(negator)) && !text.isOfStatement(negator))) {
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
            if (text.leniency(negator) == leniency && !Matcher.contains(words, text.negatorWord(negator))) {
                return true;
            }
        }
        return false;
    }

    /** Whether all that is found is what a denial is said of, and the denial is no part of the pattern. */
    private boolean isDeniedSubject(int[] words) {
        for (int negator : text.lenientNegators(words[0])) {
            if (text.leniency(negator) == Leniency.SUBJECT
                    && !Matcher.contains(words, text.negatorWord(negator))
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

    private boolean isGiven(Setting setting, Node part, BitSet units) {
        if (parts.size() < 2) {
            return false;
        }
        return setting.isTopic(units)
                || (given != null && !given.places.of(part).isEmpty());
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

    private static final class Best {
        @Nullable
        Sense sense;

        int @Nullable [] words;
        int naming = -1;
    }
}
