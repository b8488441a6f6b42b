package org.interviewcoach.core.grading.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a pack's patterns listen for, each thing with a number: stems of words, beginnings of words, exact
 * words and code identifiers.
 *
 * <p>Immutable and safe for use by many threads; built once a pack.
 */
public final class Vocabulary {
    private static final int[] NO_UNITS = {};

    /** How {@code ''} and {@code ""} are read. */
    static final String EMPTY_STRING = "emptystring";

    /** How {@code '*'} is read. */
    static final String ANY = "starvalue";

    /** Longest identifier, in words, that people spell apart: {@code one to one field}. */
    static final int MOST_JOINED = 5;

    // Plain hash tables, never changed after construction: the immutable collections' tables are slower to miss in.
    private final Map<String, Integer> stems;
    private final Map<String, Integer> keys;
    private final Map<String, Integer> surfaces;
    private final Map<String, Integer> specials;
    private final Map<String, Map<Marked, Integer>> marked;
    private final Map<Shape, Integer> shapes;
    private final List<Map.Entry<String, Integer>> prefixes;
    private final Set<String> joinHeads;
    private final Set<String> known;
    private final Set<String> names;
    private final Map<String, String> stemOf = new HashMap<>();
    private final Spelling spelling;
    private final int size;

    private Vocabulary(Builder builder) {
        stems = new HashMap<>(builder.stems);
        keys = new HashMap<>(builder.keys);
        surfaces = new HashMap<>(builder.surfaces);
        specials = new HashMap<>(builder.specials);
        shapes = new LinkedHashMap<>(builder.shapes);
        marked = new HashMap<>();
        builder.marked.forEach((it, unit) ->
                marked.computeIfAbsent(it.key(), key -> new LinkedHashMap<>()).put(it, unit));
        prefixes = builder.prefixes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
        Set<String> heads = new HashSet<>();
        for (String key : keys.keySet()) {
            for (int i = 1; i <= key.length(); i++) {
                heads.add(key.substring(0, i));
            }
        }
        joinHeads = heads;
        known = new HashSet<>(builder.known);
        names = Set.copyOf(builder.names);
        spelling = new Spelling(builder.known);
        size = builder.size;
        Stems stemmer = new Stems();
        for (String word : English.all()) {
            stemOf.put(word, stemmer.stem(word));
        }
        for (String word : known) {
            stemOf.put(word, stemmer.stem(word));
        }
    }

    /** Whether it is the name of what the pack is about. */
    boolean isName(String word) {
        return names.contains(word);
    }

    /** The stem of a word that is known as it is, without the work of finding it; null for others. */
    @Nullable
    String knownStem(String word) {
        return stemOf.get(word);
    }

    /** How many units there are. */
    int size() {
        return size;
    }

    @Nullable
    Integer ofStem(String stem) {
        return stems.get(stem);
    }

    @Nullable
    Integer ofKey(String key) {
        return keys.get(key);
    }

    @Nullable
    Integer ofSurface(String word) {
        return surfaces.get(word);
    }

    @Nullable
    Integer ofSpecial(String raw) {
        return specials.get(raw);
    }

    /** The marked identifiers with these letters. */
    Map<Marked, Integer> markedOf(String key) {
        return marked.getOrDefault(key, Map.of());
    }

    /** The identifiers with a gap, {@code clean_<field>}. */
    Map<Shape, Integer> shapes() {
        return shapes;
    }

    /** An identifier with a gap, by what stands before and after it. */
    record Shape(String before, String after) {
        boolean fits(String word) {
            return word.length() > before.length() + after.length() && word.startsWith(before) && word.endsWith(after);
        }
    }

    /** The beginnings that the word has. */
    int[] ofPrefixes(String word) {
        int[] found = NO_UNITS;
        for (Map.Entry<String, Integer> prefix : prefixes) {
            if (word.startsWith(prefix.getKey())) {
                found = Arrays.copyOf(found, found.length + 1);
                found[found.length - 1] = prefix.getValue();
            }
        }
        return found;
    }

    /** Whether a key begins with these letters; the quick no for almost every word of an answer. */
    boolean mayBeginKey(String letters) {
        return joinHeads.contains(letters);
    }

    boolean isKnown(String word, String stem) {
        return known.contains(word) || stems.containsKey(stem) || keys.containsKey(word);
    }

    @Nullable
    String correct(String word) {
        return spelling.correct(word);
    }

