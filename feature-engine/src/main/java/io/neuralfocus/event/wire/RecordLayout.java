package io.neuralfocus.event.wire;

/**
 * The bytes of a record, little-endian. One event is one cache line; the older form with two fillers, which agents built
 * on the first format string still send, is read and written just the same.
 *
 * <pre>
 *   64 bytes
 *   0               8       12      16                                        48      52              64
 *   +---------------+-------+-------+-----------------------------------------+-------+---------------+
 *   | timestamp_us  | type  |  pid  | app_name: UTF-8, up to the first NUL    |window |    payload    |
 *   |      u64      |  u32  |  u32  |                32 bytes                 |handle | 3 words by type
 *   +---------------+-------+-------+-----------------------------------------+-------+---------------+
 *
 *   72 bytes
 *   0                                                                         48      52     56              68     72
 *   +-------------------------------------------------------------------------+-------+------+---------------+------+
 *   | as above                                                                |window |filler|    payload    |filler|
 *   +-------------------------------------------------------------------------+-------+------+---------------+------+
 * </pre>
 */
public final class RecordLayout {

    public static final int TIMESTAMP_OFFSET = 0;
    public static final int TYPE_OFFSET = 8;
    public static final int PROCESS_ID_OFFSET = 12;
    public static final int APP_NAME_OFFSET = 16;
    public static final int APP_NAME_SIZE = 32;
    public static final int WINDOW_HANDLE_OFFSET = 48;
    public static final int WORD0 = 0;
    public static final int WORD1 = 4;
    public static final int WORD2 = 8;

    /** A record as it should be. */
    public static final int SIZE = 64;

    /** A record with the two fillers. */
    public static final int SIZE_WITH_FILLERS = 72;

    static final int FILLER_OFFSET = 52;
    static final int LAST_FILLER_OFFSET = 68;

    private RecordLayout() {}

    static boolean isRecordSize(int size) {
        return size == SIZE || size == SIZE_WITH_FILLERS;
    }

    /** Where the payload of a record of this size begins. */
    public static int payloadOffset(int recordSize) {
        return recordSize == SIZE ? 52 : 56;
    }
}
