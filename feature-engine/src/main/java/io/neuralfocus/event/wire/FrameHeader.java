package io.neuralfocus.event.wire;

import io.neuralfocus.event.Event;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.RejectionCode;
import org.jspecify.annotations.Nullable;

/**
 * What the 64 header bytes must satisfy by themselves. It is asked before a single byte of the records is read, so what a
 * header claims is never allocated: a count beyond {@link FrameLayout#MAX_FRAME_SIZE} is refused here.
 */
final class FrameHeader {

    private FrameHeader() {}

    /** Why the header at this index is refused; null if it is sound. The offset told is counted from {@code origin}. */
    static @Nullable Rejection refusal(byte[] bytes, int at, long frameIndex, long origin) {
        int magic = Words.getInt(bytes, at + FrameLayout.MAGIC_OFFSET);
        if (magic != FrameLayout.MAGIC) {
            return refuse(
                    RejectionCode.BAD_MAGIC,
                    frameIndex,
                    origin + FrameLayout.MAGIC_OFFSET,
                    "a frame begins with the letters NFEV, and this one does not");
        }
        int version = Words.getUnsignedShort(bytes, at + FrameLayout.VERSION_OFFSET);
        if (version != FrameLayout.VERSION) {
            return refuse(
                    RejectionCode.UNSUPPORTED_VERSION,
                    frameIndex,
                    origin + FrameLayout.VERSION_OFFSET,
                    "the frame's version is " + version + "; only version 1 is known");
        }
        int recordSize = Words.getUnsignedShort(bytes, at + FrameLayout.RECORD_SIZE_OFFSET);
        if (!RecordLayout.isRecordSize(recordSize)) {
            return refuse(
                    RejectionCode.BAD_RECORD_SIZE,
                    frameIndex,
                    origin + FrameLayout.RECORD_SIZE_OFFSET,
                    "the frame's record_size is " + recordSize + "; a record has 64 or 72 bytes");
        }
        int count = Words.getInt(bytes, at + FrameLayout.COUNT_OFFSET);
        if (Integer.compareUnsigned(count, FrameLayout.maxCount(recordSize)) > 0) {
            return refuse(
                    RejectionCode.TOO_MANY_RECORDS,
                    frameIndex,
                    origin + FrameLayout.COUNT_OFFSET,
                    "the frame claims " + Integer.toUnsignedLong(count) + " records; a frame of 256,000 bytes holds "
                            + FrameLayout.maxCount(recordSize) + " of " + recordSize + " bytes");
        }
        int utcOffset = Words.getInt(bytes, at + FrameLayout.UTC_OFFSET_OFFSET);
        if (utcOffset < -Event.WIDEST_UTC_OFFSET_SECONDS || utcOffset > Event.WIDEST_UTC_OFFSET_SECONDS) {
            return refuse(
                    RejectionCode.INVALID_UTC_OFFSET,
                    frameIndex,
                    origin + FrameLayout.UTC_OFFSET_OFFSET,
                    "the frame's utc_offset_s is " + utcOffset + "; it lies between -64800 and 64800");
        }
        for (int i = FrameLayout.RESERVED_OFFSET; i < FrameLayout.HEADER_SIZE; i++) {
            if (bytes[at + i] != 0) {
                return refuse(
                        RejectionCode.RESERVED_NOT_ZERO,
                        frameIndex,
                        origin + i,
                        "the last 12 bytes of a frame's header are reserved and zero");
            }
        }
        return null;
    }

    static Rejection tooShort(long frameIndex, long origin, int told) {
        return refuse(
                RejectionCode.TRUNCATED,
                frameIndex,
                origin,
                "the frame's header has 64 bytes and only " + told + " are there");
    }

    static Rejection cutOff(long frameIndex, long origin, int told, int length) {
        return refuse(
                RejectionCode.TRUNCATED,
                frameIndex,
                origin,
                "the frame's header tells of " + length + " bytes and only " + told + " are there");
    }

    /** Tells neither sum: 32 bits over a frame of one key press give its code away to whoever tries all 256. */
    static Rejection badCrc(long frameIndex, long origin) {
        return refuse(
                RejectionCode.BAD_CRC,
                frameIndex,
                origin + FrameLayout.CRC_OFFSET,
                "the frame's CRC-32C does not fit its bytes");
    }

    private static Rejection refuse(RejectionCode code, long frameIndex, long offset, String sentence) {
        return new Rejection(code, frameIndex, offset, sentence);
    }

    /** Length of the frame with this sound header. */
    static int frameLength(byte[] bytes, int at) {
        return FrameLayout.HEADER_SIZE
                + Words.getInt(bytes, at + FrameLayout.COUNT_OFFSET)
                        * Words.getUnsignedShort(bytes, at + FrameLayout.RECORD_SIZE_OFFSET);
    }
}
