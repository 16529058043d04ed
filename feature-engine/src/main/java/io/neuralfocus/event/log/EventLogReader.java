package io.neuralfocus.event.log;

import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.event.json.LateMark;
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
import org.jspecify.annotations.Nullable;

/**
 * Reads the items of an event file, whichever format it has, in the order of the file. Every use of event files goes
 * through here, so that none of them takes what another would not.
 *
 * <p>An event stands in a {@linkplain #event() slot} that is filled again for the next one.
 */
public abstract sealed class EventLogReader implements Closeable permits FrameLogReader, LineLogReader {

    private static final int BUFFER = 1 << 16;

    final EventSlot slot = new EventSlot();

    private final InputStream in;
    private final LogFormat format;
    private String user = "";
    private String device = "";
    private String session = "";
    private LateMark late = LateMark.UNTOLD;
    private @Nullable StreamItem item;
    private boolean onEvent;

    EventLogReader(InputStream in, LogFormat format) {
        this.in = in;
        this.format = format;
    }

    /** Opens a file of which every device is a user of its own, called by the device's UUID. */
    public static EventLogReader open(Path file, Consumer<Rejection> rejections) throws IOException {
        return open(file, UUID::toString, rejections);
    }

    /**
     * Opens a file by its first bytes and, where they do not say what it is, by the ending of its name.
     *
     * @param userOf who owns a device: asked for files of frames, which name no user
     * @param rejections is told of each record or line that is passed over
     */
    public static EventLogReader open(Path file, Function<UUID, String> userOf, Consumer<Rejection> rejections)
            throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            return switch (LogFormat.of(in, file)) {
                case FRAMES -> new FrameLogReader(in, userOf, rejections);
                case LINES -> new LineLogReader(in, LogFormat.LINES, rejections);
                case GZIPPED_LINES -> new LineLogReader(new LazyGunzip(in), LogFormat.GZIPPED_LINES, rejections);
            };
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Moves to the next item; false at the end of the file or where it {@linkplain #stopped() stopped}. */
    public abstract boolean next() throws IOException;

    /** Why reading stopped before the end of the file; empty if it did not. */
    public abstract Optional<Rejection> stopped();

    /** Whose the items are that follow. */
    void belongsTo(String user, String device, String session) {
        this.user = user;
        this.device = device;
        this.session = session;
    }

    /** Stands on the event in the slot. */
    boolean moveToEvent(LateMark mark) {
        late = mark;
        onEvent = true;
        return true;
    }

    /** Stands on what is no event. */
    boolean moveTo(StreamItem other, LateMark mark) {
        late = mark;
        onEvent = false;
        item = other;
        return true;
    }

    /** Stands on nothing. */
    boolean moveBehind() {
        onEvent = false;
        item = null;
        return false;
    }

    public LogFormat format() {
        return format;
    }

    /** Whether the item last moved to is an event; then it stands in the slot. */
    public boolean isEvent() {
        return onEvent;
    }

    /** The slot with the event last moved to. */
    public EventSlot event() {
        return slot;
    }

    /** The item last moved to, to keep. */
    public StreamItem item() {
        StreamItem current = onEvent ? new StreamItem.Happened(slot.toEvent()) : item;
        if (current == null) {
            throw new IllegalStateException("There is no item before next() or after the end of the file.");
        }
        return current;
    }

    /** Whose it is. */
    public String user() {
        return user;
    }

    /** On which device; empty where a user has one device only. */
    public String device() {
        return device;
    }

    /** In which session; empty where none is told. */
    public String session() {
        return session;
    }

    /** What the file tells of its lateness. */
    public LateMark late() {
        return late;
    }

    /** The item last moved to and whose it is, as a line of a log. */
    public LogLine line() {
        return new LogLine(user, device, session, late, item());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
