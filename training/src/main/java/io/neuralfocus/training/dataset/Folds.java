package io.neuralfocus.training.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Parts of the training users, so that each user's rows can be scored by trees that never saw that user. */
public record Folds(List<String> users, int count) {

    public Folds {
        users = List.copyOf(users);
    }

    /** As many folds as there are users, at most this many. */
    public static Folds of(List<String> users, int atMost) {
        return new Folds(users, Math.min(atMost, users.size()));
    }

    /** Who is in each fold, in turn: the users in their order, dealt like cards. */
    public List<Predicate<String>> parts() {
        List<Predicate<String>> parts = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            int own = fold;
            parts.add(user -> users.indexOf(user) % count == own);
        }
        return parts;
    }
}
