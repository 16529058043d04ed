package io.neuralfocus.explain;

import io.neuralfocus.scorer.trees.RowKeys;
import java.util.Arrays;
import java.util.List;

/**
 * Contributions of a shallow tree, looked up instead of computed.
 *
 * <p>What a leaf gives to the features on its way depends on the row only by which of them are satisfied: a pattern of as
 * many bits as there are features (Yang 2021, "Fast TreeSHAP"). Leaves that hang close together share most of their way,
 * so here a whole small subtree, a crown, has one table: its pattern is one bit for each feature asked about above it
 * (is all of it satisfied?) and one for each of its own splits (which way?). In a full tree of depth 6 that makes 16
 * crowns of 4 leaves and 7 bits: a quarter of the look-ups and of the sums.
 *
 * <pre>
 *  pattern   | own split n-1 ... own split 0 | feature m-1 ... feature 0 |
 *  table     for each pattern, what each slot's feature is given
 * </pre>
 *
 * <p>For a row each split above the crowns is asked once, in preorder, and hands its children the pattern so far, with
 * its feature's bit taken away from the child that the row does not go to.
 */
final class CrownedTree {

    /** A split above the crowns. The masks of all splits come first, then those of the crowns. */
    record Split(long word, int bit, int leftMask, int rightMask) {}

    /** A subtree with a table of its own: the bits above it, its splits in preorder, and who is given something. */
    static final class Crown {
        final int above;
        final long[] own;
        final int[] slots;
        final float[] table;

        Crown(int above, long[] own, int[] slots, float[] table) {
            this.above = above;
            this.own = own;
            this.slots = slots;
            this.table = table;
        }
    }

    /** Crowns all have as many splits and slots, so that no loop asks how many: what is missing goes left, or nowhere. */
    static final int OWN = 3;

    private static final int WIDTH = 8;

    private final long[] splits;
    private final int[] bits;
    private final int[] leftMasks;
    private final int[] rightMasks;

    /** By crown: bits above, own splits, slots, and where its table begins. */
    private final int[] above;

    private final long[] own;
    private final int[] slots;
    private final int[] starts;
    private final float[] tables;

    /**
     * Lays out a tree that has been divided.
     *
     * @param nowhere the slot that takes what nobody is given
     */
    CrownedTree(List<Split> splits, List<Crown> crowns, int nowhere) {
        this.splits = splits.stream().mapToLong(Split::word).toArray();
        this.bits = splits.stream().mapToInt(Split::bit).toArray();
        this.leftMasks = splits.stream().mapToInt(Split::leftMask).toArray();
        this.rightMasks = splits.stream().mapToInt(Split::rightMask).toArray();
        int count = crowns.size();
        above = new int[count];
        own = new long[count * OWN];
        slots = new int[count * WIDTH];
        starts = new int[count];
        int entries = 0;
        for (int i = 0; i < count; i++) {
            Crown crown = crowns.get(i);
            above[i] = crown.above;
            starts[i] = entries;
            entries += crown.table.length / crown.slots.length * WIDTH;
            // A threshold above every key: whatever the value, it is less.
            Arrays.fill(own, i * OWN, (i + 1) * OWN, (long) Integer.MAX_VALUE << 32);
            System.arraycopy(crown.own, 0, own, i * OWN, crown.own.length);
            Arrays.fill(slots, i * WIDTH, (i + 1) * WIDTH, nowhere);
            System.arraycopy(crown.slots, 0, slots, i * WIDTH, crown.slots.length);
        }
        tables = new float[entries];
        for (int i = 0; i < count; i++) {
            Crown crown = crowns.get(i);
            int width = crown.slots.length;
            for (int row = 0; row < crown.table.length / width; row++) {
                System.arraycopy(crown.table, row * width, tables, starts[i] + row * WIDTH, width);
            }
        }
    }

    int tableSize() {
        return tables.length;
    }

    int masks() {
        return splits.length + above.length;
    }

    /** Adds this tree's contributions to the sums of the row whose keys begin here. */
    void add(int[] keys, int row, int[] masks, float[] sums) {
        masks[0] = -1;
        int count = splits.length;
        for (int i = 0; i < count; i++) {
            int right = RowKeys.goesRight(splits[i], keys, row);
            int bit = bits[i];
            int mask = masks[i];
            masks[leftMasks[i]] = mask & ~(bit & -right);
            masks[rightMasks[i]] = mask & ~(bit & (right - 1));
        }
        for (int crown = 0; crown < above.length; crown++) {
            int bit = above[crown];
            int ways = RowKeys.goesRight(own[crown * OWN], keys, row)
                    + 2 * RowKeys.goesRight(own[crown * OWN + 1], keys, row)
                    + 4 * RowKeys.goesRight(own[crown * OWN + 2], keys, row);
            int pattern = (masks[count + crown] & ((1 << bit) - 1)) | ways << bit;
            int at = starts[crown] + pattern * WIDTH;
            int slot = crown * WIDTH;
            sums[slots[slot]] += tables[at];
            sums[slots[slot + 1]] += tables[at + 1];
            sums[slots[slot + 2]] += tables[at + 2];
            sums[slots[slot + 3]] += tables[at + 3];
            sums[slots[slot + 4]] += tables[at + 4];
            sums[slots[slot + 5]] += tables[at + 5];
            sums[slots[slot + 6]] += tables[at + 6];
        }
    }
}
