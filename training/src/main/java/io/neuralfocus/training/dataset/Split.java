package io.neuralfocus.training.dataset;

/**
 * Who learns, who is watched, who judges at the very end.
 *
 * @param valid watched to stop early, calibrated and fitted to by nothing
 * @param test not looked at while anything is still chosen
 */
public record Split(RowView train, RowView valid, RowView test) {

    /** By a hash of the user, for ever: the product's default. */
    public static Split byUser(RowView rows) {
        return new Split(part(rows, UserSplit.TRAIN), part(rows, UserSplit.VALID), part(rows, UserSplit.TEST));
    }

    private static RowView part(RowView rows, UserSplit part) {
        return rows.ofUsers(user -> UserSplit.of(user) == part);
    }
}
