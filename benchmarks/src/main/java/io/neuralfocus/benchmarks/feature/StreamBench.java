package io.neuralfocus.benchmarks.feature;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.wire.FrameCursor;
import io.neuralfocus.event.wire.FrameEncoder;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.feature.FeatureStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One frame of 3,999 events an invocation: checked, decoded and taken into the windows, with time moved over every instant
 * of the grid that becomes due. The frames are played over and over, each round later than the one before, so the windows
 * are always as full as asked for. Each time their key codes are put back, so that wiping them is paid for each time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StreamBench {

    @Param({"mixed", "mouse"})
    public String kind = "mixed";

    @Param({"100", "1000", "10000", "100000", "1000000"})
    public int window = 100;

    @Param({"v1", "v2"})
    public String schema = "v1";

    private final EventSlot slot = new EventSlot();
    private final EventSlot shifted = new EventSlot();
    private final FrameCursor cursor = new FrameCursor();
    private final JsonFactory json = new JsonFactory();
    private List<SentFrame> frames = List.of();
    private List<byte[]> lines = List.of();
    private FeatureStream stream = new FeatureStream(Catalog.shipped(), FeatureSchema.v1(), 5_000_000);
    private int next;
    private long shiftUs;
    private long roundUs;

    @Setup
    public void fill() throws IOException {
        BenchStream events = BenchStream.of(kind, window);
        frames = frames(events.events());
        lines = lines(events.events());
        roundUs = events.lengthUs();
        FeatureSchema widest = FeatureSchema.ofVersion(schema).orElseThrow();
        stream = new FeatureStream(Catalog.shipped(), widest, FeatureStream.PREDICTION_STEP_US);
        // The long window is ten short ones: only then is every ring as large as it will be.
        for (long taken = 0; taken < 11L * window; taken += BenchStream.FRAME_EVENTS) {
            decodeAndUpdate();
        }
    }

    @Benchmark
    @OperationsPerInvocation(BenchStream.FRAME_EVENTS)
    public int decodeAndUpdate() {
        byte[] frame = frames.get(next).asSent();
        if (!cursor.open(frame, 0, frame.length)) {
            throw new IllegalStateException(cursor.refusal().toString());
        }
        int instants = 0;
        while (cursor.next(slot)) {
            shifted.fill(
                    slot.timestampUs() + shiftUs,
                    slot.type(),
                    slot.app(),
                    slot.processId(),
                    slot.windowHandle(),
                    slot.word0(),
                    slot.word1(),
                    slot.word2(),
                    slot.utcOffsetSeconds());
            stream.accept(shifted);
            while (stream.nextInstant()) {
                instants++;
            }
        }
        if (++next == frames.size()) {
            next = 0;
            shiftUs += roundUs;
        }
        return instants;
    }

    @Benchmark
    @OperationsPerInvocation(BenchStream.FRAME_EVENTS)
    public int jacksonParse() throws IOException {
        int tokens = 0;
        try (JsonParser parser = json.createParser(lines.get(next))) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        next = (next + 1) % lines.size();
        return tokens;
    }

    private static List<SentFrame> frames(List<Event> events) {
        FrameEncoder encoder = new FrameEncoder();
        List<SentFrame> frames = new ArrayList<>();
        for (int from = 0; from < events.size(); from += BenchStream.FRAME_EVENTS) {
            encoder.begin(new UUID(0, 1), frames.size(), 0);
            for (Event event : events.subList(from, from + BenchStream.FRAME_EVENTS)) {
                encoder.add(event);
            }
            frames.add(new SentFrame(encoder.finish(0)));
        }
        return frames;
    }

    private static List<byte[]> lines(List<Event> events) {
        List<byte[]> chunks = new ArrayList<>();
        for (int from = 0; from < events.size(); from += BenchStream.FRAME_EVENTS) {
            StringBuilder text = new StringBuilder();
            for (Event event : events.subList(from, from + BenchStream.FRAME_EVENTS)) {
                text.append("{\"user\":\"u\",\"ts_us\":")
                        .append(event.timestampUs())
                        .append(",\"type\":\"")
                        .append(event.type())
                        .append("\",\"app\":\"")
                        .append(event.app())
                        .append("\",\"x\":")
                        .append(event.word0())
                        .append(",\"y\":")
                        .append(event.word1())
                        .append(",\"speed_pps\":")
                        .append(event.word2())
                        .append("}\n");
            }
            chunks.add(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        return chunks;
    }
}
