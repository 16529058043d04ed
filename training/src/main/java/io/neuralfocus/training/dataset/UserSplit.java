package io.neuralfocus.training.dataset;

import io.neuralfocus.event.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Which part of the people a user belongs to, for ever: by a hash of the name. */
public enum UserSplit {
    TEST,
    VALID,
    TRAIN;

    private static final String SALT = "focus-split-v1|";
    private static final int TENTHS = 10;

    /** 2 in 10 are valid, 3 in 10 test, the rest train. */
    public static UserSplit of(String user) {
        int tenth = (int) (Long.parseLong(hash(user).substring(0, 8), 16) % TENTHS);
        if (tenth <= 2) {
            return TEST;
        }
        return tenth <= 4 ? VALID : TRAIN;
    }

    private static String hash(String user) {
        return HexFormat.of().formatHex(Sha256.begun().digest((SALT + user).getBytes(StandardCharsets.UTF_8)));
    }
}
