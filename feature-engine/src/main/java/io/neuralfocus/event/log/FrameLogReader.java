package io.neuralfocus.event.log;

import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.event.json.LogLine;
import io.neuralfocus.event.wire.FrameReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A file of frames: each frame's events, then its watermark if it tells one. */
final class FrameLogReader extends EventLogReader {

    private final FrameReader frames;
    private final Function<UUID, String> userOf;
    private final Consumer<Rejection> rejections;
    private final EventSlot slot = new EventSlot();
    private String user = "";
    private boolean inFrame;
    private @Nullable LogLine line;

    FrameLogReader(InputStream file, Function<UUID, String> userOf, Consumer<Rejection> rejections) {
        super(file);
        this.frames = new FrameReader(file);
        this.userOf = userOf;
        this.rejections = rejections;
    }

    @Override
    public boolean next() throws IOException {
        while (inFrame || nextFrame()) {
            if (frames.frame().next(slot)) {
                line = LogLine.of(user, new StreamItem.Happened(slot.toEvent()));
                return true;
            }
            inFrame = false;
            frames.frame().rejections().forEach(rejections);
            if (frames.frame().watermarkUs() != 0) {
                line = LogLine.of(user, new StreamItem.Watermark(frames.frame().watermarkUs()));
                return true;
            }
        }
        line = null;
        return false;
    }

    private boolean nextFrame() throws IOException {
        if (!frames.next()) {
            return false;
        }
        user = userOf.apply(frames.frame().deviceId());
        inFrame = true;
        return true;
    }

    @Override
    public LogLine line() {
        LogLine current = line;
        if (current == null) {
            throw new IllegalStateException("There is no item before next() or after the end of the file.");
        }
        return current;
    }

    @Override
    public Optional<Rejection> stopped() {
        return frames.refusal();
    }
}
