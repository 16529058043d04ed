package io.neuralfocus.feature;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.StreamItem;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows so full that their integers outgrow 63, then 64 bits: still exact, still converted once. */
class FullWindowTest {

    private static final long SECOND = 1_000_000;

    /** The second instant of the grid, when everything since the first event is still in the window. */
    private static final long FULL_AT = 30 * SECOND - 1;

    private final TwinComparison comparison = new TwinComparison();

    /** Beyond 10,248 gaps k S2 does not fit in 63 bits, beyond 20,496 not in 64. */
    @ParameterizedTest
    @ValueSource(ints = {10_247, 10_248, 10_249, 10_300, 20_500, 30_000})
    void shouldBeExactHoweverManyKeysArePressed(int presses) {
        SplittableRandom random = new SplittableRandom(presses);
        List<StreamItem> items = new ArrayList<>();
        for (int i = 0; i < presses; i++) {
            items.add(key(i == 0 ? 0 : random.nextInt(4)));
        }
        items.add(key(FULL_AT - random.nextInt(4)));
        items.add(key(FULL_AT + SECOND));
        compare(presses, items);
    }

    private static StreamItem key(long us) {
        return new StreamItem.Happened(Event.of(us, EventType.KEY_PRESS, AppName.NONE));
    }

    /** Beyond 46,341 moves n S2 need not fit in 63 bits; the variance of speeds at both ends does not beyond 92,682. */
    @ParameterizedTest
    @ValueSource(ints = {46_340, 46_342, 66_000, 92_650, 92_900, 132_000, 200_000})
    void shouldBeExactHoweverOftenTheMouseMoves(int moves) {
        SplittableRandom random = new SplittableRandom(moves);
        List<StreamItem> items = new ArrayList<>();
        for (int i = 0; i < moves; i++) {
            int speed = random.nextInt(50) == 0 ? random.nextInt(65_536) : i % 2 == 0 ? -1 : 0;
            long us = i * (29 * SECOND / moves);
            items.add(new StreamItem.Happened(
                    Event.mouseMove(us, AppName.NONE, random.nextInt(), random.nextInt(), speed)));
        }
        items.add(key(FULL_AT + SECOND));
        compare(moves, items);
    }

    private void compare(int seed, List<StreamItem> items) {
        RandomStream stream = new RandomStream(seed, FULL_AT, items);
        comparison.firstDifference(stream).ifPresent(Assertions::fail);
    }
}
