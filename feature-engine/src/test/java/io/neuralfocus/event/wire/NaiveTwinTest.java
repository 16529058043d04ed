package io.neuralfocus.event.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.Event;
import io.neuralfocus.event.RandomEvents;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NaiveTwinTest {

    @Test
    void shouldReadEveryFrameAsTheNaiveTwinDoes() {
        int cases = RandomEvents.cases(1_000, 10_000, 1_000_000);
        WildFrames frames = new WildFrames(20_260_101);
        FrameCursor cursor = new FrameCursor();
        int events = 0;
        int rejections = 0;
        int refusals = 0;
        for (int i = 0; i < cases; i++) {
            byte[] frame = frames.next();
            NaiveFrames.Frame expected = NaiveFrames.decode(frame);
            NaiveFrames.Frame actual = decode(cursor, frame);
            assertEquals(expected, actual, "frame " + i + " of seed 20260101");
            events += actual.events().size();
            rejections += actual.rejections().size();
            refusals += actual.refusal().isPresent() ? 1 : 0;
        }
        assertTrue(events > cases && rejections > cases && refusals > cases / 50, "each outcome must be met often");
    }

    @Test
    void shouldLeaveASoundFrameWithTheSameEventsBehind() {
        int cases = RandomEvents.cases(500, 3_000, 300_000);
        WildFrames frames = new WildFrames(20_260_102);
        FrameCursor cursor = new FrameCursor();
        for (int i = 0; i < cases; i++) {
            byte[] frame = frames.next();
            if (!cursor.open(frame, 0, frame.length)) {
                continue;
            }
            byte[] wiped = cursor.toBytes();
            int crc = cursor.crc();
            NaiveFrames.Frame first = decode(cursor, frame);
            assertEquals(first, NaiveFrames.decode(wiped), "frame " + i + " of seed 20260102");
            assertTrue(cursor.open(wiped, 0, wiped.length), "frame " + i + " of seed 20260102");
            assertEquals(crc, cursor.crc(), "wiping a wiped frame changes nothing");
        }
    }

    private static NaiveFrames.Frame decode(FrameCursor cursor, byte[] frame) {
        if (!cursor.open(frame, 0, frame.length)) {
            return new NaiveFrames.Frame(Optional.of(cursor.refusal().code()), List.of(), List.of(), 0);
        }
        List<Event> events = FrameRoundTripTest.all(cursor);
        // The twin tells of an impossible watermark by its being 0.
        List<String> rejections = cursor.rejections().stream()
                .filter(rejection -> !rejection.code().code().equals("invalid_watermark"))
                .map(rejection -> rejection.index() + " " + rejection.code().code())
                .toList();
        return new NaiveFrames.Frame(Optional.empty(), events, rejections, cursor.watermarkUs());
    }
}
