package org.interviewcoach.data.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.interviewcoach.core.port.PackReader.Opened;
import org.interviewcoach.core.port.PackReader.Opened.Why;

/** A pack's folder as a ZIP. What comes from outside is unpacked in memory, counted while it grows, and never trusted. */
final class Archive {
    /** All files together, unpacked. */
    static final int MOST_BYTES = 4_000_000;

    static final int MOST_FILES = 1_000;

    private static final int LONGEST_NAME = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
    /** What file managers pack along: resource forks, folder settings. */
    private static final Pattern LITTER =
            Pattern.compile("(.*/)?(__MACOSX/.*|\\.[^/.][^/]*(/.*)?|Thumbs\\.db|desktop\\.ini)");

    private Archive() {}

    /** Unpacks it; a single folder that holds everything is taken off. */
    static Opened open(byte[] zip) {
        Map<String, String> files = new TreeMap<>();
        int left = MOST_BYTES;
        int entries = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                if (++entries > MOST_FILES) {
                    return new Opened.Refused(Why.TOO_LARGE);
                }
                // What an entry says of its size is a claim: only what comes out counts, litter too.
                byte[] content = in.readNBytes(left + 1);
                left -= content.length;
                if (left < 0) {
                    return new Opened.Refused(Why.TOO_LARGE);
                }
                if (entry.isDirectory() || LITTER.matcher(name).matches()) {
                    continue;
                }
                if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
                    return new Opened.Refused(Why.BAD_NAME);
                }
                if (isRead(name) && files.put(name, text(content)) != null) {
                    return new Opened.Refused(Why.BAD_NAME);
                }
            }
        } catch (CharacterCodingException e) {
            return new Opened.Refused(Why.NOT_TEXT);
        } catch (ZipException e) {
            return new Opened.Refused(Why.BROKEN);
        } catch (IOException | IllegalArgumentException e) {
            // An end in the middle, or a name that is not UTF-8.
            return new Opened.Refused(Why.BROKEN);
        }
        if (files.isEmpty()) {
            return new Opened.Refused(entries == 0 ? Why.BROKEN : Why.WRONG_KIND);
        }
        return new Opened.WholePack(withoutFolder(files));
    }

    /** What else stands in a pack's folder, pictures or notes, is of no use to it. */
    private static boolean isRead(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith("published.txt");
    }

    static String text(byte[] content) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
    }

    private static Map<String, String> withoutFolder(Map<String, String> files) {
        String first = files.keySet().iterator().next();
        String folder = first.contains("/") ? first.substring(0, first.indexOf('/') + 1) : "";
        if (folder.isEmpty() || !files.keySet().stream().allMatch(it -> it.startsWith(folder))) {
            return files;
        }
        Map<String, String> inside = new TreeMap<>();
        files.forEach((name, content) -> inside.put(name.substring(folder.length()), content));
        return inside;
    }

    /** Packs the files below a folder of that name, the same bytes every time. */
    static byte[] write(String folder, Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                ZipEntry entry = new ZipEntry(folder + "/" + file.getKey());
                entry.setLastModifiedTime(FileTime.fromMillis(0));
                out.putNextEntry(entry);
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
