package io.neuralfocus.training.dataset;

import java.util.Arrays;

/**
 * The same people, earlier and later: each user's rows are cut at the last session's start at or before 80 % of them. What
 * a row in the earlier part sees or is labelled by ends before the cut, and no session stands on both sides.
 *
 * @param earlier to learn from
 * @param later to be judged on
 */
public record TimeCut(RowView earlier, RowView later) {

    /** A window and a horizon: rows so shortly before a cut are dropped. */
    static final long MARGIN_US = 330_000_000;

    private static final double SHARE = 0.8;

    /** Cuts the rows of each user. */
    public static TimeCut of(RowView rows) {
        Stretches stretches = Stretches.of(rows);
        long[] cuts = cuts(rows, stretches);
        RowView earlier = rows.where(i -> rows.instantUs(i) < cuts[rows.user(i)] - MARGIN_US);
        RowView later = rows.where(i -> stretches.startUs(stretches.ofRow(i)) >= cuts[rows.user(i)]);
        return new TimeCut(earlier, later);
    }

    private static long[] cuts(RowView rows, Stretches stretches) {
        long[] cuts = new long[rows.userNames().size()];
        for (int user = 0; user < cuts.length; user++) {
            int whose = user;
            RowView own = rows.where(i -> rows.user(i) == whose);
            if (own.size() == 0) {
                continue;
            }
            long[] instants = new long[own.size()];
            Arrays.setAll(instants, own::instantUs);
            Arrays.sort(instants);
            long mostUs = instants[(int) (SHARE * (instants.length - 1))];
            for (int stretch = 0; stretch < stretches.count(); stretch++) {
                if (stretches.user(stretch) == user && stretches.startUs(stretch) <= mostUs) {
                    cuts[user] = Math.max(cuts[user], stretches.startUs(stretch));
                }
            }
        }
        return cuts;
    }
}
