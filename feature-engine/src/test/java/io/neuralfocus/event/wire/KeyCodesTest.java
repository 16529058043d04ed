package io.neuralfocus.event.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** No key content is held anywhere behind the opening of a frame. */
class KeyCodesTest {

    @Test
    void shouldBeGoneFromTheBytesOnceTheFrameIsOpen() {
        for (int recordSize : new int[] {64, 72}) {
            byte[] quiet = keys(recordSize);
            byte[] frame = quiet.clone();
            int payload = 64 + (recordSize == 64 ? 52 : 56);
            for (int record = 0; record < 2; record++) {
                ByteBuffer.wrap(frame)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(payload + record * recordSize, 0x41)
                        .putInt(payload + record * recordSize + 4, 0x1E);
            }
            WildFrames.seal(frame);
            FrameCursor cursor = new FrameCursor();
            assertTrue(cursor.open(frame, 0, frame.length));
            // Byte for byte the frame of an agent that never told them, its CRC too.
            assertArrayEquals(quiet, frame);
            assertEquals(5, FrameRoundTripTest.all(cursor).get(0).word2());
        }
    }

    @Test
    void shouldNotBeGuessedFromTheCrcThatIsKept() {
        FrameCursor cursor = new FrameCursor();
        int[] crcs = new int[256];
        for (int code = 0; code < 256; code++) {
            byte[] frame = keys(64);
            ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putInt(64 + 52, code);
            WildFrames.seal(frame);
            assertTrue(cursor.open(frame, 0, frame.length));
            crcs[code] = cursor.crc();
        }
        assertEquals(1, Arrays.stream(crcs).distinct().count());
    }

    @Test
    void shouldNotBeToldInWhyAFrameOrARecordWasNotTaken() {
        Set<String> told = new HashSet<>();
        for (int code = 0x41; code < 0x5B; code++) {
            byte[] frame = keys(64);
            ByteBuffer fields = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
            fields.putInt(64 + 52, code);
            WildFrames.seal(frame);
            fields.put(64 + 20, (byte) 'x'); // damaged on its way
            FrameCursor cursor = new FrameCursor();
            assertFalse(cursor.open(frame, 0, frame.length));
            told.add(cursor.refusal().sentence());

            // Records of 72 bytes that are told to have 64 put the payload of one where the next one has its type.
            fields.putInt(64 + 8, code);
            fields.putLong(128, -code);
            WildFrames.seal(frame);
            assertTrue(cursor.open(frame, 0, frame.length));
            assertEquals(0, FrameRoundTripTest.all(cursor).size());
            cursor.rejections().forEach(rejection -> told.add(rejection.sentence()));
        }
        assertEquals(3, told.size(), told::toString);
    }

    @Test
    void shouldNotHideInRecordsOfUnknownTypesOrInFillers() {
        byte[] frame = keys(72);
        ByteBuffer fields = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
        fields.putInt(64 + 8, 14);
        for (int at = 52; at < 72; at++) {
            fields.put(64 + at, (byte) 0x41);
        }
        fields.put(64 + 16 + 20, (byte) 0x41);
        WildFrames.seal(frame);
        FrameCursor cursor = new FrameCursor();
        assertTrue(cursor.open(frame, 0, frame.length));
        for (int at = 52; at < 72; at++) {
            assertEquals(0, frame[64 + at], "byte " + at);
        }
        assertEquals(0, frame[64 + 16 + 20]);
    }

    @Test
    void shouldNeverBeEncoded() {
        byte[] frame = FrameRoundTripTest.frameOf(Event.of(1, EventType.KEY_PRESS, AppName.NONE, 0x41, 0x1E, 1));
        FrameCursor cursor = new FrameCursor();
        assertTrue(cursor.open(frame, 0, frame.length));
        Event event = FrameRoundTripTest.all(cursor).get(0);
        assertEquals(0, event.word0());
        assertEquals(0, event.word1());
        assertEquals(1, event.word2());
    }

    private static byte[] keys(int recordSize) {
        FrameEncoder encoder = new FrameEncoder(recordSize).begin(new UUID(1, 2), 1, 0);
        encoder.add(Event.of(1, EventType.KEY_PRESS, AppName.of("editor"), 0, 0, 5));
        encoder.add(Event.of(2, EventType.KEY_RELEASE, AppName.of("editor"), 0, 0, 6));
        return encoder.finish(0);
    }
}
