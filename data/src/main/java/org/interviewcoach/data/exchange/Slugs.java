package org.interviewcoach.data.exchange;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes names for files and ids out of texts. */
final class Slugs {
    private static final Set<String> DULL = Set.of(
            "a",
            "an",
            "and",
            "are",
            "as",
            "at",
            "can",
            "could",
            "describe",
            "discuss",
            "do",
            "does",
            "explain",
            "for",
            "give",
            "how",
            "if",
            "in",
            "is",
            "it",
            "its",
            "of",
            "on",
            "or",
            "s",
            "tell",
            "that",
            "the",
            "their",
            "them",
            "to",
            "us",
            "used",
            "was",
            "what",
            "when",
            "which",
            "why",
            "will",
            "with",
            "would",
            "you",
            "your");
    private static final int MAX_WORDS = 6;

    private final Set<String> taken = new HashSet<>();

    /** A name for a question that nobody has taken. */
    String question(String text, int longest) {
        List<String> words = new ArrayList<>();
        for (String word : plain(text).split("-", -1)) {
            if (!word.isEmpty() && !DULL.contains(word) && words.size() < MAX_WORDS) {
                words.add(word);
            }
        }
        String slug = cut(words.isEmpty() ? plain(text) : String.join("-", words), longest);
        if (slug.isEmpty()) {
            slug = "question";
        }
        String free = slug;
        for (int i = 2; !taken.add(free); i++) {
            free = cut(slug, longest - 4) + "-" + i;
        }
        return free;
    }

    void take(String slug) {
        taken.add(slug);
    }

    /** A name for an area or a pack. */
    static String area(String heading) {
        String slug = cut(plain(heading.replaceFirst("^\\s*[0-9]+[.)]\\s*", "")), 24);
        return slug.isEmpty() ? "general" : slug;
    }

    private static String plain(String text) {
        String ascii = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder slug = new StringBuilder();
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                slug.append(c);
            } else if (!slug.isEmpty()
                    && slug.charAt(slug.length() - 1) != '-'
                    && Character.getType(c) != Character.NON_SPACING_MARK) {
                slug.append('-');
            }
        }
        return strip(slug.toString());
    }

    private static String cut(String slug, int longest) {
        if (slug.length() <= longest) {
            return slug;
        }
        int end = slug.lastIndexOf('-', longest);
        return strip(slug.substring(0, end > longest / 2 ? end : longest));
    }

    private static String strip(String slug) {
        return slug.replaceAll("^-+|-+$", "");
    }
}
