package io.neuralfocus.store.engine;

import java.nio.ByteBuffer;
import java.util.UUID;

/** UUIDs as they stand in busy rows: 16 bytes, big-endian. */
public final class Uuids {

    private Uuids() {}

    /** The id as bytes. */
    public static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** The id of these bytes. */
    public static UUID of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
