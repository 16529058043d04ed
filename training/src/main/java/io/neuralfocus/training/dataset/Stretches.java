package io.neuralfocus.training.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sessions that rows belong to: what a device tells between two breaks.
 *
 * <p>A break shows in the rows themselves: {@code minutes_since_last_break} begins anew, so it falls behind the time that
 * has passed since the row before.
 */
final class Stretches {

    private static final long MINUTE_US = 60_000_000;

    private final int[] ofRow;
    private final long[] startUs;
    private final int[] users;

    private Stretches(int[] ofRow, long[] startUs, int[] users) {
        this.ofRow = ofRow;
        this.startUs = startUs;
        this.users = users;
    }

    static Stretches of(RowView rows) {
        int sinceBreak = rows.schema().names().indexOf("minutes_since_last_break");
        int[] ofRow = new int[rows.size()];
        List<Long> starts = new ArrayList<>();
        List<Integer> users = new ArrayList<>();
        Map<Integer, Integer> lastRows = new HashMap<>();
        for (int i = 0; i < ofRow.length; i++) {
            Integer last = lastRows.put(rows.streamNumber(i), i);
            if (last != null && goesOn(rows, sinceBreak, last, i)) {
                ofRow[i] = ofRow[last];
            } else {
                ofRow[i] = starts.size();
                starts.add(rows.instantUs(i));
                users.add(rows.user(i));
            }
        }
        return new Stretches(
                ofRow,
                starts.stream().mapToLong(Long::longValue).toArray(),
                users.stream().mapToInt(Integer::intValue).toArray());
    }

    private static boolean goesOn(RowView rows, int sinceBreak, int before, int row) {
        double workedUs = ((double) rows.value(row, sinceBreak) + 1) * MINUTE_US;
        double expectedUs =
                (double) rows.value(before, sinceBreak) * MINUTE_US + (rows.instantUs(row) - rows.instantUs(before));
        return workedUs > expectedUs;
    }

    int count() {
        return startUs.length;
    }

    int ofRow(int row) {
        return ofRow[row];
    }

    long startUs(int stretch) {
        return startUs[stretch];
    }

    int user(int stretch) {
        return users[stretch];
    }

    /** When the stretches begin, ascending. */
    long[] starts() {
        long[] sorted = startUs.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
