package org.interviewcoach.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A file that somebody hands in with a form.
 *
 * @param latin1 its bytes, a character each
 */
public record HandedIn(String name, String latin1) {
    /**
     * As transcripts have it: the name, a blank, the content; of a ZIP each of its files, begun by a line with {@code ---}
     * and its path.
     */
    public static HandedIn typed(String text) {
        String[] parts = text.split(" ", 2);
        String content = parts.length > 1 ? parts[1] : "";
        return parts[0].endsWith(".zip") ? zip(parts[0], content) : text(parts[0], content);
    }

    private static HandedIn zip(String name, String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (String file : content.split("(?m)^--- ", -1)) {
                String[] parts = file.split("\n", 2);
                if (parts.length == 2) {
                    out.putNextEntry(new ZipEntry(parts[0]));
                    out.write(parts[1].getBytes(StandardCharsets.UTF_8));
                    out.closeEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(name, bytes.toByteArray());
    }

    public static HandedIn text(String name, String content) {
        return of(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public static HandedIn of(String name, byte[] bytes) {
        return new HandedIn(name, new String(bytes, StandardCharsets.ISO_8859_1));
    }

    public byte[] bytes() {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
}
