package io.neuralfocus.cli.people;

import io.neuralfocus.event.Event;
import io.neuralfocus.event.wire.FrameEncoder;
import java.io.IOException;
import java.util.UUID;

/**
 * Cuts a person's events into frames as an agent would: one at the end of each span of event time, with a watermark that
 * says so, also when nothing happened in it; more than one where a span holds more than a frame does.
 */
public final class FrameTape {

    private final UUID device;
    private final int utcOffsetSeconds;
    private final long spanUs;
    private final Sink sink;
    private final FrameEncoder encoder = new FrameEncoder();
    private long sequence;
    private long spanEndUs;

    /** Where frames go, in order. */
    @FunctionalInterface
    public interface Sink {
        void frame(byte[] frame, long upToUs, int events) throws IOException;
    }

    public FrameTape(UUID device, int utcOffsetSeconds, long startUs, long spanUs, Sink sink) {
        this.device = device;
        this.utcOffsetSeconds = utcOffsetSeconds;
        this.spanUs = spanUs;
        this.sink = sink;
        this.spanEndUs = startUs + spanUs;
        begin();
    }

    private void begin() {
        encoder.begin(device, sequence++, utcOffsetSeconds);
    }

    public void event(Event event) throws IOException {
        while (event.timestampUs() > spanEndUs) {
            finish(spanEndUs);
            spanEndUs += spanUs;
        }
        if (!encoder.add(event)) {
            // Not a watermark: more of the same instant may follow.
            finish(0);
            encoder.add(event);
        }
    }

    /** Tells the watermarks up to the end of the tape. */
    public void end(long endUs) throws IOException {
        while (spanEndUs < endUs) {
            finish(spanEndUs);
            spanEndUs += spanUs;
        }
        finish(endUs);
    }

    private void finish(long watermarkUs) throws IOException {
        int events = encoder.count();
        sink.frame(encoder.finish(watermarkUs), watermarkUs, events);
        begin();
    }
}
