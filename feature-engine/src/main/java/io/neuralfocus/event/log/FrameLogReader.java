package io.neuralfocus.event.log;

import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.RejectionCode;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.event.json.LateMark;
import io.neuralfocus.event.wire.FrameCursor;
import io.neuralfocus.event.wire.FrameReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A file of frames: each frame's events, then its watermark if it tells one. A frame that stands in it again is taken
 * once; another one under a number that was used before is passed over, as the service does.
 */
final class FrameLogReader extends EventLogReader {

    private final FrameReader frames;
    private final FrameCursor frame;
    private final Function<UUID, String> userOf;
    private final Consumer<Rejection> rejections;
    private final Map<UUID, SeenFrames> seen = new HashMap<>();
    private long frameIndex = -1;
    private boolean inFrame;

    FrameLogReader(InputStream file, Function<UUID, String> userOf, Consumer<Rejection> rejections) {
        super(file, LogFormat.FRAMES);
        this.frames = new FrameReader(file);
        this.frame = frames.frame();
        this.userOf = userOf;
        this.rejections = rejections;
    }

    @Override
    public boolean next() throws IOException {
        while (inFrame || nextFrame()) {
            if (frame.next(slot)) {
                return moveToEvent(LateMark.UNTOLD);
            }
            inFrame = false;
            frame.rejections().forEach(rejections);
            if (frame.watermarkUs() != 0) {
                return moveTo(new StreamItem.Watermark(frame.watermarkUs()), LateMark.UNTOLD);
            }
        }
        return moveBehind();
    }

    private boolean nextFrame() throws IOException {
        while (frames.next()) {
            frameIndex++;
            SeenFrames ofDevice = seen.computeIfAbsent(frame.deviceId(), device -> new SeenFrames());
            switch (ofDevice.see(frame.sequence(), frame.crc())) {
                case NEW -> {
                    belongsTo(userOf.apply(frame.deviceId()), "", "");
                    inFrame = true;
                    return true;
                }
                case AGAIN -> {
                    // Sent twice, happened once.
                }
                case REUSED ->
                    rejections.accept(new Rejection(
                            RejectionCode.SEQUENCE_REUSED,
                            frameIndex,
                            frames.frameOffset(),
                            "the frame's sequence " + Long.toUnsignedString(frame.sequence())
                                    + " belongs to an earlier frame of its device, which says something else"));
            }
        }
        return false;
    }

    @Override
    public Optional<Rejection> stopped() {
        return frames.refusal();
    }
}
