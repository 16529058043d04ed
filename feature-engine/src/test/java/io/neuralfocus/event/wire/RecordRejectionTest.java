package io.neuralfocus.event.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.RejectionCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RecordRejectionTest {

    /** Where the second of three records begins. */
    private static final int SECOND = 64 + 64;

    @Test
    void shouldRejectUnknownAndReservedTypesAloneAmongTheirNeighbours() {
        for (int type : new int[] {0, 14, 15, 16, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x01000001}) {
            assertSecondRejected(RejectionCode.UNKNOWN_EVENT_TYPE, 8, frame -> frame.putInt(SECOND + 8, type));
        }
    }

    @Test
    void shouldRejectTimesAfterTheYear9999() {
        for (long time : new long[] {253_402_300_800_000_000L, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            assertSecondRejected(RejectionCode.INVALID_TIMESTAMP, 0, frame -> frame.putLong(SECOND, time));
        }
    }

    @Test
    void shouldTakeTheFirstAndTheLastTimeThereIs() {
        for (long time : new long[] {0, 253_402_300_799_999_999L}) {
            FrameCursor cursor = open(frame -> frame.putLong(SECOND, time));
            assertEquals(time, FrameRoundTripTest.all(cursor).get(1).timestampUs());
        }
    }

    @Test
    void shouldRejectNamesThatAreNotWellFormed() {
        byte[][] malformed = {
            {(byte) 0x80}, // a continuation without a beginning
            {(byte) 0xC0, (byte) 0x80}, // an overlong NUL
            {(byte) 0xC1, (byte) 0x81}, // an overlong A
            {(byte) 0xE0, (byte) 0x80, (byte) 0x80},
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, // half a surrogate pair
            {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80}, // beyond U+10FFFF
            {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
            {(byte) 0xE5, (byte) 0xAD}, // cut off before its NUL: the field had room for it
            {(byte) 0xFF},
        };
        for (byte[] name : malformed) {
            assertSecondRejected(RejectionCode.INVALID_APP_NAME, 16, frame -> frame.put(SECOND + 16, name));
        }
    }

    @Test
    void shouldDropALastCharacterThatTheFieldCutsOff() {
        assertEquals("a".repeat(30), nameOf("a".repeat(30) + "字"));
        assertEquals("a".repeat(31), nameOf("a".repeat(31) + "字"));
        assertEquals("a".repeat(29), nameOf("a".repeat(29) + "📝"));
        assertEquals("a".repeat(31), nameOf("a".repeat(31) + "é"));
        assertEquals("a".repeat(32), nameOf("a".repeat(32) + "é"));
    }

    @Test
    void shouldRejectALastCharacterThatNoContinuationCouldMend() {
        for (int last : new int[] {0x80, 0xC0, 0xC1, 0xF5, 0xFF}) {
            byte[] name = "a".repeat(32).getBytes(StandardCharsets.US_ASCII);
            name[31] = (byte) last;
            assertSecondRejected(RejectionCode.INVALID_APP_NAME, 16, frame -> frame.put(SECOND + 16, name));
        }
    }

    @Test
    void shouldIgnoreWhatFollowsTheNulOfAName() {
        byte[] name = "editor\0\377\376not a name".getBytes(StandardCharsets.ISO_8859_1);
        FrameCursor cursor = open(frame -> frame.put(SECOND + 16, name));
        assertEquals("editor", FrameRoundTripTest.all(cursor).get(1).app().toString());
        assertEquals(List.of(), cursor.rejections());
    }

    @Test
    void shouldGiveEqualNamesAsOneInstance() {
        FrameCursor cursor = open(frame -> {});
        List<Event> events = FrameRoundTripTest.all(cursor);
        assertSame(events.get(0).app(), events.get(2).app());
    }

    @Test
    void shouldKeepARejectedWatermarkFromClosingTime() {
        for (long watermark : new long[] {253_402_300_800_000_000L, -1, Long.MIN_VALUE}) {
            FrameCursor cursor = open(frame -> frame.putLong(44, watermark));
            assertEquals(0, cursor.watermarkUs());
            assertEquals(
                    RejectionCode.INVALID_WATERMARK, cursor.rejections().get(0).code());
            assertEquals(3, FrameRoundTripTest.all(cursor).size());
        }
    }

    private static String nameOf(String told) {
        byte[] name = told.getBytes(StandardCharsets.UTF_8);
        FrameCursor cursor = open(frame -> frame.put(SECOND + 16, name, 0, 32));
        return FrameRoundTripTest.all(cursor).get(1).app().toString();
    }

    private static void assertSecondRejected(RejectionCode code, int field, Consumer<ByteBuffer> change) {
        FrameCursor cursor = open(change);
        assertEquals(
                List.of(1L, 3L),
                FrameRoundTripTest.all(cursor).stream().map(Event::timestampUs).toList());
        assertEquals(1, cursor.rejections().size());
        Rejection rejection = cursor.rejections().get(0);
        assertEquals(code, rejection.code());
        assertEquals(1, rejection.index());
        assertEquals(5_000 + SECOND + field, rejection.offset());
    }

    private static FrameCursor open(Consumer<ByteBuffer> change) {
        byte[] frame = FrameRoundTripTest.frameOf(
                Event.of(1, EventType.IDLE_END, AppName.of("one")),
                Event.of(2, EventType.IDLE_END, AppName.NONE),
                Event.of(3, EventType.IDLE_END, AppName.of("one")));
        change.accept(ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN));
        WildFrames.seal(frame);
        FrameCursor cursor = new FrameCursor();
        assertTrue(cursor.open(frame, 0, frame.length, 0, 5_000));
        return cursor;
    }
}
