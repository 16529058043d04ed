package io.neuralfocus.store.engine;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * How bytes rest in a row: as they are, or deflated, whichever is shorter; the row says which.
 *
 * @param packing {@link #PLAIN} or {@link #DEFLATED}
 */
public record Packing(int packing, byte[] bytes) {

    public static final int PLAIN = 0;
    public static final int DEFLATED = 1;

    /** Packs quickly rather than tightly: records repeat themselves so much that little more could be gained. */
    public static Packing of(byte[] content) {
        byte[] packed = deflated(content);
        return packed.length < content.length ? new Packing(DEFLATED, packed) : new Packing(PLAIN, content);
    }

    /** The content deflated, even if that makes it longer. */
    public static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(content);
            deflater.finish();
            // Noise grows a little, and how much is each library's own affair.
            byte[] packed = new byte[content.length + content.length / 1_000 + 64];
            int length = deflater.deflate(packed);
            while (!deflater.finished()) {
                packed = Arrays.copyOf(packed, packed.length * 2);
                length += deflater.deflate(packed, length, packed.length - length);
            }
            return Arrays.copyOf(packed, length);
        } finally {
            deflater.end();
        }
    }

    /** What was packed. Nobody but the store wrote it, so it is not looked at with suspicion, only for damage. */
    public byte[] content() {
        if (packing == PLAIN) {
            return bytes;
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes);
            byte[] content = new byte[Math.max(256, bytes.length * 4)];
            int length = 0;
            while (true) {
                int more = inflater.inflate(content, length, content.length - length);
                length += more;
                if (inflater.finished()) {
                    return Arrays.copyOf(content, length);
                }
                if (length == content.length) {
                    content = Arrays.copyOf(content, content.length * 2);
                } else if (more == 0) {
                    throw new StoreException("a row of the store is damaged: its content ends too early.");
                }
            }
        } catch (DataFormatException e) {
            throw new StoreException("a row of the store is damaged: its content cannot be unpacked.", e);
        } finally {
            inflater.end();
        }
    }
}
