package io.neuralfocus.event.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.RejectionCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FrameRefusalTest {

    @Test
    void shouldRefuseAnotherMagic() {
        assertRefused(RejectionCode.BAD_MAGIC, 0, frame -> frame.put(3, (byte) 'W'));
    }

    @Test
    void shouldRefuseAnotherVersion() {
        assertRefused(RejectionCode.UNSUPPORTED_VERSION, 4, frame -> frame.putShort(4, (short) 2));
    }

    @Test
    void shouldRefuseAnotherRecordSize() {
        assertRefused(RejectionCode.BAD_RECORD_SIZE, 6, frame -> frame.putShort(6, (short) 65));
        assertRefused(RejectionCode.BAD_RECORD_SIZE, 6, frame -> frame.putShort(6, (short) 0));
        assertRefused(RejectionCode.BAD_RECORD_SIZE, 6, frame -> frame.putShort(6, (short) -64));
    }

    @Test
    void shouldRefuseACountThatNoFrameCanHold() {
        assertRefused(RejectionCode.TOO_MANY_RECORDS, 8, frame -> frame.putInt(8, 4_000));
        assertRefused(RejectionCode.TOO_MANY_RECORDS, 8, frame -> frame.putInt(8, 160_000_000)); // 10 GB
        assertRefused(RejectionCode.TOO_MANY_RECORDS, 8, frame -> frame.putInt(8, Integer.MIN_VALUE));
        assertRefused(RejectionCode.TOO_MANY_RECORDS, 8, frame -> frame.putInt(8, -1)); // 2^32 - 1
        assertRefused(
                RejectionCode.TOO_MANY_RECORDS,
                8,
                frame -> frame.putShort(6, (short) 72).putInt(8, 3_555));
    }

    @Test
    void shouldRefuseALengthThatDoesNotMatch() {
        assertRefused(RejectionCode.TRUNCATED, 0, frame -> frame.putInt(8, 3));
        byte[] frame = twoRecords();
        for (int length = 0; length < frame.length; length++) {
            FrameCursor cursor = new FrameCursor();
            assertFalse(cursor.open(Arrays.copyOf(frame, length), 0, length), "the first " + length + " bytes");
            assertEquals(RejectionCode.TRUNCATED, cursor.refusal().code());
        }
    }

    @Test
    void shouldRefuseAnotherCrcWhateverBitIsWrong() {
        assertRefused(RejectionCode.BAD_CRC, 12, frame -> frame.putInt(8, 1));
        byte[] frame = twoRecords();
        for (int bit = 0; bit < 8 * frame.length; bit++) {
            byte[] damaged = frame.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertFalse(new FrameCursor().open(damaged, 0, damaged.length), "bit " + bit);
        }
    }

    @Test
    void shouldRefuseALocalTimeThatNobodyLivesBy() {
        assertRefused(RejectionCode.INVALID_UTC_OFFSET, 40, frame -> frame.putInt(40, 64_801));
        assertRefused(RejectionCode.INVALID_UTC_OFFSET, 40, frame -> frame.putInt(40, -64_801));
        assertRefused(RejectionCode.INVALID_UTC_OFFSET, 40, frame -> frame.putInt(40, Integer.MIN_VALUE));
    }

    @Test
    void shouldRefuseReservedBytesThatAreNotZero() {
        for (int at = 52; at < 64; at++) {
            int reserved = at;
            assertRefused(RejectionCode.RESERVED_NOT_ZERO, at, frame -> frame.put(reserved, (byte) 1));
        }
    }

    @Test
    void shouldTakeNothingOfARefusedFrameAndStillAnswer() {
        FrameCursor cursor = new FrameCursor();
        EventSlot slot = new EventSlot();
        byte[] short3 = {1, 2, 3};
        assertFalse(cursor.open(short3, 0, 3));
        assertFalse(cursor.next(slot));
        assertEquals(0, cursor.end());
        assertEquals(0, cursor.count());
        assertEquals(0, cursor.watermarkUs());
    }

    @Test
    void shouldWalkFramesThatStandBackToBackInOneArray() {
        byte[] one = twoRecords();
        byte[] both = Arrays.copyOf(one, 2 * one.length + 5);
        System.arraycopy(one, 0, both, one.length, one.length);
        FrameCursor cursor = new FrameCursor();
        assertTrue(cursor.open(both, 0, both.length));
        assertEquals(2, FrameRoundTripTest.all(cursor).size());
        assertTrue(cursor.open(both, cursor.end(), both.length));
        assertEquals(2, FrameRoundTripTest.all(cursor).size());
        assertFalse(cursor.open(both, cursor.end(), both.length));
        assertEquals(RejectionCode.TRUNCATED, cursor.refusal().code());
    }

    private static void assertRefused(RejectionCode code, int offset, Consumer<ByteBuffer> change) {
        byte[] frame = twoRecords();
        change.accept(ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN));
        FrameCursor cursor = new FrameCursor();
        assertFalse(cursor.open(frame, 0, frame.length, 7, 1_000));
        Rejection refusal = cursor.refusal();
        assertEquals(code, refusal.code(), refusal.sentence());
        assertEquals(7, refusal.index());
        assertEquals(1_000 + offset, refusal.offset());
        assertTrue(refusal.sentence().length() > 20);
    }

    private static byte[] twoRecords() {
        return FrameRoundTripTest.frameOf(
                Event.of(1_000_000, EventType.KEY_PRESS, AppName.of("a")),
                Event.mouseMove(2_000_000, AppName.of("b"), 1, 2, 3));
    }
}
