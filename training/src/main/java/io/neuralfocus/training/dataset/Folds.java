package io.neuralfocus.training.dataset;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Parts of the training rows by user, so that each user's rows can be scored by a model that never saw that user. */
public final class Folds {

    private Folds() {}

    /**
     * One fold: who is left out, and all others.
     *
     * @param left scored
     * @param others learnt from
     */
    public record Fold(RowView left, RowView others) {}

    /** As many folds as there are users, at most this many: the users in their order, dealt like cards. */
    public static List<Fold> of(RowView rows, int atMost) {
        BitSet present = new BitSet();
        for (int i = 0; i < rows.size(); i++) {
            present.set(rows.user(i));
        }
        int[] users = present.stream().toArray();
        int[] foldOf = new int[rows.userNames().size()];
        int count = Math.min(atMost, users.length);
        for (int i = 0; i < users.length; i++) {
            foldOf[users[i]] = i % count;
        }
        List<Fold> folds = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            int own = fold;
            folds.add(new Fold(
                    rows.where(i -> foldOf[rows.user(i)] == own), rows.where(i -> foldOf[rows.user(i)] != own)));
        }
        return folds;
    }
}
