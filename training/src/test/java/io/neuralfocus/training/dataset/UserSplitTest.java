package io.neuralfocus.training.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserSplitTest {

    @Test
    void shouldSplitPeopleFiveTwoThree() {
        Map<UserSplit, Integer> counts = new EnumMap<>(UserSplit.class);
        for (int i = 0; i < 10_000; i++) {
            counts.merge(UserSplit.of("user-" + i), 1, Integer::sum);
        }
        assertEquals(5_000, counts.getOrDefault(UserSplit.TRAIN, 0), 200);
        assertEquals(2_000, counts.getOrDefault(UserSplit.VALID, 0), 200);
        assertEquals(3_000, counts.getOrDefault(UserSplit.TEST, 0), 200);
    }

    @Test
    void shouldNeverMoveAnybody() {
        assertEquals(UserSplit.TRAIN, UserSplit.of("alan"));
        assertEquals(UserSplit.VALID, UserSplit.of("linus"));
        assertEquals(UserSplit.TEST, UserSplit.of("grace"));
    }
}
