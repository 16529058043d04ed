package io.neuralfocus.store.prediction;

import io.neuralfocus.store.engine.Packing;
import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.prediction.Evidence.Beside;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How evidence lies in its row, deflated:
 *
 * <pre>
 *   u16 n | n highest bytes of the floats | ... | n lowest bytes | i32 keystrokes | i32 moves | f64 pixels | u8 titled
 *         | u8 length, productivity category in UTF-8 | u8 length, types of recent events
 * </pre>
 *
 * The floats lie in planes, for their highest bytes are mostly alike and their lowest mostly zero. Rows of the first
 * version are the floats alone, plain and little-endian.
 */
final class EvidenceRow {

    private EvidenceRow() {}

    static byte[] bytes(Evidence evidence) {
        float[] vector = evidence.vector();
        Beside beside = evidence.beside();
        byte[] category = beside.productivityCategory().getBytes(StandardCharsets.UTF_8);
        List<Integer> types = beside.recentEventTypes();
        ByteBuffer out = ByteBuffer.allocate(2 + vector.length * Float.BYTES + 17 + 2 + category.length + types.size());
        out.putShort((short) vector.length);
        for (int shift = 24; shift >= 0; shift -= 8) {
            for (float value : vector) {
                out.put((byte) (Float.floatToRawIntBits(value) >>> shift));
            }
        }
        out.putInt(beside.keystrokes()).putInt(beside.mouseMoves()).putDouble(beside.mousePixels());
        out.put((byte) (beside.titleChanged() ? 1 : 0));
        out.put((byte) category.length).put(category);
        out.put((byte) types.size());
        types.forEach(type -> out.put(type.byteValue()));
        return Packing.deflated(out.array());
    }

    static Evidence read(String schemaDigest, String catalogDigest, int packing, byte[] bytes) {
        if (packing == Packing.PLAIN) {
            return new Evidence(schemaDigest, catalogDigest, floats(bytes), Beside.NONE);
        }
        ByteBuffer in = ByteBuffer.wrap(new Packing(packing, bytes).content());
        try {
            int[] bits = new int[in.getShort() & 0xffff];
            for (int shift = 24; shift >= 0; shift -= 8) {
                for (int i = 0; i < bits.length; i++) {
                    bits[i] |= (in.get() & 0xff) << shift;
                }
            }
            float[] vector = new float[bits.length];
            for (int i = 0; i < bits.length; i++) {
                vector[i] = Float.intBitsToFloat(bits[i]);
            }
            return new Evidence(schemaDigest, catalogDigest, vector, beside(in));
        } catch (BufferUnderflowException e) {
            throw new StoreException("a row of the store is damaged: a vector ends too early.", e);
        }
    }

    private static Beside beside(ByteBuffer in) {
        int keystrokes = in.getInt();
        int moves = in.getInt();
        double pixels = in.getDouble();
        boolean titled = in.get() != 0;
        byte[] category = new byte[in.get() & 0xff];
        in.get(category);
        int count = in.get() & 0xff;
        List<Integer> types = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            types.add((int) in.get());
        }
        return new Beside(keystrokes, moves, pixels, titled, new String(category, StandardCharsets.UTF_8), types);
    }

    private static float[] floats(byte[] bytes) {
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }
}
