package io.neuralfocus.event.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.Allocation;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.Rejection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What must hold of the frame decoder for any bytes whatever: it never throws, it agrees with its naive twin, what it
 * took encodes and decodes to itself, and it holds no more than the bytes are worth. The fuzzer looks for bytes that
 * break this; those once found, and a seeded sample, are tried in every build.
 */
public final class FrameFuzz {

    /** The longest frame that a header can tell of, and what a reader has before it sees any. */
    private static final long READERS_OWN = FrameLayout.MAX_FRAME_SIZE + 64 * 1024;

    private FrameFuzz() {}

    /** The fuzzer's way in. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        check(bytes.clone());
        if (bytes.length >= FrameLayout.HEADER_SIZE) {
            // Nearly no bytes have the right CRC, so they are tried with it too.
            byte[] sealed = bytes.clone();
            WildFrames.seal(sealed);
            check(sealed);
        }
    }

    private static void check(byte[] bytes) {
        NaiveFrames.Frame expected = NaiveFrames.decode(bytes);
        Allocation.assertAtMost(READERS_OWN + 100L * bytes.length, () -> readAll(bytes.clone()));
        FrameCursor cursor = new FrameCursor();
        if (!cursor.open(bytes, 0, bytes.length)) {
            assertEquals(expected.refusal(), Optional.of(cursor.refusal().code()));
            assertTrue(cursor.refusal().sentence().length() > 20);
            return;
        }
        List<Event> events = FrameRoundTripTest.all(cursor);
        assertEquals(expected.refusal(), Optional.empty());
        assertEquals(expected.events(), events);
        assertEquals(expected.watermarkUs(), cursor.watermarkUs());
        assertEquals(cursor.count(), events.size() + rejectedRecords(cursor));
        checkWiped(cursor, events);
        checkEncoded(cursor, events);
    }

    private static long rejectedRecords(FrameCursor cursor) {
        return cursor.rejections().stream()
                .filter(rejection -> !rejection.code().code().equals("invalid_watermark"))
                .count();
    }

    private static void checkWiped(FrameCursor cursor, List<Event> events) {
        byte[] wiped = cursor.toBytes();
        FrameCursor again = new FrameCursor();
        byte[] copy = wiped.clone();
        assertTrue(again.open(copy, 0, copy.length));
        assertEquals(events, FrameRoundTripTest.all(again));
        assertArrayEquals(wiped, copy);
    }

    private static void checkEncoded(FrameCursor cursor, List<Event> events) {
        UUID device = cursor.deviceId();
        for (int recordSize : new int[] {64, 72}) {
            FrameEncoder encoder = new FrameEncoder(recordSize);
            encoder.begin(device, cursor.sequence(), cursor.utcOffsetSeconds());
            List<Event> added = new ArrayList<>();
            for (Event event : events) {
                if (encoder.add(event)) {
                    added.add(event);
                }
            }
            byte[] frame = encoder.finish(cursor.watermarkUs());
            FrameCursor decoded = new FrameCursor();
            assertTrue(decoded.open(frame, 0, frame.length));
            assertEquals(added, FrameRoundTripTest.all(decoded));
            assertEquals(List.of(), decoded.rejections());
        }
    }

    private static void readAll(byte[] bytes) {
        try {
            FrameReader reader = new FrameReader(new ByteArrayInputStream(bytes));
            long end = 0;
            while (reader.next()) {
                assertEquals(end, reader.frameOffset());
                end += reader.frame().end();
                FrameRoundTripTest.all(reader.frame());
            }
            for (Rejection refusal : reader.refusal().stream().toList()) {
                assertTrue(refusal.offset() >= end && refusal.offset() <= bytes.length);
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
