package io.neuralfocus.store.intake;

import io.neuralfocus.store.engine.StoreException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a batch lies in its row: each item's length, then its bytes. Which of them were taken is told beside it. */
final class BatchPayload {

    private BatchPayload() {}

    static byte[] of(List<OfferedItem> items) {
        int size = 0;
        for (OfferedItem item : items) {
            size += Integer.BYTES + item.content().length;
        }
        ByteBuffer payload = ByteBuffer.allocate(size);
        for (OfferedItem item : items) {
            payload.putInt(item.content().length).put(item.content());
        }
        return payload.array();
    }

    /** The items that were taken; where nothing is told about that, all were. */
    static List<byte[]> taken(byte[] payload, byte @Nullable [] taken) {
        BitSet among = taken == null ? null : BitSet.valueOf(taken);
        List<byte[]> items = new ArrayList<>();
        ByteBuffer from = ByteBuffer.wrap(payload);
        try {
            for (int i = 0; from.hasRemaining(); i++) {
                byte[] item = new byte[Math.min(from.getInt(), payload.length)];
                from.get(item);
                if (among == null || among.get(i)) {
                    items.add(item);
                }
            }
        } catch (BufferUnderflowException | NegativeArraySizeException e) {
            throw new StoreException("a row of the store is damaged: a batch ends too early.", e);
        }
        return items;
    }
}
