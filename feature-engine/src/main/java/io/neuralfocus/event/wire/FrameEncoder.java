package io.neuralfocus.event.wire;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.EventType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.UUID;

/**
 * Puts events into frames, one frame at a time: {@link #begin}, then {@link #add} until it says no or there is nothing
 * more, then {@link #finish}. The buffer is kept from frame to frame. What a frame has no place for (durations, hosts,
 * names beyond 32 bytes) is left out or cut; key codes are never written.
 */
public final class FrameEncoder {

    private static final int FIRST_CAPACITY = FrameLayout.HEADER_SIZE + 64 * RecordLayout.SIZE;

    private final FrameCrc crc = new FrameCrc();
    private final EventSlot slot = new EventSlot();
    private final int recordSize;
    private final int payload;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;

    public FrameEncoder() {
        this(RecordLayout.SIZE);
    }

    /**
     * An encoder for records of one size.
     *
     * @param recordSize 64, or 72 for the older form
     */
    public FrameEncoder(int recordSize) {
        if (!RecordLayout.isRecordSize(recordSize)) {
            throw new IllegalArgumentException("A record has 64 or 72 bytes, not " + recordSize + ".");
        }
        this.recordSize = recordSize;
        this.payload = RecordLayout.payloadOffset(recordSize);
    }

    /** Begins a frame; one that was begun before and not finished is forgotten. */
    public FrameEncoder begin(UUID deviceId, long sequence, int utcOffsetSeconds) {
        if (Math.abs((long) utcOffsetSeconds) > Event.WIDEST_UTC_OFFSET_SECONDS) {
            throw new IllegalArgumentException(
                    "A utc offset lies between -64800 and 64800 seconds, so " + utcOffsetSeconds + " cannot be told.");
        }
        Arrays.fill(bytes, 0, FrameLayout.HEADER_SIZE, (byte) 0);
        Words.putInt(bytes, FrameLayout.MAGIC_OFFSET, FrameLayout.MAGIC);
        Words.putShort(bytes, FrameLayout.VERSION_OFFSET, FrameLayout.VERSION);
        Words.putShort(bytes, FrameLayout.RECORD_SIZE_OFFSET, recordSize);
        int id = FrameLayout.DEVICE_ID_OFFSET;
        Words.putBigEndianLong(bytes, id, deviceId.getMostSignificantBits());
        Words.putBigEndianLong(bytes, id + Long.BYTES, deviceId.getLeastSignificantBits());
        Words.putLong(bytes, FrameLayout.SEQUENCE_OFFSET, sequence);
        Words.putInt(bytes, FrameLayout.UTC_OFFSET_OFFSET, utcOffsetSeconds);
        length = FrameLayout.HEADER_SIZE;
        return this;
    }

    /** Records in the frame so far. */
    public int count() {
        return (length - FrameLayout.HEADER_SIZE) / recordSize;
    }

    public boolean add(Event event) {
        return add(slot.fill(event));
    }

    /** Adds a record; false, and the frame as it was, if the frame is full. */
    public boolean add(EventSlot event) {
        if (length == 0) {
            throw new IllegalStateException("A frame is begun before events are added to it.");
        }
        if (event.timestampUs() < 0 || event.timestampUs() > Event.LATEST_US) {
            throw new IllegalArgumentException("A record's time lies between 1970 and the year 9999, so "
                    + event.timestampUs() + " us cannot be told.");
        }
        if (count() == FrameLayout.maxCount(recordSize)) {
            return false;
        }
        if (length + recordSize > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(2 * bytes.length, FrameLayout.MAX_FRAME_SIZE));
        }
        put(event, length);
        length += recordSize;
        return true;
    }

    private void put(EventSlot event, int at) {
        EventType type = event.type();
        int row = Payload.row(type.code());
        Arrays.fill(bytes, at, at + recordSize, (byte) 0);
        Words.putLong(bytes, at + RecordLayout.TIMESTAMP_OFFSET, event.timestampUs());
        Words.putInt(bytes, at + RecordLayout.TYPE_OFFSET, type.code());
        Words.putInt(bytes, at + RecordLayout.PROCESS_ID_OFFSET, event.processId());
        putName(event.app(), at + RecordLayout.APP_NAME_OFFSET);
        Words.putInt(bytes, at + RecordLayout.WINDOW_HANDLE_OFFSET, event.windowHandle());
        Words.putInt(bytes, at + payload + RecordLayout.WORD0, Payload.word0(row, event.word0()));
        Words.putInt(bytes, at + payload + RecordLayout.WORD1, Payload.word1(row, event.word1()));
        Words.putInt(bytes, at + payload + RecordLayout.WORD2, Payload.word2(row, event.word2()));
    }

    private void putName(AppName app, int at) {
        int size = carried(app);
        for (int i = 0; i < size; i++) {
            bytes[at + i] = app.byteAt(i);
        }
    }

    /** How many bytes of a name a record carries: up to 32, cut between two characters, and none from a NUL on. */
    public static int carried(AppName app) {
        int size = Math.min(app.length(), RecordLayout.APP_NAME_SIZE);
        if (size < app.length()) {
            while ((app.byteAt(size) & 0xC0) == 0x80) {
                size--;
            }
        }
        for (int i = 0; i < size; i++) {
            if (app.byteAt(i) == 0) {
                return i;
            }
        }
        return size;
    }

    /** Ends the frame and returns its bytes. */
    public byte[] finish(long watermarkUs) {
        seal(watermarkUs);
        byte[] frame = Arrays.copyOf(bytes, length);
        length = 0;
        return frame;
    }

    /** Ends the frame and writes it out. */
    public void finish(long watermarkUs, OutputStream out) throws IOException {
        seal(watermarkUs);
        out.write(bytes, 0, length);
        length = 0;
    }

    private void seal(long watermarkUs) {
        if (length == 0) {
            throw new IllegalStateException("A frame is begun before it is finished.");
        }
        if (watermarkUs < 0 || watermarkUs > Event.LATEST_US) {
            throw new IllegalArgumentException(
                    "A watermark lies between 1970 and the year 9999, so " + watermarkUs + " us cannot be told.");
        }
        Words.putInt(bytes, FrameLayout.COUNT_OFFSET, count());
        Words.putLong(bytes, FrameLayout.WATERMARK_OFFSET, watermarkUs);
        Words.putInt(bytes, FrameLayout.CRC_OFFSET, crc.of(bytes, 0, length));
    }
}
