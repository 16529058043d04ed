package io.neuralfocus.event.wire;

import java.util.zip.CRC32C;

/** CRC-32C of a frame, its own field counted as zero. */
final class FrameCrc {

    private static final byte[] ZERO = new byte[Integer.BYTES];

    private final CRC32C crc = new CRC32C();

    int of(byte[] bytes, int at, int length) {
        int behind = FrameLayout.CRC_OFFSET + Integer.BYTES;
        crc.reset();
        crc.update(bytes, at, FrameLayout.CRC_OFFSET);
        crc.update(ZERO, 0, Integer.BYTES);
        crc.update(bytes, at + behind, length - behind);
        return (int) crc.getValue();
    }
}
