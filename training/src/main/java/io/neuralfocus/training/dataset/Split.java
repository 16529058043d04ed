package io.neuralfocus.training.dataset;

/**
 * Who learns, who is watched, who judges at the very end.
 *
 * @param by users by default; time where there are too few of them, and then nothing is claimed about new users
 * @param valid by user: watched to stop early and judged on; by time: calibrated on
 * @param test by user: not looked at by any training; by time: judged on
 */
public record Split(By by, RowView train, RowView valid, RowView test) {

    /** With fewer users than this a split by user says nothing. */
    public static final int FEWEST_USERS = 10;

    private static final double TRAIN_SHARE = 0.6;
    private static final double VALID_SHARE = 0.8;

    /** What the parts differ in. */
    public enum By {
        USER("by user, focus-split-v1"),
        TIME("by time alone: first 60 % of sessions, next 20 %, last 20 %; says nothing about new users");

        private final String told;

        By(String told) {
            this.told = told;
        }

        /** As cards and reports tell it. */
        public String told() {
            return told;
        }
    }

    /** By user, or by time if there are too few users. */
    public static Split of(RowView rows) {
        return rows.usersPresent().size() < FEWEST_USERS ? byTime(rows) : byUser(rows);
    }

    /** By a hash of the user, for ever: the product's default. */
    public static Split byUser(RowView rows) {
        return new Split(By.USER, part(rows, UserSplit.TRAIN), part(rows, UserSplit.VALID), part(rows, UserSplit.TEST));
    }

    private static RowView part(RowView rows, UserSplit part) {
        return rows.ofUsers(user -> UserSplit.of(user) == part);
    }

    /** By when sessions begin; rows so shortly before a cut that they see or are labelled by what follows are dropped. */
    static Split byTime(RowView rows) {
        Stretches stretches = Stretches.of(rows);
        long[] starts = stretches.starts();
        if (starts.length < 3) {
            throw new IllegalArgumentException("the rows are of fewer than " + FEWEST_USERS + " users and of "
                    + starts.length + " sessions: a split by time needs 3 sessions at least, so give more events.");
        }
        int firstValid = Math.max(1, (int) (TRAIN_SHARE * starts.length));
        int firstTest = Math.max(firstValid + 1, (int) (VALID_SHARE * starts.length));
        long validUs = starts[firstValid];
        long testUs = starts[firstTest];
        return new Split(
                By.TIME,
                between(rows, stretches, Long.MIN_VALUE, validUs),
                between(rows, stretches, validUs, testUs),
                between(rows, stretches, testUs, Long.MAX_VALUE));
    }

    private static RowView between(RowView rows, Stretches stretches, long fromUs, long toUs) {
        long lastUs = toUs == Long.MAX_VALUE ? toUs : toUs - TimeCut.MARGIN_US;
        return rows.where(i -> stretches.startUs(stretches.ofRow(i)) >= fromUs && rows.instantUs(i) < lastUs);
    }

    /** The rows that a training is judged on: it has neither learnt from them nor been calibrated on them. */
    public RowView judged() {
        return by == By.USER ? valid : test;
    }
}
