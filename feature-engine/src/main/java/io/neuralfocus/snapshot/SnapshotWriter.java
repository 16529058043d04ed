package io.neuralfocus.snapshot;

import io.neuralfocus.event.AppName;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Writes state into bytes: integers as zigzag varints, so that small state stays small. */
public final class SnapshotWriter {

    static final byte[] MAGIC = {'N', 'F', 'S', 'T'};

    private byte[] bytes = new byte[256];
    private int size;

    public SnapshotWriter(int formatVersion) {
        for (byte letter : MAGIC) {
            writeByte(letter);
        }
        writeLong(formatVersion);
    }

    public void writeByte(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) value;
    }

    public void writeBoolean(boolean value) {
        writeByte(value ? 1 : 0);
    }

    public void writeLong(long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            writeByte((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        writeByte((int) rest);
    }

    public void writeDouble(double value) {
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 0; shift < 64; shift += 8) {
            writeByte((int) (bits >>> shift));
        }
    }

    public void writeBytes(byte[] some) {
        writeLong(some.length);
        for (byte one : some) {
            writeByte(one);
        }
    }

    public void writeName(AppName name) {
        writeLong(name.length());
        for (int i = 0; i < name.length(); i++) {
            writeByte(name.byteAt(i));
        }
    }

    /** What was written, closed by its checksum. */
    public byte[] finish() {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, size);
        long value = crc.getValue();
        byte[] whole = Arrays.copyOf(bytes, size + 4);
        for (int i = 0; i < 4; i++) {
            whole[size + i] = (byte) (value >>> (8 * i));
        }
        return whole;
    }
}
