package io.neuralfocus.snapshot;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Utf8;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Reads back what a {@link SnapshotWriter} wrote; anything else is refused before any of it is used. */
public final class SnapshotReader {

    private final byte[] bytes;
    private final int end;
    private int position;

    /** Opens a snapshot of this format version. */
    public SnapshotReader(byte[] snapshot, int formatVersion) throws SnapshotRefusedException {
        bytes = snapshot;
        end = snapshot.length - 4;
        if (end < SnapshotWriter.MAGIC.length) {
            throw new SnapshotRefusedException("it has " + snapshot.length + " bytes, too few for a snapshot");
        }
        CRC32C crc = new CRC32C();
        crc.update(snapshot, 0, end);
        int stored = 0;
        for (int i = 0; i < 4; i++) {
            stored |= (snapshot[end + i] & 0xFF) << (8 * i);
        }
        if (stored != (int) crc.getValue()) {
            throw new SnapshotRefusedException("its checksum does not fit its bytes");
        }
        for (byte letter : SnapshotWriter.MAGIC) {
            if (readByte() != letter) {
                throw new SnapshotRefusedException("it does not begin with NFST");
            }
        }
        long version = readLong();
        if (version != formatVersion) {
            throw new SnapshotRefusedException("its format is " + version + ", known here is " + formatVersion);
        }
    }

    public byte readByte() throws SnapshotRefusedException {
        if (position >= end) {
            throw new SnapshotRefusedException("it ends in the middle of a value at byte " + position);
        }
        return bytes[position++];
    }

    public boolean readBoolean() throws SnapshotRefusedException {
        return readByte() != 0;
    }

    public long readLong() throws SnapshotRefusedException {
        long rest = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = readByte();
            rest |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return (rest >>> 1) ^ -(rest & 1);
            }
        }
        throw new SnapshotRefusedException("a number is too long at byte " + position);
    }

    public int readInt() throws SnapshotRefusedException {
        long value = readLong();
        if (value != (int) value) {
            throw new SnapshotRefusedException("a number is out of range at byte " + position);
        }
        return (int) value;
    }

    /** A count of things that take at least this many bytes each: never more than what is left can hold. */
    public int readCount(int bytesEach) throws SnapshotRefusedException {
        long count = readLong();
        if (count < 0 || count > (end - position) / Math.max(1, bytesEach)) {
            throw new SnapshotRefusedException("it claims " + count + " entries at byte " + position);
        }
        return (int) count;
    }

    public double readDouble() throws SnapshotRefusedException {
        long bits = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            bits |= (readByte() & 0xFFL) << shift;
        }
        return Double.longBitsToDouble(bits);
    }

    public byte[] readBytes() throws SnapshotRefusedException {
        int length = readCount(1);
        byte[] some = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return some;
    }

    public AppName readName() throws SnapshotRefusedException {
        int length = readCount(1);
        if (Utf8.walk(bytes, position, position + length) != position + length) {
            throw new SnapshotRefusedException("a name is not well-formed UTF-8 at byte " + position);
        }
        AppName name = AppName.ofUtf8(bytes, position, position + length);
        position += length;
        return name;
    }

    /** Everything must have been read: what is left over belongs to nobody. */
    public void expectEnd() throws SnapshotRefusedException {
        if (position != end) {
            throw new SnapshotRefusedException((end - position) + " bytes are left over at byte " + position);
        }
    }
}
