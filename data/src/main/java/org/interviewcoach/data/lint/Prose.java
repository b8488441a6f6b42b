package org.interviewcoach.data.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Texts without their code, and the code without the text around it. */
final class Prose {
    private static final Set<String> COMMON = Set.of(
            "a",
            "an",
            "and",
            "are",
            "as",
            "at",
            "be",
            "between",
            "by",
            "can",
            "describe",
            "difference",
            "do",
            "does",
            "each",
            "explain",
            "for",
            "from",
            "how",
            "in",
            "into",
            "is",
            "it",
            "its",
            "of",
            "on",
            "or",
            "s",
            "that",
            "the",
            "their",
            "them",
            "they",
            "this",
            "to",
            "use",
            "used",
            "using",
            "what",
            "when",
            "where",
            "which",
            "why",
            "will",
            "with",
            "would",
            "you",
            "your");

    private Prose() {}

    /** A code block of a text. */
    record Block(int line, String language, int lines, boolean closed) {}

    /** The text with every character of code and addresses turned into a space, so that offsets stay. */
    static String withoutCode(String markdown) {
        List<String> prose = new ArrayList<>();
        boolean fenced = false;
        for (String line : markdown.split("\n", -1)) {
            boolean fence = line.strip().startsWith("```");
            prose.add(fenced || fence ? " ".repeat(line.length()) : withoutSpans(line));
            fenced = fence != fenced;
        }
        return String.join("\n", prose);
    }

    private static String withoutSpans(String line) {
        StringBuilder prose = new StringBuilder(line);
        int open = -1;
        for (int i = 0; i < prose.length(); i++) {
            if (prose.charAt(i) == '`') {
                if (open >= 0) {
                    blank(prose, open, i + 1);
                    open = -1;
                } else {
                    open = i;
                }
            }
        }
        for (int at = prose.indexOf("http"); at >= 0; at = prose.indexOf("http", at + 1)) {
            int end = at;
            while (end < prose.length() && !Character.isWhitespace(prose.charAt(end)) && prose.charAt(end) != ')') {
                end++;
            }
            blank(prose, at, end);
        }
        return prose.toString();
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            text.setCharAt(i, ' ');
        }
    }

    static List<Block> blocks(String markdown) {
        List<Block> blocks = new ArrayList<>();
        String[] lines = markdown.split("\n", -1);
        int start = -1;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].strip().startsWith("```")) {
                if (start < 0) {
                    start = i;
                } else {
                    blocks.add(new Block(start, language(lines[start]), i - start - 1, true));
                    start = -1;
                }
            }
        }
        if (start >= 0) {
            blocks.add(new Block(start, language(lines[start]), lines.length - start - 1, false));
        }
        return blocks;
    }

    private static String language(String fence) {
        return fence.strip().substring(3).strip();
    }

    static int words(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? 0 : stripped.split("\\s+", -1).length;
    }

    /** Lower case, and nothing but letters and digits with single spaces between. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        boolean gap = false;
        for (int point : text.toLowerCase(Locale.ROOT).codePoints().toArray()) {
            if (Character.isLetterOrDigit(point)) {
                if (gap && !plain.isEmpty()) {
                    plain.append(' ');
                }
                plain.appendCodePoint(point);
                gap = false;
            } else {
                gap = true;
            }
        }
        return plain.toString();
    }

    /** The words that tell what a text is about, cut to a rough stem. */
    static Set<String> topics(String text) {
        Set<String> topics = new TreeSet<>();
        for (String word : plain(text).split(" ", -1)) {
            if (!word.isEmpty() && !COMMON.contains(word)) {
                topics.add(stem(word));
            }
        }
        return topics;
    }

    private static String stem(String word) {
        for (String ending : List.of("ing", "es", "ed", "s")) {
            if (word.endsWith(ending) && word.length() > ending.length() + 2) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }

    static Set<String> trigrams(String text) {
        String plain = plain(text);
        Set<String> trigrams = new TreeSet<>();
        for (int i = 0; i + 3 <= plain.length(); i++) {
            trigrams.add(plain.substring(i, i + 3));
        }
        return trigrams;
    }

    /** How much of two sets is common, in hundredths of their union. */
    static int likeness(Set<String> left, Set<String> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return 0;
        }
        long common = left.stream().filter(right::contains).count();
        return (int) (common * 100 / (left.size() + right.size() - common));
    }
}
