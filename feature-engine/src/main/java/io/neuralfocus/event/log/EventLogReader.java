package io.neuralfocus.event.log;

import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.json.LogLine;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads the items of an event file, whichever format it has, in the order of the file. */
public abstract sealed class EventLogReader implements Closeable permits FrameLogReader, LineLogReader {

    private static final int BUFFER = 1 << 16;

    private final InputStream in;

    EventLogReader(InputStream in) {
        this.in = in;
    }

    /** Opens a file of which every device is a user of its own, called by the device's UUID. */
    public static EventLogReader open(Path file, Consumer<Rejection> rejections) throws IOException {
        return open(file, UUID::toString, rejections);
    }

    /**
     * Opens a file by the ending of its name.
     *
     * @param userOf who owns a device: asked for files of frames, which name no user
     * @param rejections is told of each record or line that is passed over
     */
    public static EventLogReader open(Path file, Function<UUID, String> userOf, Consumer<Rejection> rejections)
            throws IOException {
        LogFormat format = LogFormat.required(file);
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        return switch (format) {
            case FRAMES -> new FrameLogReader(in, userOf, rejections);
            case LINES -> new LineLogReader(in, rejections);
            case GZIPPED_LINES -> new LineLogReader(new LazyGunzip(in), rejections);
        };
    }

    /** Moves to the next item; false at the end of the file or where it {@linkplain #stopped() stopped}. */
    public abstract boolean next() throws IOException;

    /** The item last moved to. */
    public abstract LogLine line();

    /** Why reading stopped before the end of the file; empty if it did not. */
    public abstract Optional<Rejection> stopped();

    @Override
    public void close() throws IOException {
        in.close();
    }
}
