package io.neuralfocus.explain;

import io.neuralfocus.scorer.trees.RowKeys;
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

    /** A subtree with a table of its own. */
    static final class Crown {
        final int above;
        final long[] own;
        final int[] slots;
        final float[] table;

        /**
         * @param above how many features are asked about above it
         * @param own its splits in preorder
         * @param slots features given something
         */
        Crown(int above, long[] own, int[] slots, float[] table) {
            this.above = above;
            this.own = own;
            this.slots = slots;
            this.table = table;
        }
    }

    private final long[] splits;
    private final int[] bits;
    private final int[] leftMasks;
    private final int[] rightMasks;

    /** By crown; what belongs to one crown ends where the next begins. */
    private final int[] above;

    private final int[] ownFrom;
    private final long[] own;
    private final int[] slotsFrom;
    private final int[] slots;
    private final int[] tablesFrom;
    private final float[] tables;

    CrownedTree(List<Split> splits, List<Crown> crowns) {
        this.splits = splits.stream().mapToLong(Split::word).toArray();
        this.bits = splits.stream().mapToInt(Split::bit).toArray();
        this.leftMasks = splits.stream().mapToInt(Split::leftMask).toArray();
        this.rightMasks = splits.stream().mapToInt(Split::rightMask).toArray();
        int count = crowns.size();
        above = new int[count];
        ownFrom = new int[count + 1];
        slotsFrom = new int[count + 1];
        tablesFrom = new int[count + 1];
        for (int i = 0; i < count; i++) {
            Crown crown = crowns.get(i);
            above[i] = crown.above;
            ownFrom[i + 1] = ownFrom[i] + crown.own.length;
            slotsFrom[i + 1] = slotsFrom[i] + crown.slots.length;
            tablesFrom[i + 1] = tablesFrom[i] + crown.table.length;
        }
        own = new long[ownFrom[count]];
        slots = new int[slotsFrom[count]];
        tables = new float[tablesFrom[count]];
        for (int i = 0; i < count; i++) {
            Crown crown = crowns.get(i);
            System.arraycopy(crown.own, 0, own, ownFrom[i], crown.own.length);
            System.arraycopy(crown.slots, 0, slots, slotsFrom[i], crown.slots.length);
            System.arraycopy(crown.table, 0, tables, tablesFrom[i], crown.table.length);
        }
    }

    int tableSize() {
        return tables.length;
    }

    int masks() {
        return splits.length + above.length;
    }

    /** Adds this tree's contributions to those of the row whose keys begin here. */
    void add(int[] keys, int row, int[] masks, double[] contributions, int out) {
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
            int pattern = masks[count + crown] & ((1 << bit) - 1);
            for (int s = ownFrom[crown]; s < ownFrom[crown + 1]; s++) {
                pattern |= RowKeys.goesRight(own[s], keys, row) << bit++;
            }
            int slot = slotsFrom[crown];
            int width = slotsFrom[crown + 1] - slot;
            int entry = tablesFrom[crown] + pattern * width;
            for (int s = 0; s < width; s++) {
                contributions[out + slots[slot + s]] += tables[entry + s];
            }
        }
    }
}
