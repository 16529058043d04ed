package io.neuralfocus.event.wire;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.RejectionCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the records of a frame where it lies, filling a slot for each, and allocates nothing per event.
 *
 * <pre>{@code
 * while (from < to && cursor.open(bytes, from, to)) {
 *     while (cursor.next(slot)) {
 *         ...
 *     }
 *     ... cursor.watermarkUs() counts from here on
 *     from = cursor.end();
 * }
 * }</pre>
 *
 * <p>{@link #open} checks the whole frame and then wipes key codes, and all else that means nothing, from the bytes
 * themselves, before a record can be asked for. If that changed anything the frame's CRC is computed again and written
 * into its header, so that what lies between {@code from} and {@link #end()} is a sound frame with the same events, fit
 * to be stored or passed on. {@link #crc()} is the CRC after wiping, and it is the one to tell frames apart by: the one
 * that was sent is gone on purpose, since 32 bits over a frame of a single key press would give its code away to whoever
 * tries all 256. A frame sent again gives the same CRC again; two that differ in nothing but key codes give the same too.
 */
public final class FrameCursor {

    // Inside: the fields below are one frame's state. A record's fields are loaded straight from the array through
    // little-endian views; the app's name comes out of a small cache by its raw 32 bytes.

    private final FrameCrc crc = new FrameCrc();
    private final AppNameCache names = new AppNameCache();
    private final List<Rejection> rejections = new ArrayList<>();

    private static final byte[] NO_FRAME = new byte[FrameLayout.HEADER_SIZE];

    private byte[] bytes = NO_FRAME;
    private int frame;
    private int end;
    private int next;
    private int recordSize = RecordLayout.SIZE;
    private int payload;
    private int utcOffsetSeconds;
    private long watermarkUs;
    private long origin;
    private @Nullable Rejection refusal;

    /** Opens the frame at {@code from}; offsets are told from there. */
    public boolean open(byte[] bytes, int from, int to) {
        return open(bytes, from, to, 0, 0);
    }

    /**
     * Opens the frame that begins at {@code from} and lies before {@code to}; it may be followed by others. Nothing of it
     * is taken when the answer is no: {@link #refusal()} says why.
     *
     * @param frameIndex the how manieth frame of its stream this is, from 0: told in refusals
     * @param origin where the frame begins in the file or stream that it comes from: told offsets are counted from there
     */
    public boolean open(byte[] bytes, int from, int to, long frameIndex, long origin) {
        rejections.clear();
        this.bytes = bytes;
        this.origin = origin;
        frame = from;
        next = from;
        end = from;
        refusal = check(from, to, frameIndex);
        if (refusal != null) {
            this.bytes = NO_FRAME;
            frame = 0;
            return false;
        }
        recordSize = Words.getUnsignedShort(bytes, from + FrameLayout.RECORD_SIZE_OFFSET);
        payload = RecordLayout.payloadOffset(recordSize);
        utcOffsetSeconds = Words.getInt(bytes, from + FrameLayout.UTC_OFFSET_OFFSET);
        next = from + FrameLayout.HEADER_SIZE;
        end = from + FrameHeader.frameLength(bytes, from);
        if (Scrub.wipe(bytes, next, end, recordSize)) {
            Words.putInt(bytes, from + FrameLayout.CRC_OFFSET, crc.of(bytes, from, end - from));
        }
        readWatermark(frameIndex);
        return true;
    }

    private @Nullable Rejection check(int from, int to, long frameIndex) {
        int told = to - from;
        if (told < FrameLayout.HEADER_SIZE) {
            return FrameHeader.tooShort(frameIndex, origin, told);
        }
        Rejection header = FrameHeader.refusal(bytes, from, frameIndex, origin);
        if (header != null) {
            return header;
        }
        int length = FrameHeader.frameLength(bytes, from);
        if (told < length) {
            return FrameHeader.cutOff(frameIndex, origin, told, length);
        }
        return crc.of(bytes, from, length) == crc() ? null : FrameHeader.badCrc(frameIndex, origin);
    }

    private void readWatermark(long frameIndex) {
        watermarkUs = Words.getLong(bytes, frame + FrameLayout.WATERMARK_OFFSET);
        if (watermarkUs < 0 || watermarkUs > Event.LATEST_US) {
            rejections.add(new Rejection(
                    RejectionCode.INVALID_WATERMARK,
                    frameIndex,
                    origin + FrameLayout.WATERMARK_OFFSET,
                    "the frame's watermark_us is " + Long.toUnsignedString(watermarkUs)
                            + ", later than the year 9999; it tells nothing"));
            watermarkUs = 0;
        }
    }

    /** Fills the slot with the next record that can be taken; false, and the slot as it was, after the last one. */
    public boolean next(EventSlot slot) {
        byte[] source = bytes;
        while (next < end) {
            int at = next;
            next = at + recordSize;
            EventType type = EventType.ofCode(Words.getInt(source, at + RecordLayout.TYPE_OFFSET));
            long timestampUs = Words.getLong(source, at + RecordLayout.TIMESTAMP_OFFSET);
            AppName app = names.nameAt(source, at + RecordLayout.APP_NAME_OFFSET);
            if (type == null || timestampUs < 0 || timestampUs > Event.LATEST_US || app == null) {
                reject(at, type, timestampUs);
                continue;
            }
            slot.fill(
                    timestampUs,
                    type,
                    app,
                    Words.getInt(source, at + RecordLayout.PROCESS_ID_OFFSET),
                    Words.getInt(source, at + RecordLayout.WINDOW_HANDLE_OFFSET),
                    Words.getInt(source, at + payload + RecordLayout.WORD0),
                    Words.getInt(source, at + payload + RecordLayout.WORD1),
                    Words.getInt(source, at + payload + RecordLayout.WORD2),
                    utcOffsetSeconds);
            return true;
        }
        return false;
    }

    /** Tells no value: in records that are not of the told size a key's code may stand anywhere. */
    private void reject(int at, @Nullable EventType type, long timestampUs) {
        RejectionCode code;
        int field;
        String sentence;
        if (type == null) {
            code = RejectionCode.UNKNOWN_EVENT_TYPE;
            field = RecordLayout.TYPE_OFFSET;
            sentence = "event_type is none of 1 to 13";
        } else if (timestampUs < 0 || timestampUs > Event.LATEST_US) {
            code = RejectionCode.INVALID_TIMESTAMP;
            field = RecordLayout.TIMESTAMP_OFFSET;
            sentence = "timestamp_us is later than the year 9999";
        } else {
            code = RejectionCode.INVALID_APP_NAME;
            field = RecordLayout.APP_NAME_OFFSET;
            sentence = "app_name is not well-formed UTF-8";
        }
        rejections.add(new Rejection(code, index(), origin + (at - frame) + field, sentence));
    }

    /** Which record of the frame, from 0, was looked at last; -1 before the first. */
    public int index() {
        return (next - frame - FrameLayout.HEADER_SIZE) / recordSize - 1;
    }

    /** Records, and a watermark, passed over so far in this frame, each with its reason. */
    public List<Rejection> rejections() {
        return Collections.unmodifiableList(rejections);
    }

    /** Why the frame was not opened. */
    public Rejection refusal() {
        if (refusal == null) {
            throw new IllegalStateException("The frame was opened: there is no refusal to tell.");
        }
        return refusal;
    }

    /** The index behind the frame: where the next one begins. Where it was opened, if it was refused. */
    public int end() {
        return end;
    }

    /** A copy of the frame as it is after wiping: what may be stored. */
    public byte[] toBytes() {
        return Arrays.copyOfRange(bytes, frame, end);
    }

    /** Records in the frame, taken and rejected ones. */
    public int count() {
        return Words.getInt(bytes, frame + FrameLayout.COUNT_OFFSET);
    }

    /** Bytes of a record: 64, or 72 with fillers. */
    public int recordSize() {
        return recordSize;
    }

    /** The frame's {@link CRC32C}, computed after wiping: with {@link #sequence()} it tells a frame from another. */
    public int crc() {
        return Words.getInt(bytes, frame + FrameLayout.CRC_OFFSET);
    }

    /** Which device sent it. */
    public UUID deviceId() {
        int at = frame + FrameLayout.DEVICE_ID_OFFSET;
        return new UUID(Words.getBigEndianLong(bytes, at), Words.getBigEndianLong(bytes, at + Long.BYTES));
    }

    /** The device's own number for this frame, unsigned. */
    public long sequence() {
        return Words.getLong(bytes, frame + FrameLayout.SEQUENCE_OFFSET);
    }

    /** The user's local time is UTC + this. */
    public int utcOffsetSeconds() {
        return utcOffsetSeconds;
    }

    /** The device has sent all it has up to this instant; 0 tells nothing. It counts after the frame's records. */
    public long watermarkUs() {
        return watermarkUs;
    }
}
