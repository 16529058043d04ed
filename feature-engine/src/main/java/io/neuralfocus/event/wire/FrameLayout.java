package io.neuralfocus.event.wire;

/**
 * The bytes of a frame: one header of 64 bytes, then its records. Little-endian but for the UUID.
 *
 * <pre>
 *   0       4       8       12      16              32      40     44        52          64
 *   +-------+---+---+-------+-------+---------------+-------+------+---------+-----------+---------
 *   | NFEV  |ver|siz| count |  crc  |   device_id   |  seq  | utc  | water-  |  reserved | records
 *   |       |u16|u16|  u32  |  u32  |     UUID      |  u64  |offset| mark_us |   zero    |
 *   +-------+---+---+-------+-------+---------------+-------+------+---------+-----------+---------
 *                                                             i32      u64
 * </pre>
 *
 * The crc is CRC-32C of the header with the crc field zero, followed by the records.
 */
public final class FrameLayout {

    public static final int MAGIC_OFFSET = 0;
    public static final int VERSION_OFFSET = 4;
    public static final int RECORD_SIZE_OFFSET = 6;
    public static final int COUNT_OFFSET = 8;
    public static final int CRC_OFFSET = 12;
    public static final int DEVICE_ID_OFFSET = 16;
    public static final int SEQUENCE_OFFSET = 32;
    public static final int UTC_OFFSET_OFFSET = 40;
    public static final int WATERMARK_OFFSET = 44;
    public static final int RESERVED_OFFSET = 52;
    public static final int HEADER_SIZE = 64;

    /** The letters {@code NFEV}, read as a little-endian number. */
    public static final int MAGIC = 0x5645464E;

    public static final int VERSION = 1;

    /** No frame is longer than this, header and records together. */
    public static final int MAX_FRAME_SIZE = 256_000;

    private FrameLayout() {}

    /** How many records of this size a frame can hold. */
    public static int maxCount(int recordSize) {
        return (MAX_FRAME_SIZE - HEADER_SIZE) / recordSize;
    }
}
