package io.neuralfocus.cli;

import io.neuralfocus.training.dataset.UserSplit;
import java.util.Arrays;
import java.util.Locale;

/** A part of the users as options name it. */
enum UserPart {
    TRAIN,
    VALID,
    TEST,
    ALL;

    static UserPart named(String label) {
        return Arrays.stream(values())
                .filter(part -> part.label().equals(label))
                .findFirst()
                .orElseThrow(() -> Complaint.badInput(
                        "there is no part " + label + " of the users: choose train, valid, test or all."));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean holds(String user) {
        return switch (this) {
            case TRAIN -> UserSplit.of(user) == UserSplit.TRAIN;
            case VALID -> UserSplit.of(user) == UserSplit.VALID;
            case TEST -> UserSplit.of(user) == UserSplit.TEST;
            case ALL -> true;
        };
    }
}