    /** The letters and digits of an identifier, in lower case: what all its spellings share. */
    public static String key(String code) {
        StringBuilder key = new StringBuilder(code.length());
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                key.append(Character.toLowerCase(c));
            }
        }
        return key.toString();
    }

    /** A text's words as an answer's are read, so that {@code 1:n} or {@code can't} in a pattern means the same. */
    public static List<String> words(String text) {
        Scanner scanner = new Scanner(new Normal(text));
        return List.copyOf(Arrays.asList(scanner.words).subList(0, scanner.count));
    }

    /** Collects the units of a pack's patterns; not safe for use by many threads. */
    public static final class Builder {
        private final Map<String, Integer> stems = new HashMap<>();
        private final Map<String, Integer> keys = new HashMap<>();
        private final Map<String, Integer> surfaces = new HashMap<>();
        private final Map<String, Integer> specials = new HashMap<>();
        private final Map<String, Integer> prefixes = new HashMap<>();
        private final Map<Marked, Integer> marked = new LinkedHashMap<>();
        private final Map<Shape, Integer> shapes = new LinkedHashMap<>();
        private final Set<String> known = new HashSet<>();
        private final Set<String> names = new HashSet<>();
        private final Stems stemmer = new Stems();
        private int size;

        /** The unit of a word in any inflection. */
        public int word(String word) {
            String lower = word.toLowerCase(Locale.ROOT);
            String stem = stemmer.stem(lower);
            if (Spelling.isLetters(lower)) {
                known.add(lower);
                if (Spelling.isLetters(stem)) {
                    known.add(stem);
                }
            }
            return stems.computeIfAbsent(stem, key -> size++);
        }

        /** The unit of a code identifier, in all its spellings. */
        public int code(String code) {
            String key = key(code);
            if (key.isEmpty() && code.indexOf('*') >= 0) {
                return keys.computeIfAbsent(ANY, raw -> size++);
            }
            if (key.isEmpty()) {
                return keys.computeIfAbsent(EMPTY_STRING, raw -> size++);
            }
            // A leading underscore tells __in, __user and _set from plain words.
            if (code.startsWith("_") && !code.endsWith("_") && Marked.isPlain(key)) {
                return specials.computeIfAbsent(code.toLowerCase(Locale.ROOT), raw -> size++);
            }
            int gap = code.indexOf("_<");
            int end = code.indexOf('>');
            if (gap > 0 && end > gap) {
                String before = code.substring(0, gap + 1).toLowerCase(Locale.ROOT);
                String after = code.substring(end + 1).replace("()", "").toLowerCase(Locale.ROOT);
                return shapes.computeIfAbsent(new Shape(before, after), raw -> size++);
            }
            Optional<Marked> sign = Marked.of(code);
            if (sign.isPresent()) {
                known.add(key);
                return marked.computeIfAbsent(sign.get(), raw -> size++);
            }
            term(code);
            return keys.computeIfAbsent(key, raw -> size++);
        }

        /** The unit of words written as one. */
        public int joined(String letters) {
            return keys.computeIfAbsent(letters, raw -> size++);
        }

        /** The unit of a word exactly as it is. */
        public int surface(String word) {
            known.add(word);
            return surfaces.computeIfAbsent(word, raw -> size++);
        }

        /** The unit of all words that begin so. */
        public int prefix(String letters) {
            known.add(letters);
            return prefixes.computeIfAbsent(letters, raw -> size++);
        }

        /** A word or identifier that typos may be corrected to, and that is never corrected itself. */
        public void term(String text) {
            known.add(key(text));
            for (String part : parts(text)) {
                known.add(part);
            }
        }

        /** The name of what the pack is about: in a question or an answer of this pack it tells nothing. */
        public void name(String word) {
            names.add(word.toLowerCase(Locale.ROOT));
        }

        /** Whether it is such a name. */
        public boolean isName(String word) {
            return names.contains(word);
        }

        public Vocabulary build() {
            return new Vocabulary(this);
        }

        private static List<String> parts(String code) {
            List<String> parts = new ArrayList<>();
            StringBuilder part = new StringBuilder();
            for (int i = 0; i < code.length(); i++) {
                char c = code.charAt(i);
                boolean camel = i > 0 && Character.isUpperCase(c) && Character.isLowerCase(code.charAt(i - 1));
                if ((!Character.isLetterOrDigit(c) || camel) && part.length() > 0) {
                    parts.add(part.toString());
                    part.setLength(0);
                }
                if (Character.isLetterOrDigit(c)) {
                    part.append(Character.toLowerCase(c));
                }
            }
            if (part.length() > 0) {
                parts.add(part.toString());
            }
            return parts;
        }
    }
}
