package org.interviewcoach.core.message;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.MessageRef;

/** The small Markdown of messages: how texts get into it safely, and out of it as plain words. */
public final class Md {
    /** Links of this scheme are a moment: {@code [2 June, 09:00 UTC](time:1780390800:relative)}. */
    public static final String TIME_SCHEME = "time:";

    /** Links of this scheme are a person, shown without a ping: {@code [Name](person:<user id>)}. */
    public static final String PERSON_SCHEME = "person:";

    /** Links of this scheme are a message: {@code [there](message:<tenant>/<channel>/<message>)}. */
    public static final String MESSAGE_SCHEME = "message:";

    /** A new line within a paragraph or an item of a list. */
    public static final String LINE_BREAK = "\\\n";

    private static final String PUNCTUATION = "\\`*_{}[]()<>#+-.!|~&:@=\"'/";

    private Md() {}

    /** Makes any text stand for itself: nothing in it is markup, link or mention, line breaks become blanks. */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' || c == '\t') {
                out.append(' ');
            } else if (PUNCTUATION.indexOf(c) >= 0) {
                out.append('\\').append(c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Without control characters, which have no place in a message, and marks of direction, which can make it lie. */
    public static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean direction = (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
            boolean loneSurrogate = Character.isSurrogate(c) && !isPaired(text, i);
            if (c == '\n' || (!Character.isISOControl(c) && !direction && !loneSurrogate)) {
                out.append(c);
            } else if (c == '\t') {
                out.append("    ");
            }
        }
        return out.toString();
    }

    private static boolean isPaired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    /** A code span that holds the text whatever backticks are in it. */
    public static String code(String text) {
        String line = text.replace('\n', ' ').replace('\r', ' ');
        int longest = 0;
        int run = 0;
        for (int i = 0; i < line.length(); i++) {
            run = line.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        boolean pad = line.isEmpty() || line.startsWith("`") || line.endsWith("`");
        return pad ? fence + " " + line + " " + fence : fence + line + fence;
    }

    /** A moment that platforms show in the reader's own zone. */
    public static String time(Instant at, TimeStyle style) {
        String fallback = FALLBACK.format(at.atOffset(ZoneOffset.UTC));
        return "[" + escape(fallback) + "](" + TIME_SCHEME + at.getEpochSecond() + ":" + style.key() + ")";
    }

    /** A person, as the platform shows people, never pinged. */
    public static String person(Actor actor, String name) {
        return "[" + escape(name) + "](" + PERSON_SCHEME + actor.user() + ")";
    }

    /** A link to a message that stands on a platform. */
    public static String message(MessageRef ref, String label) {
        return "[" + escape(label) + "](" + MESSAGE_SCHEME + ref.tenant() + "/" + ref.channel() + "/" + ref.message()
                + ")";
    }

    /** The words without markup, on one line; for summaries and notifications. */
    public static String plain(String markdown) {
        StringBuilder out = new StringBuilder(markdown.length());
        for (int i = 0; i < markdown.length(); i++) {
            char c = markdown.charAt(i);
            if (c == '\\' && i + 1 < markdown.length() && PUNCTUATION.indexOf(markdown.charAt(i + 1)) >= 0) {
                out.append(markdown.charAt(++i));
            } else if (markdown.startsWith(LINE_BREAK, i)) {
                out.append(' ');
                i++;
            } else if (c == ']' && i + 1 < markdown.length() && markdown.charAt(i + 1) == '(') {
                int end = markdown.indexOf(')', i);
                i = end < 0 ? i : end;
            } else if (c == '\n') {
                out.append(' ');
            } else if (c != '*' && c != '`' && c != '[' && c != '_') {
                out.append(c);
            } else if (c == '_' && i > 0 && Character.isLetterOrDigit(markdown.charAt(i - 1))) {
                out.append(c);
            }
        }
        return out.toString().replaceAll(" {2,}", " ").strip();
    }

    /** How a moment is shown. */
    public enum TimeStyle {
        /** "in 2 minutes" */
        RELATIVE,
        /** "09:00" */
        TIME,
        /** "2 June 2026, 09:00" */
        DATE_TIME;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final DateTimeFormatter FALLBACK =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);
}
