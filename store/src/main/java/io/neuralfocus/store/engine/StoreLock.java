package io.neuralfocus.store.engine;

import io.neuralfocus.event.log.DurableFolders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A file in the store's folder that one store at a time holds: the one that may write. */
final class StoreLock implements AutoCloseable {

    private static final String FILE = "focus.lock";

    /**
     * The folders that this process holds. They are asked before the file is opened: the system lets a process's lock go
     * as soon as any of its channels to the file is closed, and so a second one would lose the first its lock.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private StoreLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Takes it; the folder is made where it is missing. */
    static StoreLock take(Path folder) {
        try {
            DurableFolders.create(folder);
            Path real = folder.toRealPath();
            if (!HELD.add(real)) {
                throw inUse(folder);
            }
            FileChannel channel = null;
            try {
                channel = FileChannel.open(
                        real.resolve(FILE),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
                FileLock held = channel.tryLock();
                if (held == null) {
                    throw inUse(folder);
                }
                return new StoreLock(real, channel);
            } catch (IOException | RuntimeException e) {
                closeQuietly(channel);
                HELD.remove(real);
                throw e;
            }
        } catch (IOException e) {
            throw StoreException.because("cannot use " + folder + " as a store", e);
        }
    }

    private static StoreException inUse(Path folder) {
        return new StoreException("the store in " + folder + " is in use by another service: stop it first.");
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
        HELD.remove(folder);
    }
}
