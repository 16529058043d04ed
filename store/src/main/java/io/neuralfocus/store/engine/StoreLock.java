package io.neuralfocus.store.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A file in the store's folder that one process at a time holds: the one that may write. */
final class StoreLock implements AutoCloseable {

    private static final String FILE = "focus.lock";

    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes it; the folder is made where it is missing. */
    static StoreLock take(Path folder) {
        FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(
                    folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock held = channel.tryLock();
            if (held != null) {
                return new StoreLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the same answer as if another one held it.
        } catch (IOException e) {
            closeQuietly(channel);
            throw new StoreException("cannot use " + folder + " as a store: " + e.getMessage() + ".", e);
        }
        closeQuietly(channel);
        throw new StoreException("the store in " + folder + " is in use by another service: stop it first.");
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing was written through it.
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }
}
