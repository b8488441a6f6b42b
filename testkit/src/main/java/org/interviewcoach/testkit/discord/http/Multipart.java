package org.interviewcoach.testkit.discord.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a {@code multipart/form-data} body apart. */
public final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("(?<!file)name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final Pattern CONTENT_TYPE = Pattern.compile("(?im)^content-type:\\s*([^\\r\\n]+)");

    private Multipart() {}

    /** A part; a file name is empty where the part is a plain field. The content is Latin-1 text, so bytes survive. */
    public record Part(String name, String fileName, String contentType, String latin1) {
        public String utf8() {
            return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }

        public int size() {
            return latin1.length();
        }
    }

    public static List<Part> parse(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw new IllegalArgumentException("multipart without a boundary");
        }
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String delimiter = "--" + boundary.group(1);
        List<Part> parts = new ArrayList<>();
        int start = text.indexOf(delimiter);
        while (start >= 0) {
            int contentStart = start + delimiter.length();
            int next = text.indexOf("\r\n" + delimiter, contentStart);
            if (text.startsWith("--", contentStart) || next < 0) {
                break;
            }
            parts.add(part(text.substring(contentStart + 2, next)));
            start = next + 2;
        }
        return parts;
    }

    private static Part part(String text) {
        int gap = text.indexOf("\r\n\r\n");
        String head = gap < 0 ? "" : text.substring(0, gap);
        String content = gap < 0 ? text : text.substring(gap + 4);
        String fileName = group(FILE_NAME, head);
        byte[] bytes = fileName.getBytes(StandardCharsets.ISO_8859_1);
        return new Part(
                group(NAME, head), new String(bytes, StandardCharsets.UTF_8), group(CONTENT_TYPE, head), content);
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1).strip() : "";
    }
}
