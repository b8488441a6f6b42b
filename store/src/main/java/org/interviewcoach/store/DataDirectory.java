package org.interviewcoach.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A data directory that this process alone holds. The lock is the operating system's, so it goes with the process
 * however that ends; the file stays and means nothing by itself.
 */
final class DataDirectory implements AutoCloseable {
    private static final String LOCK = "coach.lock";

    /** The owner's number stands before it; locking far behind leaves that readable where locks are mandatory. */
    private static final long LOCKED_BYTE = 1024;

    private final Path directory;
    private final FileChannel channel;

    private DataDirectory(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** @throws StoreOpenException where it cannot be written, or another process holds it */
    static DataDirectory open(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve(LOCK),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                String owner = read(channel);
                channel.close();
                throw new StoreOpenException("The data directory " + directory + " is in use by another coach"
                        + (owner.isEmpty() ? "" : " (process " + owner + ")")
                        + ". Stop that one first, or give this one a data directory of its own.");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataDirectory(directory, channel);
        } catch (IOException e) {
            throw new StoreOpenException(
                    "The data directory " + directory + " cannot be written: " + e.getMessage()
                            + ". Check that it exists, that the coach may write there and that the disk is not full.",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
        return text.matches("[0-9]+") ? text : "";
    }

    @Override
    public String toString() {
        return directory.toString();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreOpenException("The lock of the data directory could not be given back", e);
        }
    }
}
