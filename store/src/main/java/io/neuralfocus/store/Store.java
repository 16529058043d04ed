package io.neuralfocus.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The store of one service: a folder with one SQLite file in it, held by one process at a time. */
public final class Store implements AutoCloseable {

    private static final String FILE = "focus.db";
    private static final String LOCK = "focus.lock";

    private final FileChannel lock;
    private final Writer writer;
    private final Readers readers;
    private final FrameLog frames;
    private final PredictionLog predictions;

    private Store(FileChannel lock, Writer writer, Readers readers) {
        this.lock = lock;
        this.writer = writer;
        this.readers = readers;
        this.frames = new FrameLog(writer, readers);
        this.predictions = new PredictionLog(writer, readers);
    }

    /** Opens the store in a folder, which is made where it is missing; an older one is migrated. */
    public static Store open(Path folder) {
        FileChannel lock = lock(folder);
        try {
            Path file = folder.resolve(FILE);
            Writer writer = new Writer(SqliteFile.openForWriting(file));
            try {
                return new Store(lock, writer, new Readers(file));
            } catch (RuntimeException e) {
                writer.close();
                throw e;
            }
        } catch (RuntimeException e) {
            closeQuietly(lock);
            throw e;
        }
    }

    private static FileChannel lock(Path folder) {
        FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(
                    folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock held = channel.tryLock();
            if (held != null) {
                return channel;
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

    public FrameLog frames() {
        return frames;
    }

    public PredictionLog predictions() {
        return predictions;
    }

    /** What keeps it from being used, as its last use told; empty while it works. */
    public Optional<String> trouble() {
        return writer.condition().trouble().or(() -> readers.condition().trouble());
    }

    /** Writes what still waits, then lets go of the files. */
    @Override
    public void close() {
        try {
            writer.close();
        } finally {
            readers.close();
            closeQuietly(lock);
        }
    }
}
